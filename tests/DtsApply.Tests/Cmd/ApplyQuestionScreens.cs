using DtsApply.Model;
using Xunit;

namespace DtsApply.Tests.Cmd;

/// <summary>What is asked before anything is changed, and what becomes of it where nobody can be asked.</summary>
public static class ApplyQuestionScreens
{
    [Fact]
    public static void The_question() =>
        CommandRun.Shows("apply-prompt", () => Asked("yes", new()), 0, "apply", "-f", "orders.yaml");

    [Fact]
    public static void The_question_where_access_is_taken_away() =>
        CommandRun.Shows(
            "apply-prompt-revoke",
            () => Asked("yes", Archive()),
            76,
            "apply",
            "-f",
            "orders.yaml",
            "-f",
            "crm.yaml",
            "--account",
            "orders",
            "--account",
            "crm"
        );

    [Theory]
    [InlineData(16, "-v")]
    [InlineData(60, "-q")]
    public static void The_question_says_it_all_again_where_the_plan_cannot_be_seen(int rows, string option)
    {
        using var run = new CommandRun
        {
            Cloud = new FakeCloud(),
            Answer = "no",
            Terminal = new(80, rows),
        }.Run("apply", option, "-f", "orders.yaml", "--color", "never");

        Assert.Contains(
            "access, in short\n  + gains: lake (…0002), AliyunDTSRolePolicy in orders (…0001)\n\ncreate role",
            run.Error,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public static void No_terminal_to_ask() =>
        CommandRun.Shows(
            "apply-no-terminal",
            () => new() { Cloud = new FakeCloud() },
            76,
            "apply",
            "-f",
            "orders.yaml"
        );

    private static CommandRun Asked(string answer, FakeCloud cloud) => new() { Cloud = cloud, Answer = answer };

    private static FakeCloud Archive() =>
        new FakeCloud().With(ApplyScreens.Made() with { Trust = TrustPolicy.Trusting([Some.Stranger]) });
}
