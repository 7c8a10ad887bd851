using Xunit;

namespace DtsApply.Tests.Cmd;

/// <summary>Variables that look like options: what sets nothing is said, once, and what sets something is not.</summary>
public static class StrayVariableTests
{
    [Theory]
    [InlineData("DTS_APPLY_SET", "")]
    [InlineData("DTS_APPLY_FAIL_FAST", "")]
    [InlineData("DTS_APPLY_LISTEN", "")]
    [InlineData("DTS_APPLY_ORDERS_ACCESS_KEY_SECRET", "")]
    [InlineData("OTHER_SETT", "")]
    [InlineData("DTS_APPLY_SETT", "is not read, no option is called so; did you mean DTS_APPLY_SET?")]
    [InlineData("DTS_APPLY_PARALELISM", "is not read, no option is called so; did you mean DTS_APPLY_PARALLELISM?")]
    [InlineData("dts_apply_set", "is not read, no option is called so; did you mean DTS_APPLY_SET?")]
    [InlineData("DTS_APPLY_", "is not read, no option is called so")]
    [InlineData("DTS_APPLY_WEATHER", "is not read, no option is called so")]
    [InlineData("DTS_APPLY_YES", "is not read: --yes is taken from the command line alone")]
    [InlineData("DTS_APPLY_ENDPOINT", "is not read: --endpoint is taken from the command line alone")]
    [InlineData("DTS_APPLY_ALLOW_REMOVALS", "is not read: --allow-removals is taken from the command line alone")]
    public static void What_sets_nothing_is_said(string variable, string said)
    {
        using var run = new CommandRun { Terminal = new(200, 60) };
        run.Variables[variable] = variable.EndsWith("LISTEN", StringComparison.Ordinal) ? "127.0.0.1:0" : "true";

        run.Run("explain", "DTS101", "--color", "never");

        Assert.Equal((0, said.Length is 0 ? "" : $"warning: {variable} {said}\n"), (run.Code, run.Error));
    }

    [Fact]
    public static void Neither_values_nor_signs_of_a_terminal_are_shown()
    {
        using var run = new CommandRun();
        run.Variables["DTS_APPLY_\u001b[31m"] = "canary";

        run.Run("version", "--color", "never");

        Assert.StartsWith("warning: DTS_APPLY_", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.Error);
        Assert.DoesNotContain("canary", run.Error + run.Out, StringComparison.Ordinal);
    }
}
