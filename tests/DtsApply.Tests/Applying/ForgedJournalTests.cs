using DtsApply.Applying.Journals;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Tests.Cmd;
using Xunit;

namespace DtsApply.Tests.Applying;

/// <summary>
/// A way back is planned from what a journal says, so that one which no run of this tool can have written is none.
/// </summary>
public static class ForgedJournalTests
{
    private const string Run = "20261123T140307Z-1ff65b53";

    [Theory]
    [InlineData("\"role\":\"ram-for-dts\"", "\"role\":\"x\\u001b[31m\"")]
    [InlineData("\"role\":\"ram-for-dts\"", "\"role\":\"a/b?c=d\"")]
    [InlineData("\"role\":\"ram-for-dts\"", "\"role\":\"\"")]
    [InlineData("\"role\":\"ram-for-dts\"", "\"role\":null")]
    [InlineData("\"account\":\"orders\"", "\"account\":\"nobody\"")]
    [InlineData("\"account\":\"orders\"", "\"account\":\"crm\"")]
    [InlineData(
        "\"account\":\"orders\",\"accountId\":\"1646821763560001\"",
        "\"account\":\"orders\",\"accountId\":\"x\""
    )]
    [InlineData("\"set\":\"default\"", "\"set\":\"\\u001b[31m\"")]
    [InlineData("\"set\":\"default\"", "\"set\":\"\"")]
    public static void What_no_run_can_have_written_is_no_journal(string written, string forged)
    {
        var change = RolePlanner.Plan(Some.Wanted(), null, Some.Consent, Some.Names);
        var text = new KeptRun(Run) { Plan = KeptRun.PlanOf(Target.Cloud, "default", change) }
            .Through(change)
            .Text(0);

        Assert.NotNull(JournalReader.Read(text));
        Assert.Contains(written, text, StringComparison.Ordinal);
        Assert.Null(JournalReader.Read(text.Replace(written, forged, StringComparison.Ordinal)));
    }
}
