using System.Collections.Immutable;
using DtsApply.Messages;
using DtsApply.Planning;
using DtsApply.Planning.Comparing;
using DtsApply.Reporting.Plans;
using DtsApply.Text;
using DtsApply.UseCases;

namespace DtsApply.Reporting.Graphs;

/// <summary>One arrow of a graph, one line of the register: a grant, and which way it turns.</summary>
/// <param name="Grant">The grant.</param>
/// <param name="Turn">Whether it is gained or lost, where two sets of manifests are compared.</param>
internal sealed record GraphArrow(DeclaredGrant Grant, AccessTurn Turn = AccessTurn.None)
{
    /// <summary>The arrows of what was found; beside other manifests, also what only those have.</summary>
    public static ImmutableArray<GraphArrow> Create(ListedGrants found) =>
        found.Base is not { Facts.Compiles: true }
            ? [.. found.Grants.Select(grant => new GraphArrow(grant))]
            :
            [
                .. GrantTurns
                    .Compare(found.Was, found.Grants)
                    .Select(turn => new GraphArrow(
                        turn.Grant,
                        turn.IsGained switch
                        {
                            true => AccessTurn.Gains,
                            false => AccessTurn.Loses,
                            null => AccessTurn.None,
                        }
                    )),
            ];

    /// <summary>The account that is trusted, by name.</summary>
    public string Who => Grant.Who.Name.Value!;

    /// <summary>The account in which the role is, by name.</summary>
    public string Owner => Grant.Owner.Name.Value!;

    /// <summary>The ID of the trusted account: of two sets of manifests, one name may stand for two accounts.</summary>
    public string WhoId => Grant.Who.Id.Value!;

    /// <summary>The ID of the account in which the role is.</summary>
    public string OwnerId => Grant.Owner.Id.Value!;

    /// <summary>The role's name.</summary>
    public string Role => Grant.Requirement.RoleName;

    /// <summary>Whether it is access that is not wanted, or not any more.</summary>
    public bool IsDashed => Grant.HasEnded || Turn is AccessTurn.Loses;

    /// <summary>What is to be said besides who and what: that it has ended, that it is gained or lost.</summary>
    public IEnumerable<string> Remarks
    {
        get
        {
            if (Grant.HasEnded)
            {
                yield return GraphMessages.Ended(Grant.Task.Until.Value);
            }

            if (Turn is not AccessTurn.None)
            {
                yield return Turn is AccessTurn.Gains ? GraphMessages.Gains : GraphMessages.Loses;
            }
        }
    }

    /// <summary>The same manifests, the same order: by names as people count.</summary>
    public static ImmutableArray<GraphArrow> Sorted(IEnumerable<GraphArrow> arrows, IComparer<string> order) =>
        [
            .. arrows
                .OrderBy(arrow => arrow.Who, order)
                .ThenBy(arrow => arrow.Owner, order)
                .ThenBy(arrow => arrow.Role, order)
                .ThenBy(arrow => arrow.Grant.Task.Name.Value!, order)
                .ThenBy(arrow => arrow.Grant.Requirement.Side.Name)
                .ThenBy(arrow => arrow.Turn),
        ];

    /// <summary>The same in natural order.</summary>
    public static ImmutableArray<GraphArrow> Sorted(IEnumerable<GraphArrow> arrows) =>
        Sorted(arrows, NaturalOrder.Instance);
}
