using System.Collections.Immutable;

namespace DtsApply.Sandbox.State;

/// <summary>Everything that the sandbox remembers: accounts, and which user has which key.</summary>
internal sealed class SandboxState
{
    private readonly Dictionary<string, SandboxAccount> _accounts;
    private readonly Dictionary<string, (string Account, string User)> _keys;

    public SandboxState()
        : this(new(StringComparer.Ordinal), new(StringComparer.Ordinal)) { }

    private SandboxState(
        Dictionary<string, SandboxAccount> accounts,
        Dictionary<string, (string Account, string User)> keys
    ) => (_accounts, _keys) = (accounts, keys);

    /// <summary>The number of the last change; what is new gets its ID from the next one.</summary>
    public long Sequence { get; private set; }

    /// <summary>The accounts that were looked at or changed.</summary>
    public IEnumerable<SandboxAccount> Accounts => _accounts.Values;

    public SandboxAccount Account(string id)
    {
        if (!_accounts.TryGetValue(id, out var account))
        {
            account = new(id);
            _accounts.Add(id, account);
        }

        return account;
    }

    /// <summary>
    /// An account that was looked at or changed before; null for any other, which is not made by asking.
    /// </summary>
    public SandboxAccount? Find(string id) => _accounts.GetValueOrDefault(id);

    /// <summary>
    /// This state with another account in the place of one; what is looked at in it changes nothing here.
    /// </summary>
    public SandboxState With(SandboxAccount account)
    {
        if (ReferenceEquals(Find(account.Id), account))
        {
            return this;
        }

        var other = new SandboxState(new(_accounts, StringComparer.Ordinal) { [account.Id] = account }, _keys);
        other.StartAt(Sequence);
        return other;
    }

    /// <summary>The user whose AccessKey this is.</summary>
    public (SandboxAccount Account, StoredUser User, StoredKey Key)? Key(string keyId)
    {
        if (!_keys.TryGetValue(keyId, out var owner))
        {
            if (SandboxKeys.UserOwner(keyId) is not { } first)
            {
                return null;
            }

            owner = (first, SandboxKeys.UserName);
        }

        // An index entry outlives its key: whether the user still has it is for the user to say.
        var account = Account(owner.Account);
        var user = account.Users.GetValueOrDefault(owner.User);
        var key = user?.Keys.FirstOrDefault(key => key.Id == keyId);
        return key is null ? null : (account, user!, key);
    }

    public void Apply(long sequence, ImmutableArray<SandboxChange> changes)
    {
        foreach (var change in changes)
        {
            Account(change.Account).Apply(change);
            if (change is UserPut put)
            {
                foreach (var key in put.User.Keys)
                {
                    _keys[key.Id] = (put.Account, put.User.Name);
                }
            }
        }

        Sequence = sequence;
    }

    /// <summary>Begins at a number, as a file does that was compacted.</summary>
    public void StartAt(long sequence) => Sequence = sequence;

    /// <summary>The changes that make an empty state into this one, in a fixed order.</summary>
    public IEnumerable<SandboxChange> Snapshot() =>
        _accounts.OrderBy(pair => pair.Key, StringComparer.Ordinal).SelectMany(pair => pair.Value.Snapshot());
}
