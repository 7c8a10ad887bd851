using DtsApply.Model;
using DtsApply.Planning;
using Xunit;

namespace DtsApply.Tests.Cmd;

/// <summary>
/// What people see of earlier runs, and of the way back from them. Each golden file is a screen of the design.
/// </summary>
public static class PastRunScreens
{
    private const string Killed = "20261120T090000Z-77aa2b10";
    private const string Destroyed = "20261121T182217Z-e41b07fa";
    private const string Undone = "20261121T183012Z-52d0ab66";
    private const string Updated = "20261122T020004Z-9c0e41d7";
    private const string Partly = "20261123T140307Z-1ff65b53";

    [Fact]
    public static void All_runs() => CommandRun.ShowsResult("history", () => Begin(new()), 0, "history");

    [Fact]
    public static void One_run() => CommandRun.ShowsResult("history-run", () => Begin(new()), 0, "history", Partly);

    [Fact]
    public static void The_way_back() => CommandRun.ShowsResult("undo", Back, 0, "undo", Updated);

    [Fact]
    public static void The_way_back_is_gone() => CommandRun.Shows("undo-done", Back, 0, "undo", Updated);

    [Fact]
    public static void Someone_else_was_there_since() =>
        CommandRun.ShowsResult(
            "undo-refused",
            () => Begin(new FakeCloud { Identify = Whose }.With(Now()), "revoke"),
            76,
            "undo",
            "--last"
        );

    private static Identity Whose(Account account) =>
        new(
            account.Id.Value!,
            "RAMUser",
            $"acs:ram::{account.Id.Value}:user/{(account.Name.Value is "mart" ? "deploy" : "dts-admin")}",
            account.Credentials.Value!.Label
        );

    private static Role[] Now() =>
        [
            Created("crm", Some.Crm).After! with
            {
                Trust = TrustPolicy.Parse(
                    TrustPolicy
                        .Trusting([Some.Ops])
                        .Text.Replace(
                            "1288450937620003@dts.aliyuncs.com",
                            "1288450937620003@dts.aliyuncs.com\",\"1822019475530009@dts.aliyuncs.com",
                            StringComparison.Ordinal
                        ),
                    Some.Crm
                ),
            },
            Created("mart", Some.Mart).After! with
            {
                Policies = [],
            },
        ];

    private static CommandRun Back()
    {
        var clock = new FakeClock();
        var cloud = new FakeCloud { AfterWrite = _ => clock.Advance(TimeSpan.FromSeconds(0.9)) };
        return Begin(cloud.With(Narrowed().After!), "revoke", clock);
    }

    /// <summary>A home with the journals of five runs.</summary>
    private static CommandRun Begin(FakeCloud cloud, string? answer = null, FakeClock? clock = null)
    {
        var run = new CommandRun
        {
            Cloud = cloud,
            Answer = answer,
            Clock = clock ?? new(),
            NamesRuns = true,
        };
        foreach (var (name, text) in Journals())
        {
            run.Write($".local/state/dts-apply/runs/{name}.jsonl", text);
        }

        return run;
    }

    private static IEnumerable<(string, string)> Journals()
    {
        var (crm, mart) = (Created("crm", Some.Crm), Created("mart", Some.Mart));
        var gone = Removed();
        var narrowed = Narrowed();
        yield return (
            Killed,
            new KeptRun(Killed) { Plan = KeptRun.PlanOf(Target.Cloud, "prod", crm, mart) }
                .Through(crm)
                .Send(mart, 0, Status.Done)
                .Text(code: null)
        );
        yield return (
            Destroyed,
            new KeptRun(Destroyed) { Plan = KeptRun.PlanOf(Target.Sandbox, "default", gone), Command = "destroy" }
                .Through(gone)
                .Text(0)
        );
        yield return (
            Undone,
            new KeptRun(Undone)
            {
                Plan = KeptRun.PlanOf(Target.Sandbox, "default", crm),
                Command = "undo",
                Undoes = Destroyed,
            }
                .Through(crm)
                .Text(0)
        );
        yield return (
            Updated,
            new KeptRun(Updated) { Plan = KeptRun.PlanOf(Target.Cloud, "prod", narrowed) }
                .Through(narrowed)
                .Text(0)
        );
        yield return (
            Partly,
            new KeptRun(Partly) { Plan = KeptRun.PlanOf(Target.Cloud, "default", crm, mart) }
                .Send(crm, 0, Status.Done)
                .Wait(2)
                .Send(crm, 1, Status.Failed, "NoPermission", ReasonKind.Denied)
                .End(crm, (Status.Done, null), (Status.Failed, ReasonKind.Denied))
                .Wait(1)
                .Send(mart, 0, Status.Unknown, why: ReasonKind.NoAnswerTwice)
                .End(mart, (Status.Unknown, ReasonKind.NoAnswerTwice), (Status.Skipped, ReasonKind.Needs))
                .Wait(62)
                .Text(75)
        );
    }

    private static Change Created(string account, string id)
    {
        var role = Some.Live() with
        {
            Address = new(id, "ram-for-dts"),
            Trust = TrustPolicy.Trusting([Some.Ops]),
            Id = null,
            Created = null,
            Updated = null,
        };
        return new(role.Address, account, null, role, RolePlanner.Actions(null, role));
    }

    private static Change Removed()
    {
        var role = Created("crm", Some.Crm).After! with { Id = "300475092111787593" };
        return new(role.Address, "crm", role, null, RolePlanner.Actions(role, null));
    }

    private static Change Narrowed()
    {
        var after = Some.Live() with { Tags = Ownership.Tags("prod") };
        var before = after with { Trust = TrustPolicy.Trusting([Some.Stranger]) };
        return new(after.Address, "orders", before, after, RolePlanner.Actions(before, after));
    }
}
