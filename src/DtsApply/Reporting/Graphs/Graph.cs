using System.Collections.Immutable;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Text;

namespace DtsApply.Reporting.Graphs;

/// <summary>A box: an account, or a role in one.</summary>
/// <param name="Key">Its name in the text, a counter: an account may be called <c>end</c>.</param>
/// <param name="Lines">What stands in it.</param>
internal sealed record GraphBox(string Key, ImmutableArray<string> Lines);

/// <summary>An account that owns roles.</summary>
/// <param name="Box">The account.</param>
/// <param name="Roles">Its roles.</param>
internal sealed record GraphOwner(GraphBox Box, ImmutableArray<GraphBox> Roles);

/// <summary>An arrow from a trusted account to a role.</summary>
/// <param name="From">The key of the account.</param>
/// <param name="To">The key of the role.</param>
/// <param name="Label">The task, and what is to be said of it.</param>
/// <param name="IsDashed">Whether it is access that is not wanted, or not any more.</param>
internal sealed record GraphLine(string From, string To, string Label, bool IsDashed);

/// <summary>
/// Who may reach what, as a drawing: who creates DTS tasks on one side, roles in their accounts on the other. An
/// account that does both stands on both.
/// </summary>
/// <param name="Trusted">The trusted accounts.</param>
/// <param name="Owners">The accounts with roles.</param>
/// <param name="Lines">The arrows.</param>
internal sealed record Graph(
    ImmutableArray<GraphBox> Trusted,
    ImmutableArray<GraphOwner> Owners,
    ImmutableArray<GraphLine> Lines
)
{
    /// <summary>Above so many arrows nobody finds their way: there is one graph for each account with roles.</summary>
    public const int MostArrows = 60;

    /// <summary>Draws the graph of some arrows.</summary>
    public static Graph Create(IEnumerable<GraphArrow> arrows)
    {
        var all = GraphArrow.Sorted(arrows);
        var trusted = all.DistinctBy(arrow => arrow.WhoId).ToList();
        var owners = all.DistinctBy(arrow => arrow.OwnerId).OrderBy(arrow => arrow.Owner, NaturalOrder.Instance).ToList();
        var roles = all.DistinctBy(RoleOf)
            .OrderBy(arrow => arrow.Owner, NaturalOrder.Instance)
            .ThenBy(arrow => arrow.Role, NaturalOrder.Instance)
            .Select((arrow, index) => (Role: RoleOf(arrow), Box: new GraphBox($"r{index + 1}", [arrow.Role])))
            .ToDictionary(role => role.Role, role => role.Box);
        var boxes = trusted
            .Select((arrow, index) => (arrow.WhoId, Box: new GraphBox($"a{index + 1}", Trusting(arrow.Grant))))
            .ToDictionary(account => account.WhoId, account => account.Box, StringComparer.Ordinal);
        return new(
            [.. trusted.Select(arrow => boxes[arrow.WhoId])],
            [
                .. owners.Select(
                    (owner, index) =>
                        new GraphOwner(
                            new($"a{trusted.Count + index + 1}", [Named(owner.Grant.Owner)]),
                            [.. roles.Where(role => role.Key.OwnerId == owner.OwnerId).Select(role => role.Value)]
                        )
                ),
            ],
            [
                .. all.Select(arrow => new GraphLine(
                    boxes[arrow.WhoId].Key,
                    roles[RoleOf(arrow)].Key,
                    string.Join(", ", arrow.Remarks.Prepend(arrow.Grant.Task.Name.Value!)),
                    arrow.IsDashed
                )),
            ]
        );
    }

    /// <summary>One graph, or above <see cref="MostArrows"/> arrows one for each account with roles.</summary>
    /// <returns>Each with the name of its account; null for the one of all.</returns>
    public static ImmutableArray<(string? Owner, Graph Graph)> CreateReadable(IReadOnlyCollection<GraphArrow> arrows) =>
        arrows.Count <= MostArrows
            ? [(null, Create(arrows))]
            :
            [
                .. arrows
                    .GroupBy(arrow => arrow.Owner)
                    .OrderBy(owner => owner.Key, NaturalOrder.Instance)
                    .Select(owner => ((string?)owner.Key, Create(owner))),
            ];

    private static (string OwnerId, string Role) RoleOf(GraphArrow arrow) => (arrow.OwnerId, arrow.Role);

    private static ImmutableArray<string> Trusting(DeclaredGrant grant) =>
        grant.NamesCredentials ? [Named(grant.Who)] : [Named(grant.Who), GraphMessages.NotVerified];

    private static string Named(Account account) => $"{account.Name.Value} {account.Id.Value}";
}
