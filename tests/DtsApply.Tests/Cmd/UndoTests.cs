using System.Text.Json;
using DtsApply.Model;
using DtsApply.Planning;
using Xunit;
using static DtsApply.Tests.Cmd.OneRun;

namespace DtsApply.Tests.Cmd;

/// <summary>From the command line to the way back, and what stands in its way.</summary>
public static class UndoTests
{
    public static TheoryData<string[]> Unclear =>
        [
            new[] { "undo" },
            new[] { "undo", RunId, "--last" },
            new[] { "undo", "--last", "--journal", Journal },
            new[] { "undo", "20261122T020004Z-9c0e41d8" },
            new[] { "undo", RunId, "--set", "other" },
            new[] { "undo", RunId, "--account", "nobody" },
            new[] { "history", "nothing" },
        ];

    [Theory]
    [MemberData(nameof(Unclear))]
    public static void It_must_be_clear_which_run_is_meant(string[] args)
    {
        using var run = Begin(out var cloud).Run(args);

        Assert.Equal(ExitCode.Usage, run.Code);
        Assert.Empty(cloud.Log);
    }

    [Fact]
    public static void A_run_for_another_service_is_not_undone_here()
    {
        using var run = Begin(out var cloud, Target.Sandbox).Run("undo", RunId, "--yes", "--color", "never");

        Assert.Equal(ExitCode.Refused, run.Code);
        Assert.Contains(
            "DTS525: the run was for the sandbox, this one is for Alibaba Cloud",
            run.Error,
            StringComparison.Ordinal
        );
        Assert.EndsWith($"next: dts-apply undo {RunId} --sandbox\n", run.Error, StringComparison.Ordinal);
        Assert.Empty(cloud.Log);
    }

    [Fact]
    public static void The_last_run_is_the_last_of_this_target_and_set_that_wrote()
    {
        using var run = Begin(out _);
        var other = Change();
        Write(run, "20261123T010000Z-00000001", KeptRun.PlanOf(Target.Cloud, "other", other), other, Status.Done);
        Write(run, "20261123T010000Z-00000002", KeptRun.PlanOf(Target.Sandbox, "default", other), other, Status.Done);
        Write(run, "20261123T010000Z-00000003", KeptRun.PlanOf(Target.Cloud, "default", other), other, Status.Failed);
        run.Run("undo", "--last", "--color", "never");

        Assert.StartsWith($"the way back from run {RunId} (apply, set default)\n", run.Out, StringComparison.Ordinal);
        Assert.Contains($"next: dts-apply undo {RunId} --yes\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public static void No_run_that_wrote_is_nothing_to_do()
    {
        using var run = new CommandRun { Cloud = new FakeCloud() }.Run(
            "undo",
            "--last",
            "--set",
            "prod",
            "--color",
            "never"
        );

        Assert.Equal(
            (ExitCode.Done, "undo: no journal tells of a run that wrote to set prod\n"),
            (run.Code, run.Error)
        );
    }

    [Fact]
    public static void A_journal_from_elsewhere_is_undone_and_the_undo_has_one_of_its_own_that_names_the_run()
    {
        using var run = Begin(out var cloud);
        File.Move(run.At(Journal), run.At("brought.jsonl"));
        run.Run("undo", "--journal", "brought.jsonl", "--yes", "-q");

        Assert.Equal((ExitCode.Done, 1), (run.Code, cloud.Writes.Count()));
        Assert.True(RoleDiff.Between(Change().Before, cloud.Roles[Ours.Address]).IsEmpty);
        var history = JsonDocument.Parse(run.Run("history", "-o", "json").Out).RootElement.GetProperty("runs");
        Assert.Equal(("undo", RunId), (Text(history[0], "command"), Text(history[0], "undoes")));
    }

    [Fact]
    public static void Nothing_is_written_where_one_role_is_refused_and_the_rest_goes_back_without_its_account()
    {
        var (orders, crm) = (Change(), Change("crm", Some.Crm));
        var cloud = new FakeCloud().With(orders.After!, crm.After! with { Policies = [] });
        using var run = new CommandRun { Cloud = cloud, NamesRuns = true };
        run.Write(Journal, Kept(KeptRun.PlanOf(Target.Cloud, "default", crm, orders), crm, orders));

        Assert.Equal(ExitCode.Refused, run.Run("undo", RunId, "--yes", "--color", "never").Code);
        Assert.Contains("DTS534", run.Out, StringComparison.Ordinal);
        Assert.Empty(cloud.Writes);
        Assert.Equal(ExitCode.Done, run.Run("undo", RunId, "--yes", "--account", "orders").Code);
        Assert.Equal(["UpdateRole ram-for-dts"], cloud.Writes);
    }

    [Fact]
    public static void More_than_accounts_and_DTS_comes_back_only_once_it_was_agreed_to()
    {
        const string eve =
            """{"Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":"""
            + """{"RAM":["acs:ram::1903774258810002:user/eve"]}}],"Version":"1"}""";
        var change = Change(before: Ours with { Trust = TrustPolicy.Parse(eve, Some.Orders) });
        var cloud = new FakeCloud().With(Ours);
        using var run = new CommandRun { Cloud = cloud, NamesRuns = true };
        run.Write(Journal, Kept(KeptRun.PlanOf(Target.Cloud, "default", change), change));
        run.Run("undo", RunId, "--yes", "--color", "never");

        Assert.Equal(ExitCode.Refused, run.Code);
        Assert.Matches(
            @"(?s)trust .*\+ ram     acs:ram::1903774258810002:user/eve.*error DTS537: what was there",
            run.Out
        );
        Assert.Empty(cloud.Writes);
        Assert.Equal(ExitCode.Done, run.Run("undo", RunId, "--yes", "--adopt").Code);
    }

    [Theory]
    [InlineData("rollback", "undo")]
    [InlineData("log", "history")]
    public static void What_other_tools_call_it_is_known(string word, string command)
    {
        using var run = new CommandRun().Run(word, "--color", "never");

        Assert.Equal(ExitCode.Usage, run.Code);
        Assert.Contains($"; did you mean {command}? (exit 64)", run.Error, StringComparison.Ordinal);
    }

    private static void Write(CommandRun run, string runId, Plan plan, Change change, Status status) =>
        run.Write(
            $".local/state/dts-apply/runs/{runId}.jsonl",
            new KeptRun(runId) { Plan = plan }
                .Send(change, 0, status)
                .Text(0)
        );

    private static string? Text(JsonElement run, string member) => run.GetProperty(member).GetString();
}
