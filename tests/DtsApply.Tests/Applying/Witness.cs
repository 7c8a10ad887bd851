using System.Collections.Immutable;
using DtsApply.Applying;
using DtsApply.Live;
using DtsApply.Model;
using DtsApply.Planning;
using Xunit;

namespace DtsApply.Tests.Applying;

/// <summary>
/// Watches one role, in whose hands it is at every moment, and what each run has seen of that. No run may change what
/// someone else wrote after its plan and it has seen since; what is written between its last look and its write it
/// cannot know of.
/// </summary>
internal sealed class Witness
{
    private readonly FakeClock _clock;
    private readonly RoleAddress _address;
    private readonly List<(TimeSpan At, string By, Role? Role)> _history = [];
    private readonly Dictionary<string, int> _seen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _planned = new(StringComparer.Ordinal);

    public Witness(FakeCloud ram, RoleAddress address, FakeClock clock)
    {
        (Ram, _address, _clock) = (ram, address, clock);
        _history.Add((TimeSpan.MinValue, "before", ram.Roles.GetValueOrDefault(address)));
        Allowed = [.. Access.Of(Now)];
    }

    public FakeCloud Ram { get; }

    public Role? Now => Ram.Roles.GetValueOrDefault(_address);

    /// <summary>Who may use what: those who could before, and those to whom someone gave it on purpose.</summary>
    public HashSet<AccessRight> Allowed { get; }

    /// <summary>What is wanted.</summary>
    public void Allow(IEnumerable<AccessRight> pairs)
    {
        // Two runs may begin at the same time.
        lock (Allowed)
        {
            Allowed.UnionWith(pairs);
        }
    }

    /// <summary>Someone else changes the role; what that gives, they gave.</summary>
    public void Change(Func<Role?, Role?> change)
    {
        var before = Now;
        if (change(before) is { } after)
        {
            Ram.With(after);
        }
        else
        {
            Ram.Remove(_address);
        }

        // Who writes a trust policy writes all of it.
        // Who attaches a policy gives it to whom the role trusted when the run began, since that may be what goes back.
        Allowed.UnionWith(
            _history[0].Role is { } first && Now is { } now ? Access.Of(now with { Trust = first.Trust }) : []
        );
        var isSameTrust = before is not null && Now?.Trust.Equals(before.Trust) is true;
        Allowed.UnionWith(isSameTrust ? Access.Of(Now).Except(Access.Of(before)) : Access.Of(Now));
        Note("someone else");
    }

    /// <summary>From now on what others wrote before is what the run's plan is about.</summary>
    public void Planned(string who) => _planned[who] = _seen.GetValueOrDefault(who);

    /// <summary>A read of a run, which shows the role as it was so long ago.</summary>
    public Role? Show(string who, TimeSpan age)
    {
        _seen[who] = _history.FindLastIndex(state => state.At == TimeSpan.MinValue || state.At <= _clock.Elapsed - age);
        return _history[_seen[who]].Role;
    }

    /// <summary>A run has written.</summary>
    public void Wrote(string who)
    {
        var (before, after) = (Atoms(_history[^1].Role), Atoms(Now));
        var changed = before
            .Keys.Union(after.Keys)
            .Where(atom => before.GetValueOrDefault(atom) != after.GetValueOrDefault(atom))
            .ToList();
        // Whatever is done to another role of that name is done to someone else's, but for what the run itself had just
        // done to it.
        foreach (
            var atom in changed.TrueForAll(atom => _history[Author(atom)].By == who) ? changed : changed.Append("id")
        )
        {
            var author = Author(atom);
            var isNews =
                _history[author].By != who
                && author > _planned.GetValueOrDefault(who)
                && author <= _seen.GetValueOrDefault(who);
            Assert.False(isNews, $"{who} wrote over {atom}, which {_history[author].By} wrote and {who} has seen");
        }

        Note(who);
    }

    public void CheckTheEnd() => Assert.All(Access.Of(Now), pair => Assert.Contains(pair, Allowed));

    private void Note(string by) => _history.Add((_clock.Elapsed, by, Now));

    /// <summary>The last state in which a value became what it is.</summary>
    private int Author(string atom)
    {
        var index = _history.Count - 1;
        while (
            index > 0
            && Atoms(_history[index].Role).GetValueOrDefault(atom)
                == Atoms(_history[index - 1].Role).GetValueOrDefault(atom)
        )
        {
            index--;
        }

        return index;
    }

    private static Dictionary<string, string> Atoms(Role? role)
    {
        var atoms = new Dictionary<string, string>(StringComparer.Ordinal);
        if (role is not null)
        {
            (atoms["id"], atoms["trust"], atoms["description"]) = (
                role.Id ?? "",
                role.Trust.Canonical,
                role.Description ?? ""
            );
            atoms["session"] = FormattableString.Invariant($"{role.MaxSessionDuration}");
            role.Policies.ToImmutableList().ForEach(policy => atoms[$"policy {policy.Name}"] = "attached");
            role.Tags.ToImmutableList().ForEach(tag => atoms[$"tag {tag.Key}"] = tag.Value);
        }

        return atoms;
    }
}

/// <summary>The door of one run to a role that is watched; each of its calls waits for its turn.</summary>
/// <param name="witness">Who watches.</param>
/// <param name="who">The run.</param>
/// <param name="age">How old its reads are.</param>
/// <param name="turn">Awaited before every call about the role.</param>
internal sealed class WatchedDoor(Witness witness, string who, TimeSpan age, Func<Task> turn) : ICloud
{
    public string FindCredentials(Account account) => witness.Ram.FindCredentials(account);

    public Task<Identity> WhoAmIAsync(Account account, CancellationToken cancellationToken) =>
        witness.Ram.WhoAmIAsync(account, cancellationToken);

    public async Task<Role?> ReadRoleAsync(Account account, string role, CancellationToken cancellationToken)
    {
        if (role is "AliyunDTSDefaultRole")
        {
            return FakeCloud.Authorized(account);
        }

        await turn();
        return witness.Show(who, age);
    }

    public async Task<Role?> ReadRoleWhereAsync(
        Account account,
        string role,
        Predicate<TrustPolicy> onlyWhere,
        CancellationToken cancellationToken
    ) => await ReadRoleAsync(account, role, cancellationToken) is { } read && onlyWhere(read.Trust) ? read : null;

    public Task<ImmutableArray<ListedRole>> ListRolesAsync(
        Account account,
        string? set,
        CancellationToken cancellationToken
    ) => witness.Ram.ListRolesAsync(account, set, cancellationToken);

    public Task TryAssumeAsync(Account by, Account owner, string role, CancellationToken cancellationToken) =>
        witness.Ram.TryAssumeAsync(by, owner, role, cancellationToken);

    public async Task<string> CarryOutAsync(
        Account account,
        string role,
        RoleAction action,
        StopSignals signals,
        Func<Task>? beforeAgain = null
    )
    {
        await turn();
        var id = await witness.Ram.CarryOutAsync(account, role, action, signals, beforeAgain);
        witness.Wrote(who);
        return id;
    }
}
