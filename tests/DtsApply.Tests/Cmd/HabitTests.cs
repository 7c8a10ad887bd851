using DtsApply.Cmd.Help;
using Xunit;

namespace DtsApply.Tests.Cmd;

/// <summary>What hands type by habit: dashes for streams, help in any place, short options together.</summary>
public static class HabitTests
{
    private const string NoState =
        "--sandbox-state - is no place on the disk; for one of that name write --sandbox-state ./-";

    private const string NoJournal = "--journal - is no place on the disk; for one of that name write --journal ./-";

    [Theory]
    [InlineData("--out - is no folder; without --out, manifests go to standard output", "import", "--out", "-")]
    [InlineData("--out - is no place on the disk; for one of that name write --out ./-", "plan", "--out", "-")]
    [InlineData(
        "--write-profile - is no place on the disk; for one of that name write --write-profile ./-",
        "sandbox",
        "serve",
        "--write-profile",
        "-"
    )]
    [InlineData(
        "--oidc-token - is no place on the disk; for one of that name write --oidc-token ./-",
        "sandbox",
        "serve",
        "--oidc-token=-"
    )]
    [InlineData(NoState, "sandbox", "serve", "--sandbox-state", "-")]
    [InlineData(NoState, "sandbox", "reset", "--sandbox-state", "-")]
    [InlineData(NoState, "plan", "--sandbox", "--sandbox-state", "-")]
    [InlineData(NoState, "apply", "plan.json", "--sandbox", "--sandbox-state", "-")]
    [InlineData(NoState, "undo", "--last", "--sandbox", "--sandbox-state=-")]
    [InlineData(NoJournal, "apply", "--journal", "-")]
    [InlineData(NoJournal, "apply", "plan.json", "--journal", "-")]
    [InlineData(NoJournal, "destroy", "--journal", "-")]
    [InlineData(NoJournal, "undo", "--last", "--journal", "-")]
    [InlineData(NoJournal, "undo", "--journal", "-")]
    [InlineData(NoJournal, "history", "--journal", "-")]
    public static void A_dash_is_standard_output_elsewhere_and_no_place_to_write_to_here(
        string said,
        params string[] args
    )
    {
        using var run = new CommandRun { Cloud = new FakeCloud() };
        var takesFiles = args is ["import" or "plan" or "destroy", ..] or ["apply", "--journal", _];
        run.Run([.. args, .. takesFiles ? (string[])["-f", "orders.yaml"] : []]);

        Assert.Equal((64, ""), (run.Code, run.Out));
        Assert.Contains($"dts-apply: {said} (exit 64)\n", Reporting.Screen.Strip(run.Error), StringComparison.Ordinal);
        Assert.False(Path.Exists("-"));
    }

    [Theory]
    [InlineData(null, "--help", "--color", "never")]
    [InlineData(null, "--color", "never", "--help")]
    [InlineData(null, "help", "--color", "never")]
    [InlineData("plan", "--help", "plan")]
    [InlineData("plan", "plan", "--color", "never", "--help")]
    [InlineData("plan", "help", "plan", "--color", "never")]
    public static void Help_is_about_the_command_that_is_named(string? command, params string[] args)
    {
        using var run = new CommandRun().Run(args);

        Assert.Equal((0, HelpTexts.Find(command)), (run.Code, run.Out));
    }

    [Theory]
    [InlineData("-qv")]
    [InlineData("-ojson")]
    [InlineData("-o=json")]
    public static void Short_options_that_stand_together_are_still_read(string option)
    {
        using var run = new CommandRun().Run("validate", option, "-f", "orders.yaml");

        Assert.Equal(0, run.Code);
    }
}
