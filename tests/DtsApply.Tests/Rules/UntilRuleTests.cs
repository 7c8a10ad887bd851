using System.Collections.Immutable;
using DtsApply.Model;
using DtsApply.Rules;
using DtsApply.Tests.Manifests;
using Xunit;

namespace DtsApply.Tests.Rules;

/// <summary>What is said of access that ends, day by day.</summary>
public static class UntilRuleTests
{
    private static readonly DateOnly Last = new(2026, 12, 4);

    [Theory]
    [InlineData("2026-11-19", "")]
    [InlineData("2026-11-20", "DTS315 Warning access of task t ends with Friday 2026-12-04")]
    [InlineData("2026-11-23", "DTS315 Warning access of task t ends with Friday 2026-12-04")]
    [InlineData("2026-12-04", "DTS315 Warning access of task t ends with Friday 2026-12-04")]
    [InlineData("2026-12-05", "DTS316 Info access of task t ended with Friday 2026-12-04")]
    [InlineData("2036-12-05", "DTS316 Info access of task t ended with Friday 2026-12-04")]
    public static void It_is_warned_of_for_two_weeks_and_then_it_is_news(string today, string said) =>
        Assert.Equal(said, Said(DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public static void Nothing_is_said_where_the_day_is_of_no_interest() => Assert.Equal("", Said(null));

    [Fact]
    public static void It_points_at_the_day_and_names_the_task()
    {
        var problem = Assert.Single(Check(Last));

        Assert.Equal(("m.yaml:24:10", "t"), (problem.Source.ToString(), problem.Task));
        Assert.Equal(
            "from Saturday 2026-12-05 (UTC) on apply takes it away; if it is wanted longer, write a later day",
            problem.Help
        );
    }

    private static string Said(DateOnly? today) =>
        string.Join('\n', Check(today).Select(d => $"{d.Rule} {d.Severity} {d.Message}"));

    private static ImmutableArray<Diagnostic> Check(DateOnly? today)
    {
        var task = Checked
            .Task("CrossAccountSource")
            .Replace("spec:\n", "spec:\n  until: 2026-12-04\n", StringComparison.Ordinal);
        return ManifestRules.Check(Given.Text(Checked.Accounts + task), today);
    }
}
