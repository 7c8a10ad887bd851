using System.Collections.Immutable;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Planning;

namespace DtsApply.Reporting.Plans;

/// <summary>
/// Those who gain or lose the same policies of a role together: both halves of an account's trust are one holder.
/// </summary>
/// <param name="Party">Who; of both halves, the DTS tasks.</param>
/// <param name="Halves">Whether DTS tasks and identities of the account are both meant.</param>
/// <param name="Policies">What they gain or lose.</param>
/// <param name="Also">Whether they could and still can use another policy of the role.</param>
internal sealed record AccessGroup(Trustee Party, bool Halves, ImmutableArray<Policy> Policies, bool Also);

/// <summary>Sorts the pairs of an access change into holders.</summary>
internal static class AccessGroups
{
    /// <summary>The holders of some pairs, sorted by who they are.</summary>
    /// <param name="pairs">What is gained, or what is lost.</param>
    /// <param name="change">The change that it comes from.</param>
    /// <param name="names">How accounts are named.</param>
    public static IEnumerable<AccessGroup> Group(IEnumerable<AccessRight> pairs, Change change, AccountNames names)
    {
        // Made once for all of them: a trust policy can name thousands.
        var keep = change.Access.Before.Except(change.Access.Lost).Select(pair => pair.Principal).ToHashSet();
        return pairs
            .GroupBy(pair => pair.Principal)
            .Select(group => new AccessGroup(
                Trustee.From(group.Key, change.Address.AccountId),
                Halves: false,
                [.. group.Select(pair => pair.Policy)],
                keep.Contains(group.Key)
            ))
            .GroupBy(Together)
            .Select(Join)
            .OrderBy(holder => holder.Party.AccountId is { } id ? names.Brief(id) : "~", StringComparer.Ordinal)
            .ThenBy(holder => holder.Party.Kind)
            .ThenBy(holder => holder.Party.Subject, StringComparer.Ordinal);
    }

    private static (object, string, bool) Together(AccessGroup holder) =>
        (
            holder.Party.Kind is TrusteeKind.DtsTasks or TrusteeKind.Identities
                ? holder.Party.AccountId!
                : holder.Party,
            string.Join('\n', holder.Policies.Select(policy => policy.Label)),
            holder.Also
        );

    private static AccessGroup Join(IGrouping<(object, string, bool), AccessGroup> group)
    {
        var first = group.OrderBy(holder => holder.Party.Kind).First();
        return first with { Halves = group.Count() > 1 };
    }
}
