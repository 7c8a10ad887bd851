using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Reporting.Screen;
using DtsApply.Rules;
using DtsApply.Text;

namespace DtsApply.Reporting.Explaining;

/// <summary>
/// The page of one rule: title, reason, wrong and right side by side, the facts, where they come from.
/// </summary>
internal static class RulePage
{
    private const int Column = 40;
    private const int FactColumn = 38;
    private const int FactIndent = 6;
    private const int LeastColumn = 30;
    private const int LongName = 24;

    public static void Draw(Page page, RuleEntry rule)
    {
        page.Prose(0, StyledText.Name(rule.Number) + $", {rule.Severity.ToString().ToLowerInvariant()}: {rule.Title}");
        page.Line();
        page.Hanging(0, "", rule.Why, 0);
        page.Line();
        Examples(page, rule);
        Facts(page, RuleIds.Find(rule.Number));
        if (rule.Help.Length > 0)
        {
            page.Field(0, ExplainMessages.Help, rule.Help);
        }

        page.Field(0, ExplainMessages.From, rule.From);
        if (rule.SeeAlso is { } other)
        {
            page.Field(0, ExplainMessages.SeeAlso, other);
        }
    }

    /// <summary>Whether the page shows more than the diagnostic's own help.</summary>
    public static bool HasFacts(RuleId rule) =>
        rule is RuleId.DTS401 or RuleId.DTS402 or RuleId.DTS405 or RuleId.DTS406;

    private static void Examples(Page page, RuleEntry rule)
    {
        if (rule is not { Wrong: { } wrong, Right: { } right })
        {
            return;
        }

        string[] left = [ExplainMessages.Wrong, .. wrong.Text.Split('\n')];
        string[] beside = [ExplainMessages.Right, .. right.Text.Split('\n')];
        if (left.Max(DisplayWidth.Width) + 2 < Column && beside.Max(DisplayWidth.Width) + Column + 2 <= page.Width)
        {
            for (var i = 0; i < Math.Max(left.Length, beside.Length); i++)
            {
                page.Line(
                    DisplayWidth.Pad("  " + left.ElementAtOrDefault(i), Column) + "  " + beside.ElementAtOrDefault(i)
                );
            }
        }
        else
        {
            Array.ForEach(
                [
                    .. left.Select((line, i) => i is 0 ? line : "  " + line),
                    "",
                    .. beside.Select((line, i) => i is 0 ? line : "  " + line),
                ],
                line => page.Line("  " + line)
            );
        }

        page.Line();
    }

    private static void Facts(Page page, RuleId? rule)
    {
        (string Head, IEnumerable<(string Name, string Value)> Lines)? facts = rule switch
        {
            RuleId.DTS401 => (
                ExplainMessages.TheseDatabases,
                [
                    (ExplainMessages.AsASource, Names(SupportMatrix.Sources)),
                    (ExplainMessages.AsADestination, Names(SupportMatrix.Destinations)),
                ]
            ),
            RuleId.DTS402 => (
                ExplainMessages.AccessMethods(ofDestinations: SupportMatrix.Instance),
                SupportMatrix.AccessMethods.Select(method => (method, Allowing(method)))
            ),
            RuleId.DTS405 or RuleId.DTS406 => (
                ExplainMessages.SameOnBothSides,
                SupportMatrix.TwoWay.Select(line => (line.Database, string.Join(", ", line.Variants)))
            ),
            _ => null,
        };
        if (facts is not var (head, lines))
        {
            return;
        }

        page.Hanging(0, "", head, 0);
        page.Line();
        foreach (var (name, value) in lines)
        {
            Fact(page, name, value);
        }

        page.Line();
    }

    /// <summary>Two columns, each wrapped for itself; one below the other where too little would remain.</summary>
    private static void Fact(Page page, string name, string value)
    {
        if (page.Width - FactColumn < LeastColumn)
        {
            page.Prose(2, name);
            page.Hanging(FactIndent, "", value, FactIndent);
            return;
        }

        var left = Wrapping.Lines(name, FactColumn - 2, 2, 2);
        var right = Wrapping.Lines(value, page.Width, FactColumn, FactColumn);
        for (var i = 0; i < Math.Max(left.Length, right.Length); i++)
        {
            page.Line(
                DisplayWidth.Pad($"  {left.ElementAtOrDefault(i)}", FactColumn) + $"{right.ElementAtOrDefault(i)}"
            );
        }
    }

    /// <summary>The databases that allow an access method; where nearly all do, those that do not.</summary>
    private static string Allowing(string method)
    {
        var rest = SupportMatrix
            .Sources.Where(line => !line.AccessMethods.Contains(method))
            .Select(line => line.Name)
            .ToList();
        if (rest.Count * 3 >= SupportMatrix.Sources.Length)
        {
            return Names(SupportMatrix.Sources.Where(line => line.AccessMethods.Contains(method)));
        }

        string[] others =
        [
            .. rest.Where(name => !name.StartsWith("DB2", StringComparison.Ordinal)),
            .. rest.Any(name => name.StartsWith("DB2", StringComparison.Ordinal))
                ? (string[])[ExplainMessages.BothDb2]
                : [],
        ];
        return ExplainMessages.EveryDatabaseBut(others);
    }

    /// <summary>Names that a table would not cut are not broken between lines either.</summary>
    private static string Names(IEnumerable<SupportedDatabase> lines) =>
        string.Join(
            ", ",
            lines.Select(line =>
                DisplayWidth.Width(line.Name) > LongName ? line.Name : line.Name.Replace(' ', StyledText.Glue)
            )
        );
}
