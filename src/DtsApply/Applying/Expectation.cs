using DtsApply.Model;
using DtsApply.Planning;

namespace DtsApply.Applying;

/// <summary>
/// The whole role as this run should find it: as it was planned, and as every write since has left it. It remembers the
/// states before, so that a read which is only old is told from someone else's work.
/// </summary>
/// <param name="address">Which role.</param>
/// <param name="role">The role as it should be found first; null for none.</param>
internal sealed class Expectation(RoleAddress address, Role? role)
{
    private readonly List<Role?> _earlier = [];
    private bool _isFound = role is not null;

    /// <summary>The role as it should be by now; null for none.</summary>
    public Role? Role { get; private set; } = role;

    /// <summary>The trust that the last write sent, where it sent one.</summary>
    public TrustPolicy? Sent { get; private set; }

    /// <summary>Takes in a write that was carried out.</summary>
    /// <param name="action">The write.</param>
    /// <param name="at">When, as RAM writes it.</param>
    public void Did(RoleAction action, string at)
    {
        _earlier.Add(Role);
        Sent = action switch
        {
            CreateRole create => create.Trust,
            UpdateRole update => update.Trust,
            _ => null,
        };
        Role = ActionEffects.After(Role, address, action) is { } after ? after with { Updated = at } : null;
    }

    /// <summary>
    /// What a look shows. A role that this run made gets its ID from the first look that finds it as it was left.
    /// </summary>
    /// <param name="now">The role as it was read; null when there is none.</param>
    /// <param name="waited">Whether all of the time that a lag may take is over.</param>
    public Sighting Tell(Role? now, bool waited = false)
    {
        var sight =
            RoleDiff.Between(Role, now).IsEmpty ? Sighting.AsLeft
            : now is null
                ? _earlier.Contains(null) && !(waited && _isFound) ? Sighting.Behind
                    : Sighting.Foreign
            : IsEarlier(now) && !(waited && IsRewritten(now)) ? Sighting.Behind
            : IsRewritten(now) ? Sighting.Rewritten
            : Sighting.Foreign;
        if (sight is Sighting.AsLeft or Sighting.Rewritten && Role is { } left && now is not null)
        {
            _isFound = true;
            Role = left with
            {
                Id = left.Id ?? now.Id,
                Created = left.Created ?? now.Created,
                Updated = now.Updated ?? left.Updated,
            };
        }

        return sight;
    }

    /// <summary>How long to ask again after a look that showed this, once the last write was taken.</summary>
    /// <param name="now">The role as it was read; null when there is none.</param>
    /// <param name="last">The last write.</param>
    public TimeSpan Patience(Role? now, RoleAction last) =>
        Tell(now) switch
        {
            Sighting.Behind => now is null || last is DetachPolicyFromRole ? Polling.Lag : Polling.Settling,
            Sighting.Foreign when now is not null && IsUnseen(now, last) => Polling.Settling,
            _ => TimeSpan.Zero,
        };

    // Someone else's work that shows before our own write does: only a later read tells what the two make together.
    private static bool IsUnseen(Role now, RoleAction last) =>
        last switch
        {
            UpdateRole update => !now.Trust.Equals(update.Trust),
            AttachPolicyToRole attach => !now.Policies.Contains(attach.Policy),
            _ => false,
        };

    // Whatever else someone changed meanwhile, the trust is still what RAM made of ours.
    private bool IsRewritten(Role now) =>
        Sent is { } sent && Role is not null && PrincipalCollapse.Explains(sent, now.Trust);

    // GetRole, ListPoliciesForRole and ListTagResources answer each for itself, so each of them may be as old as it
    // likes.
    private bool IsEarlier(Role now)
    {
        var states = _earlier.Append(Role).OfType<Role>().Where(state => IsSame(state, now)).ToList();
        return states.Exists(state =>
                RoleDiff.Between(state with { Policies = now.Policies, Tags = now.Tags }, now).IsEmpty
            )
            && states.Exists(state => state.Policies.SetEquals(now.Policies))
            && (
                states.Exists(state => state.Tags.SequenceEqual(now.Tags))
                || (now.Tags.IsEmpty && _earlier.Contains(null))
            );
    }

    private static bool IsSame(Role left, Role now) => left.Id is null || now.Id is null || left.Id == now.Id;
}
