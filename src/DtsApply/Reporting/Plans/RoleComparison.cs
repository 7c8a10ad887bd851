using System.Collections.Immutable;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Text;

namespace DtsApply.Reporting.Plans;

/// <summary>One value of a role as it was planned beside the value as it is.</summary>
/// <param name="Label">The field; empty continues the field above.</param>
/// <param name="Then">The value when planned; empty where there was none.</param>
/// <param name="Mark"><c>+</c> new, <c>-</c> gone, <c>~</c> changed, a blank where both are alike.</param>
/// <param name="Now">The value now.</param>
internal sealed record ComparedField(string Label, string Then, char Mark, string Now);

/// <summary>
/// Lays two states of a role side by side: the fields that differ, whole, and when it was last changed.
/// </summary>
internal static class RoleComparison
{
    private static readonly string Existing = RoleFieldWords.Name(RoleField.Role);

    /// <summary>The rows in the fixed order of fields; values that are alike stay for orientation.</summary>
    /// <param name="then">The role as it was planned; null when there was none.</param>
    /// <param name="now">The role as it is; null when there is none.</param>
    public static ImmutableArray<ComparedField> Compare(Role? then, Role? now) =>
        [
            .. Existence(then, now),
            .. now is null ? [] : Fields(then, now),
            .. then?.Updated is null && now?.Updated is null
                ? []
                : (ComparedField[])
                    [
                        new(
                            RoleFieldWords.Changed,
                            TerminalEscape.Escape(then?.Updated ?? ""),
                            ' ',
                            TerminalEscape.Escape(now?.Updated ?? "")
                        ),
                    ],
        ];

    private static IEnumerable<ComparedField> Existence(Role? then, Role? now) =>
        (then, now) switch
        {
            (null, null) => [],
            (null, _) => [new(Existing, RoleMessages.ThereWasNone, '+', RoleMessages.ItExists)],
            (_, null) => [new(Existing, RoleMessages.ItExisted, '-', RoleMessages.Gone)],
            ({ Id: { } old }, { Id: { } @new }) when old != @new =>
            [
                new(Existing, RoleMessages.HasId(old), '~', RoleMessages.WasMadeAnew(@new)),
            ],
            _ => [],
        };

    private static IEnumerable<ComparedField> Fields(Role? then, Role now) =>
        [
            .. List(RoleField.Trust, Trust(then), Trust(now)),
            .. List(RoleField.Policy, Policies(then), Policies(now)),
            .. One(RoleField.Description, then?.Description ?? "", now.Description ?? ""),
            .. One(
                RoleField.Session,
                then is null ? "" : Format.Session(then.MaxSessionDuration),
                Format.Session(now.MaxSessionDuration)
            ),
            .. List(RoleField.Owner, Tags(then), Tags(now)),
        ];

    private static IEnumerable<ComparedField> One(RoleField field, string then, string now) =>
        then == now
            ? []
            :
            [
                new(
                    RoleFieldWords.Name(field),
                    TerminalEscape.Value(then),
                    then.Length is 0 ? '+'
                        : now.Length is 0 ? '-'
                        : '~',
                    now.Length is 0 ? RoleMessages.Gone : TerminalEscape.Value(now)
                ),
            ];

    /// <summary>
    /// Values, safe to draw, that are told apart by a key: those of then first, so that rows alike stand beside each
    /// other.
    /// </summary>
    private static IEnumerable<ComparedField> List(
        RoleField field,
        IEnumerable<(string Key, string Value)> then,
        IEnumerable<(string Key, string Value)> now
    )
    {
        var (before, after) = (
            then.ToList(),
            now.ToDictionary(item => item.Key, item => item.Value, StringComparer.Ordinal)
        );
        var known = before.Select(item => item.Key).ToHashSet(StringComparer.Ordinal);
        var rows = before
            .Select(item =>
                !after.TryGetValue(item.Key, out var value)
                    ? new ComparedField("", item.Value, '-', RoleMessages.Gone)
                    : new ComparedField("", item.Value, value == item.Value ? ' ' : '~', value)
            )
            .Concat(
                after
                    .Where(item => !known.Contains(item.Key))
                    .Select(item => new ComparedField("", "", '+', item.Value))
            )
            .ToList();
        return rows.TrueForAll(row => row.Mark is ' ')
            ? []
            : rows.Select((row, index) => row with { Label = index is 0 ? RoleFieldWords.Name(field) : "" });
    }

    // Ordered by kind as the guide writes them: services first.
    private static IEnumerable<(string Key, string Value)> Trust(Role? role) =>
        role is null
            ? []
            : role
                .Trust.Principals.OrderBy(principal => principal.Kind)
                .Select(principal => (principal.ToString(), RoleMessages.ShortPrincipal(principal)))
                .Concat(role.Trust.Clauses.Select(clause => (clause.Text, RoleMessages.ShortClause(clause))));

    private static IEnumerable<(string Key, string Value)> Policies(Role? role) =>
        role?.Policies.Select(policy => (policy.ToString(), RoleMessages.PolicyName(policy))) ?? [];

    private static IEnumerable<(string Key, string Value)> Tags(Role? role) =>
        role?.Tags.Select(tag => (tag.Key, RoleMessages.Tag(tag.Key, tag.Value))) ?? [];
}
