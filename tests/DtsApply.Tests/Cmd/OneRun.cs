using DtsApply.Model;
using DtsApply.Planning;

namespace DtsApply.Tests.Cmd;

/// <summary>A home with the journal of one run, which changed whom a role trusts.</summary>
internal static class OneRun
{
    public const string RunId = "20261122T020004Z-9c0e41d7";
    public const string Journal = $".local/state/dts-apply/runs/{RunId}.jsonl";
    public static readonly Role Ours = Some.Live();

    public static CommandRun Begin(out FakeCloud cloud, Target? target = null)
    {
        var change = Change();
        cloud = new FakeCloud().With(change.After!);
        var run = new CommandRun { Cloud = cloud, NamesRuns = true };
        run.Write(Journal, Kept(KeptRun.PlanOf(target ?? Target.Cloud, "default", change), change));
        return run;
    }

    public static string Kept(Plan plan, params Change[] changes)
    {
        var run = new KeptRun(RunId) { Plan = plan };
        foreach (var change in changes)
        {
            run.Through(change);
        }

        return run.Text(0);
    }

    /// <summary>The journal of a run that has no end, in which all was sent.</summary>
    public static string Begun(Change change) =>
        new KeptRun(RunId) { Plan = KeptRun.PlanOf(Target.Cloud, "default", change) }
            .Through(change)
            .Text(code: null);

    public static Change Change(string account = "orders", string id = Some.Orders, Role? before = null)
    {
        var after = Ours with { Address = new(id, "ram-for-dts") };
        var then = before ?? after with { Trust = TrustPolicy.Trusting([Some.Ops]) };
        return new(after.Address, account, then, after, RolePlanner.Actions(then, after));
    }
}
