using System.Collections.Immutable;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Rules;

namespace DtsApply.Planning;

/// <summary>Compares what should be with what is. Pure: the same two roles always make the same change.</summary>
public static class RolePlanner
{
    /// <summary>The change that makes a live role, or none, as it should be.</summary>
    /// <param name="wanted">The role as it should be.</param>
    /// <param name="live">The role as it is; null when there is none.</param>
    /// <param name="consent">What the user agreed to.</param>
    /// <param name="names">How sentences name accounts.</param>
    public static Change Plan(WantedRole wanted, Role? live, Consent consent, AccountNames names)
    {
        var change = live is null ? Create(wanted) : Update(wanted, live);
        if (live is null)
        {
            return change with { Findings = [.. LongTrust(change)] };
        }

        var set = Ownership.SetOf(live);
        change = change with
        {
            Adopts = set != consent.Set,
            Findings = [.. LongTrust(change), .. LiveRules.At(change, live, names)],
        };
        return change with { Refusal = ChangeSafety.Check(change, set, consent, names) };
    }

    /// <summary>
    /// A trust policy that is about to be sent and that RAM may refuse; what RAM has kept once is short enough.
    /// </summary>
    private static IEnumerable<Diagnostic> LongTrust(Change change) =>
        change.Before?.Trust.Equals(change.After!.Trust) is not true
        && TrustLengthRules.Check(change.Address.Role, change.Account, change.Wanted!.Trusted.Length, () =>
            change.After!.Trust
        )
            is { } found
            ? [found with { Account = change.Account, Role = change.Address.Role }]
            : [];

    private static Change Create(WantedRole wanted)
    {
        var role = wanted.Role with { Description = wanted.Role.Description ?? WantedRoles.DefaultDescription };
        return new(
            role.Address,
            wanted.Account,
            null,
            role with
            {
                MaxSessionDuration = role.MaxSessionDuration ?? DefaultSession,
            },
            Creation(role)
        )
        {
            Wanted = wanted,
        };
    }

    /// <summary>The service's default session duration in seconds (RAM, CreateRole).</summary>
    public const int DefaultSession = 3600;

    private static Change Update(WantedRole wanted, Role live)
    {
        var after = After(wanted, live);
        return new(live.Address, wanted.Account, live, after, Updates(live, after)) { Wanted = wanted };
    }

    /// <summary>
    /// What the manifests leave out stays as it is, and so do other tags and, unless they are to be removed, further
    /// policies.
    /// </summary>
    private static Role After(WantedRole wanted, Role live)
    {
        var tags = live.Tags.SetItems(wanted.Role.Tags);
        return live with
        {
            // The same trust in another text is unchanged and never rewritten.
            Trust = wanted.Role.Trust.Equals(live.Trust) ? live.Trust : wanted.Role.Trust,
            Policies =
                wanted.ExtraPolicies is ExtraPolicies.Remove
                    ? wanted.Role.Policies
                    : live.Policies.Union(wanted.Role.Policies),
            Description = wanted.Role.Description ?? live.Description,
            MaxSessionDuration = wanted.Role.MaxSessionDuration ?? live.MaxSessionDuration,
            Tags = wanted.Protect is false ? tags.Remove(Ownership.ProtectTag) : tags,
        };
    }

    /// <summary>The writes from one state of a role to another; null is no role.</summary>
    internal static ImmutableArray<RoleAction> Actions(Role? before, Role? after) =>
        (before, after) switch
        {
            (null, null) => [],
            (null, _) => Creation(after),
            (_, null) => RemovalPlanner.Removal(before),
            _ => Updates(before, after),
        };

    private static ImmutableArray<RoleAction> Creation(Role role) =>
        [
            new CreateRole(role.Trust, role.Description ?? "", role.MaxSessionDuration, role.Tags),
            .. role.Policies.Select(policy => new AttachPolicyToRole(policy)),
        ];

    /// <summary>
    /// The writes from one state of an existing role to another. Taking away comes before giving, and tags come last: a
    /// role is not ours before it is as we want it.
    /// </summary>
    private static ImmutableArray<RoleAction> Updates(Role live, Role after)
    {
        var actions = ImmutableArray.CreateBuilder<RoleAction>();
        actions.AddRange(live.Policies.Except(after.Policies).Select(policy => new DetachPolicyFromRole(policy)));
        if (
            !after.Trust.Equals(live.Trust)
            || after.Description != live.Description
            || after.MaxSessionDuration != live.MaxSessionDuration
        )
        {
            actions.Add(
                new UpdateRole(after.Trust, after.Description ?? "", after.MaxSessionDuration ?? DefaultSession)
            );
        }

        actions.AddRange(after.Policies.Except(live.Policies).Select(policy => new AttachPolicyToRole(policy)));
        var tags = after
            .Tags.Where(tag => live.Tags.GetValueOrDefault(tag.Key) != tag.Value)
            .ToImmutableSortedDictionary(StringComparer.Ordinal);
        if (!tags.IsEmpty)
        {
            actions.Add(new TagResources(tags));
        }

        var gone = live
            .Tags.Keys.Where(key => !after.Tags.ContainsKey(key))
            .ToImmutableSortedSet(StringComparer.Ordinal);
        if (!gone.IsEmpty)
        {
            actions.Add(new UntagResources(gone));
        }

        return actions.ToImmutable();
    }
}
