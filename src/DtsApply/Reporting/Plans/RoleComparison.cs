using System.Collections.Immutable;
using System.Globalization;
using DtsApply.Model;
using DtsApply.Reporting.Screen;
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
    private const string Gone = "gone";

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
                            "changed",
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
            (null, _) => [new("role", "there was none", '+', "it exists")],
            (_, null) => [new("role", "it existed", '-', Gone)],
            ({ Id: { } old }, { Id: { } @new }) when old != @new =>
            [
                new("role", $"ID {TerminalEscape.Escape(old)}", '~', $"ID {TerminalEscape.Escape(@new)}, made anew"),
            ],
            _ => [],
        };

    private static IEnumerable<ComparedField> Fields(Role? then, Role now) =>
        [
            .. List("trust", Trust(then), Trust(now)),
            .. List("policy", Policies(then), Policies(now)),
            .. One("description", then?.Description ?? "", now.Description ?? ""),
            .. One(
                "session",
                then is null ? "" : Format.Session(then.MaxSessionDuration),
                Format.Session(now.MaxSessionDuration)
            ),
            .. List("owner", Tags(then), Tags(now)),
        ];

    private static IEnumerable<ComparedField> One(string label, string then, string now) =>
        then == now
            ? []
            :
            [
                new(
                    label,
                    TerminalEscape.Value(then),
                    then.Length is 0 ? '+'
                        : now.Length is 0 ? '-'
                        : '~',
                    now.Length is 0 ? Gone : TerminalEscape.Value(now)
                ),
            ];

    /// <summary>
    /// Values, safe to draw, that are told apart by a key: those of then first, so that rows alike stand beside each
    /// other.
    /// </summary>
    private static IEnumerable<ComparedField> List(
        string label,
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
                    ? new ComparedField("", item.Value, '-', Gone)
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
            : rows.Select((row, index) => row with { Label = index is 0 ? label : "" });
    }

    // Ordered by kind as the guide writes them: services first.
    private static IEnumerable<(string Key, string Value)> Trust(Role? role) =>
        role is null
            ? []
            : role
                .Trust.Principals.OrderBy(principal => principal.Kind)
                .Select(principal => (principal.ToString(), Short(principal)))
                .Concat(role.Trust.Clauses.Select(clause => (clause.Text, Clause(clause))));

    private static string Clause(OpaqueStatement clause) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{(clause.Number is 0 ? "all of it" : $"statement {clause.Number}")}, with "
                + $"{TerminalEscape.Value(clause.Reason)}"
        );

    private static IEnumerable<(string Key, string Value)> Policies(Role? role) =>
        role?.Policies.Select(policy => (policy.ToString(), TerminalEscape.Value(policy.Name))) ?? [];

    private static IEnumerable<(string Key, string Value)> Tags(Role? role) =>
        role?.Tags.Select(tag => (tag.Key, $"{TerminalEscape.Value(tag.Key)} = {TerminalEscape.Value(tag.Value)}"))
        ?? [];

    /// <summary>A principal without the parts that all of its kind have.</summary>
    private static string Short(Principal principal) =>
        principal.Kind switch
        {
            PrincipalKind.Service =>
                $"service{StyledText.Glue}{Without(principal.Value, "", $"@{Principal.DtsService}")}",
            PrincipalKind.Ram =>
                $"ram{StyledText.Glue}{StyledText.Glue}{StyledText.Glue}{StyledText.Glue}{StyledText.Glue}{Without(principal.Value, "acs:ram::", ":root")}",
            _ => $"federated {TerminalEscape.Value(principal.Value)}",
        };

    private static string Without(string value, string start, string end)
    {
        var rest = value.StartsWith(start, StringComparison.Ordinal) ? value[start.Length..] : value;
        return TerminalEscape.Value(rest.EndsWith(end, StringComparison.Ordinal) ? rest[..^end.Length] : rest);
    }
}
