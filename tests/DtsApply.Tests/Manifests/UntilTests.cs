using System.Globalization;
using DtsApply.Manifests;
using DtsApply.Model;
using DtsApply.Text;
using Xunit;

namespace DtsApply.Tests.Manifests;

/// <summary>The last day of a task's access, as manifests write it.</summary>
public static class UntilTests
{
    [Theory]
    [InlineData("\"2027-03-31\"", 2027, 3, 31)]
    [InlineData("2027-03-31", 2027, 3, 31)]
    [InlineData("'2028-02-29'", 2028, 2, 29)]
    [InlineData("2000-02-29", 2000, 2, 29)]
    [InlineData("9999-12-31", 9999, 12, 31)]
    public static void A_day_is_read(string written, int year, int month, int day)
    {
        var until = Read(written, "").Until;

        Assert.Equal(new(year, month, day), until.Value);
        Assert.True(until.IsGiven);
        Assert.Equal("m.yaml:6:10", until.Source.ToString());
    }

    [Fact]
    public static void Left_out_access_has_no_end()
    {
        var task = Assert.Single(Given.Text(Given.Task).Tasks);

        Assert.False(task.Until.IsGiven);
        Assert.False(task.HasEnded(DateOnly.MaxValue));
    }

    [Fact]
    public static void The_last_day_is_wanted_to_its_end()
    {
        var task = Read("2026-11-20", "");

        Assert.False(task.HasEnded(new(2026, 11, 20)));
        Assert.True(task.HasEnded(new(2026, 11, 21)));
    }

    [Theory]
    [InlineData(
        "2027-02-29",
        "there is no 2027-02-29",
        "February 2027 has 28 days; write \"2027-02-28\", a Sunday, or \"2027-03-01\", a Monday"
    )]
    [InlineData(
        "2027-04-31",
        "there is no 2027-04-31",
        "April 2027 has 30 days; write \"2027-04-30\", a Friday, or \"2027-05-01\", a Saturday"
    )]
    [InlineData(
        "2100-02-29",
        "there is no 2100-02-29",
        "February 2100 has 28 days; write \"2100-02-28\", a Sunday, or \"2100-03-01\", a Monday"
    )]
    [InlineData(
        "2027-12-32",
        "there is no 2027-12-32",
        "December 2027 has 31 days; write \"2027-12-31\", a Friday, or \"2028-01-01\", a Saturday"
    )]
    [InlineData("2027-13-01", "\"2027-13-01\" is not a day", "write year, month and day: \"2027-01-13\"")]
    [InlineData("2027-00-10", "\"2027-00-10\" is not a day", "write year, month and day: \"2027-03-31\"")]
    [InlineData("2027-03-00", "\"2027-03-00\" is not a day", "write year, month and day: \"2027-03-31\"")]
    [InlineData("0027-03-31", "\"0027-03-31\" is not a day", "write year, month and day: \"2027-03-31\"")]
    [InlineData("31.03.2027", "\"31.03.2027\" is not a day", "write year, month and day: \"2027-03-31\"")]
    [InlineData("1.4.2027", "\"1.4.2027\" is not a day", "write year, month and day: \"2027-04-01\"")]
    [InlineData("2027/4/1", "\"2027/4/1\" is not a day", "write year, month and day: \"2027-04-01\"")]
    [InlineData("04/20/2027", "\"04/20/2027\" is not a day", "write year, month and day: \"2027-04-20\"")]
    [InlineData("04/05/2027", "\"04/05/2027\" is not a day", "write year, month and day: \"2027-03-31\"")]
    [InlineData("\"20270401\"", "\"20270401\" is not a day", "write year, month and day: \"2027-04-01\"")]
    [InlineData(
        "2027-04-01T10:00:00Z",
        "\"2027-04-01T10:00:00Z\" is not a day",
        "write year, month and day: \"2027-04-01\""
    )]
    [InlineData("1 April 2027", "\"1 April 2027\" is not a day", "write year, month and day: \"2027-04-01\"")]
    [InlineData("\"April 1, 2027\"", "\"April 1, 2027\" is not a day", "write year, month and day: \"2027-04-01\"")]
    [InlineData("never", "\"never\" is not a day", "write year, month and day: \"2027-03-31\"")]
    [InlineData("\"2027-03-31\\n\"", "\"2027-03-31\\n\" is not a day", "write year, month and day: \"2027-03-31\"")]
    [InlineData("٢٠٢٧-03-31", "\"٢٠٢٧-03-31\" is not a day", "write year, month and day: \"2027-03-31\"")]
    [InlineData(
        "99999999999999999999-1-1",
        "\"99999999999999999999-1-1\" is not a day",
        "write year, month and day: \"2027-03-31\""
    )]
    public static void What_is_no_day_is_told_with_the_day_that_was_meant(string written, string said, string help)
    {
        var set = Given.Text(With(written));
        var problem = Assert.Single(set.Diagnostics);

        Assert.Equal((RuleId.DTS118, Severity.Error), (problem.Rule, problem.Severity));
        Assert.Equal((said, help), (problem.Message.Replace("\n", "\\n", StringComparison.Ordinal), problem.Help));
        Assert.Equal("m.yaml:6:10", problem.Source.ToString());
        Assert.Equal(FieldState.InError, Assert.Single(set.Tasks).Until.Standing);
    }

    [Theory]
    [InlineData("", "6:3-6:8 DTS105 spec.until is empty, not text")]
    [InlineData("20270331", "6:10-6:18 DTS105 spec.until is a number, not text")]
    [InlineData("[a]", "6:3-6:8 DTS105 spec.until is a list, not text")]
    [InlineData("''", "6:10-6:12 DTS118 \"\" is not a day")]
    public static void It_is_a_text(string written, string said) =>
        Assert.Equal(said, Given.Lines(Given.Text(With(written)).Diagnostics));

    [Fact]
    public static void The_schema_knows_exactly_the_days_that_there_are()
    {
        string[] years = ["1000", "1999", "2000", "2023", "2024", "2026", "2027", "2028", "2100", "2400", "9999"];
        foreach (var year in years)
        {
            for (var month = 0; month <= 13; month++)
            {
                for (var day = 0; day <= 32; day++)
                {
                    var text = string.Create(CultureInfo.InvariantCulture, $"{year}-{month:00}-{day:00}");
                    var isRight = Given.Text(With(text)).Diagnostics.IsEmpty;
                    Assert.True(isRight == CalendarDay.Read(text) is not null, text);
                }
            }
        }
    }

    [Fact]
    public static void A_saved_plan_keeps_it()
    {
        var read = ManifestJson.Read([ManifestJson.Document(Read("2027-03-31", ""))], CancellationToken.None);

        Assert.Equal(new(2027, 3, 31), Assert.Single(read.Tasks).Until.Value);
    }

    private static CrossAccountTask Read(string written, string said)
    {
        var set = Given.Text(With(written));
        Assert.Equal(said, Given.Lines(set.Diagnostics));
        return Assert.Single(set.Tasks);
    }

    private static string With(string written) =>
        Given.Task.Replace("spec:\n", $"spec:\n  until: {written}\n", StringComparison.Ordinal);
}
