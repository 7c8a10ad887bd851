using DtsApply.Model;
using Xunit;

namespace DtsApply.Tests.Cmd;

/// <summary>What a pull request, or a nightly job, shows of verify and task. Each golden file is rendered in CI.</summary>
public static class ReadBackMarkdown
{
    [Fact]
    public static void All_is_as_declared_and_proved() => Shows("verify-ok", VerifyScreens.Proving, 0);

    [Fact]
    public static void Roles_are_not_as_declared_not_there_or_not_looked_for() =>
        Shows(
            "verify-failed",
            () =>
            {
                var run = VerifyScreens.Holding(
                    ApplyScreens.Made() with
                    {
                        Policies = [],
                        Trust = TrustPolicy.Trusting([Some.Lake, Some.Stranger]),
                    }
                );
                run.Write(
                    "crm.yaml",
                    File.ReadAllText(run.At("crm.yaml"))
                        .Replace("  credentials:\n    environment: MART\n", "", StringComparison.Ordinal)
                );
                return run;
            },
            74,
            "-f",
            "crm.yaml"
        );

    [Fact]
    public static void More_is_there_than_declared() => Shows("verify-excess", VerifyScreens.Excessive, 0);

    [Fact]
    public static void A_statement_is_not_understood() =>
        Shows("verify-not-understood", VerifyScreens.NotUnderstood, 74);

    [Fact]
    public static void Nothing_could_be_looked_at() =>
        Shows(
            "verify-blind",
            () =>
            {
                var run = new CommandRun { Cloud = new FakeCloud() };
                foreach (var file in (string[])["orders.yaml", "crm.yaml"])
                {
                    run.Write(
                        file,
                        File.ReadAllText(run.At(file))
                            .Replace("  credentials:\n    environment: MART\n", "", StringComparison.Ordinal)
                            .Replace("  credentials:\n    profile: crm\n", "", StringComparison.Ordinal)
                            .Replace("  credentials:\n    profile: orders\n", "", StringComparison.Ordinal)
                    );
                }

                return run;
            },
            78,
            "-f",
            "crm.yaml"
        );

    [Fact]
    public static void The_guard_stops_an_account() =>
        Shows("verify-guard", () => new() { Cloud = new FakeCloud { Whose = _ => Some.Crm } }, 77);

    [Fact]
    public static void Tasks() => ShowsTask("task", () => new(), 0, "-f", "orders.yaml", "-f", "crm.yaml");

    [Fact]
    public static void Tasks_of_broken_manifests() =>
        ShowsTask(
            "task-broken",
            () =>
            {
                var run = new CommandRun();
                run.Write("wrong.yaml", "apiVersion: dts-apply/v1\nkind: Task\n");
                return run;
            },
            65,
            "-f",
            "wrong.yaml"
        );

    [Theory]
    [InlineData("apply")]
    [InlineData("destroy")]
    [InlineData("whoami")]
    [InlineData("validate")]
    public static void Other_commands_have_none(string command)
    {
        using var run = new CommandRun().Run(command, "-f", "orders.yaml", "-o", "markdown=x");

        Assert.Equal(64, run.Code);
        Assert.Contains("markdown", run.Error, StringComparison.Ordinal);
    }

    private static void Shows(string screen, Func<CommandRun> begin, int code, params string[] more) =>
        Shows(screen, begin, code, "verify", ["-f", "orders.yaml", .. more]);

    private static void ShowsTask(string screen, Func<CommandRun> begin, int code, params string[] args) =>
        Shows(screen, begin, code, "task", args);

    private static void Shows(string screen, Func<CommandRun> begin, int code, string command, string[] args)
    {
        using var run = begin().Run([command, .. args, "-o", "markdown"]);
        Golden.Matches(run.Out, "Screens", "Markdown", $"{screen}.md");
        Assert.Equal(code, run.Code);
    }
}
