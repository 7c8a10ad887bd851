using System.Collections.Immutable;

namespace DtsApply.Sandbox.State;

/// <summary>
/// What one account holds. It begins as an account that has authorized DTS and opened its console once: with
/// AliyunDTSDefaultRole in order, and with one RAM user. That beginning is not written to the file; only what differs
/// from it is.
/// </summary>
internal sealed class SandboxAccount
{
    private readonly StoredRole _firstRole;
    private readonly StoredUser _firstUser;

    public SandboxAccount(string id)
    {
        Id = id;
        _firstRole = Seeds.DefaultRole(id);
        _firstUser = Seeds.User(id);
        Roles = new(StringComparer.OrdinalIgnoreCase) { [_firstRole.Name] = _firstRole };
        Users = new(StringComparer.OrdinalIgnoreCase) { [_firstUser.Name] = _firstUser };
        Policies = new(StringComparer.OrdinalIgnoreCase);
    }

    public string Id { get; }

    /// <summary>
    /// By name. RAM keeps the case of a role's name; that it does not tell names apart by it is the safer assumption.
    /// </summary>
    public SortedDictionary<string, StoredRole> Roles { get; }

    /// <summary>By name.</summary>
    public SortedDictionary<string, StoredUser> Users { get; }

    /// <summary>The custom ones, by name.</summary>
    public SortedDictionary<string, StoredPolicy> Policies { get; }

    public string? Alias { get; private set; }

    /// <summary>Finds a policy whatever the case of its name, as RAM does.</summary>
    public StoredPolicy? Policy(string name, string type) =>
        (
            type is Seeds.SystemType ? Seeds.SystemPolicies : Policies as IReadOnlyDictionary<string, StoredPolicy>
        ).GetValueOrDefault(name);

    /// <summary>The account as it is now, for later.</summary>
    public SandboxAccount Copy()
    {
        var copy = new SandboxAccount(Id) { Alias = Alias };
        Copy(Roles, copy.Roles);
        Copy(Users, copy.Users);
        Copy(Policies, copy.Policies);
        return copy;

        static void Copy<T>(SortedDictionary<string, T> from, SortedDictionary<string, T> to)
        {
            to.Clear();
            foreach (var (name, value) in from)
            {
                to.Add(name, value);
            }
        }
    }

    /// <summary>The account as it is now, but for one role.</summary>
    public SandboxAccount Without(StoredRole role)
    {
        var copy = Copy();
        copy.Roles.Remove(role.Name);
        return copy;
    }

    public void Apply(SandboxChange change)
    {
        switch (change)
        {
            case RolePut put:
                Put(Roles, put.Role.Name, put.Role);
                break;
            case RoleGone gone:
                Roles.Remove(gone.Name);
                break;
            case PolicyPut put:
                Put(Policies, put.Policy.Name, put.Policy);
                break;
            case PolicyGone gone:
                Policies.Remove(gone.Name);
                break;
            case UserPut put:
                Put(Users, put.User.Name, put.User);
                break;
            case UserGone gone:
                Users.Remove(gone.Name);
                break;
            case AliasPut put:
                Alias = put.Alias;
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>The changes that make a fresh account into this one.</summary>
    public IEnumerable<SandboxChange> Snapshot() =>
        [
            .. Roles.ContainsKey(_firstRole.Name)
                ? ImmutableArray<SandboxChange>.Empty
                : [new RoleGone(Id, _firstRole.Name)],
            .. Users.ContainsKey(_firstUser.Name)
                ? ImmutableArray<SandboxChange>.Empty
                : [new UserGone(Id, _firstUser.Name)],
            .. Roles.Values.Where(role => role != _firstRole).Select(role => new RolePut(Id, role)),
            .. Policies.Values.Select(policy => new PolicyPut(Id, policy)),
            .. Users.Values.Where(user => user != _firstUser).Select(user => new UserPut(Id, user)),
            .. Alias is null ? ImmutableArray<SandboxChange>.Empty : [new AliasPut(Id, Alias)],
        ];

    /// <summary>
    /// Removes first: a dictionary keeps the spelling of the key that came first, and the new spelling is the one that
    /// counts.
    /// </summary>
    private static void Put<T>(SortedDictionary<string, T> all, string name, T value)
    {
        all.Remove(name);
        all.Add(name, value);
    }
}
