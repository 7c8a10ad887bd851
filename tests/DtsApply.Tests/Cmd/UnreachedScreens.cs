using DtsApply.Live;
using DtsApply.Model;
using DtsApply.Tests.Reporting;
using Xunit;

namespace DtsApply.Tests.Cmd;

/// <summary>What stops every account alike is told once, above all of them.</summary>
public static class UnreachedScreens
{
    private static FakeCloud Failing(CloudException failure) =>
        new() { TroubleIn = (_, _) => new(failure, After: false) };

    private static FakeCloud Nowhere() =>
        Failing(
            new(FailureKind.NoAnswer, "no answer")
            {
                Unreached = "http://127.0.0.1:8787",
                UnexpectedAnswer = "connection refused",
                Help = "start it with dts-apply sandbox serve, or leave --endpoint out",
            }
        );

    private static FakeCloud Elsewhere() =>
        Failing(new(FailureKind.Elsewhere, "") { Action = "GetRole", Other = new("orders", "1111222233334444") });

    [Fact]
    public static void An_address_where_nothing_answers()
    {
        using var run = new CommandRun { Cloud = Nowhere() }.Run("plan", "-f", "orders.yaml", "-f", "crm.yaml");
        Assert.Equal(ExitCode.Unavailable, run.Code);
        Golden.Matches(Screen.InTags(run.Out), "Screens", "plan-unreachable.txt");
    }

    [Fact]
    public static void An_answer_about_another_account()
    {
        using var run = new CommandRun { Cloud = Elsewhere() }.Run("plan", "-f", "orders.yaml", "-f", "crm.yaml");
        Assert.Equal(ExitCode.Guard, run.Code);
        Golden.Matches(Screen.InTags(run.Out), "Screens", "plan-elsewhere.txt");
    }

    [Fact]
    public static void Machines_are_told_once_too()
    {
        using var run = new CommandRun { Cloud = Nowhere() }.Run(
            "plan",
            "-f",
            "orders.yaml",
            "-f",
            "crm.yaml",
            "-o",
            "json"
        );
        using var json = System.Text.Json.JsonDocument.Parse(run.Out);
        var messages = json
            .RootElement.GetProperty("diagnostics")
            .EnumerateArray()
            .Select(told => told.GetProperty("message").GetString());
        Assert.Single(messages, "nothing answers at http://127.0.0.1:8787: connection refused");
    }
}
