using System.Text.Json;
using DtsApply.Model;
using Xunit;

namespace DtsApply.Tests.Cmd;

/// <summary>Whole commands while the days go by: what ends, what stays, and that a nightly apply is enough.</summary>
public static class UntilRunTests
{
    private const string Last = "2026-11-23";
    private static readonly string[] Paths = ["-f", "accounts.yaml", "-f", "tasks.yaml", "--color", "never"];
    private static readonly RoleAddress Crm = new(Some.Crm, "ram-for-dts");
    private static readonly RoleAddress Orders = new(Some.Orders, "ram-for-dts");

    [Fact]
    public static void A_nightly_apply_takes_away_exactly_what_has_ended()
    {
        var cloud = new FakeCloud();
        using var run = Run(cloud, UntilManifests.Tasks(null, Last, "2026-11-24"));
        Assert.Equal(0, Apply(run));
        Assert.Equal(TrustPolicy.Trusting([Some.Lake, Some.Ops]), cloud.Roles[Crm].Trust);
        Assert.Contains("DTS315", run.Out, StringComparison.Ordinal);

        Night(run, cloud, "apply: done, 1 role updated, 1 task has ended; ");
        Assert.Equal(TrustPolicy.Trusting([Some.Lake]), cloud.Roles[Crm].Trust);
        Assert.Equal([Policy.Dts], cloud.Roles[Crm].Policies);
        Assert.True(cloud.Roles.ContainsKey(Orders));

        Night(run, cloud, "apply: done, 1 role deleted, 1 task has ended; ");
        Assert.Equal([Crm], cloud.Roles.Keys);

        Night(run, cloud, "apply: nothing to do, 1 role in 1 account is as declared; nothing was written");
    }

    [Fact]
    public static void A_role_that_is_kept_is_warned_of_each_night_and_nothing_is_written_again()
    {
        var cloud = new FakeCloud();
        using var run = Run(cloud, UntilManifests.Tasks(Last, Last, Last));
        Assert.Equal(0, Apply(run));
        cloud.With(cloud.Roles[Crm] with { Tags = cloud.Roles[Crm].Tags.Add(Ownership.ProtectTag, "true") });

        Night(run, cloud, "apply: done, 1 role updated and 1 deleted, 3 tasks have ended; ");
        Assert.Empty(cloud.Roles[Crm].Policies);
        var (before, role) = (cloud.Writes.Count(), cloud.Roles[Crm]);

        run.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, Apply(run));
        Assert.Contains("! warning DTS533:", run.Out, StringComparison.Ordinal);
        Assert.EndsWith(
            "apply: nothing to do, these accounts need no role; 2 tasks have ended; 1 warning; nothing was written\n",
            run.Error,
            StringComparison.Ordinal
        );
        Assert.Equal((before, role), (cloud.Writes.Count(), cloud.Roles[Crm]));
    }

    [Fact]
    public static void Verify_and_task_want_nothing_that_has_ended()
    {
        var cloud = new FakeCloud();
        using var run = Run(cloud, UntilManifests.Tasks(null, Last, Last));
        Assert.Equal(0, Apply(run));
        Assert.Equal(0, run.Run(["verify", .. Paths]).Code);
        run.Run(["task", .. Paths]);
        Assert.Contains("\ntask: 3 tasks; nothing was called; 2 warnings\n", run.Out, StringComparison.Ordinal);

        run.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(74, run.Run(["verify", .. Paths]).Code);
        Assert.Contains("! error DTS509: ", run.Out, StringComparison.Ordinal);
        Assert.Contains("has ended: ram-for-dts\n", run.Out, StringComparison.Ordinal);
        run.Run(["task", .. Paths]);
        Assert.Contains("\ntask: 1 task; 2 tasks have ended; nothing was called\n", run.Out, StringComparison.Ordinal);

        Assert.Equal(0, Apply(run));
        Assert.Equal(0, run.Run(["verify", .. Paths]).Code);
        Assert.Contains("1 role in 1 account is as declared, 0 of 1 proved\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public static void A_further_policy_keeps_the_role_and_is_not_called_fine()
    {
        var cloud = new FakeCloud();
        using var run = Run(cloud, UntilManifests.Tasks(null, null, Last));
        Assert.Equal(0, Apply(run));
        cloud.With(cloud.Roles[Orders] with { Policies = [Policy.Dts, new("AdministratorAccess", Policy.System)] });

        var verdict = Night(run, cloud, "apply: done, 1 role updated, 1 task has ended; 1 action in 1 account, ");
        Assert.EndsWith("; access beyond the manifests stands: 1 policy\n", verdict, StringComparison.Ordinal);
        Assert.Equal("AdministratorAccess", Assert.Single(cloud.Roles[Orders].Policies).Name);

        run.Run(["plan", "--strict", "--detailed-exitcode", .. Paths]);
        Assert.Equal(2, run.Code);
        Assert.EndsWith(
            "plan: nothing to write, but access beyond the manifests stands: 1 policy; 1 task has ended; 1 warning "
                + "(exit 2)\n",
            run.Out,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public static void A_run_has_one_day_even_where_midnight_passes_in_it()
    {
        var cloud = new FakeCloud();
        using var run = Run(cloud, UntilManifests.Tasks(Last, Last, Last));
        run.Clock.Advance(new DateTimeOffset(2026, 11, 23, 23, 59, 59, TimeSpan.Zero) - run.Clock.GetUtcNow());
        cloud.Trouble = (_, _) =>
        {
            run.Clock.Advance(TimeSpan.FromHours(7));
            return null;
        };

        Assert.Equal(0, Apply(run));
        Assert.Contains("apply: done, 2 roles created; ", run.Error, StringComparison.Ordinal);
        Assert.Equal(TrustPolicy.Trusting([Some.Lake, Some.Ops]), cloud.Roles[Crm].Trust);

        Assert.Equal(0, Apply(run));
        Assert.Empty(cloud.Roles);
    }

    [Fact]
    public static void A_plan_of_an_earlier_day_is_stale_once_access_has_ended()
    {
        var cloud = new FakeCloud();
        using var run = Run(cloud, UntilManifests.Tasks(null, Last, Last));
        Assert.Equal(0, run.Run(["plan", "--out", "plan.json", .. Paths]).Code);
        run.Clock.Advance(TimeSpan.FromDays(1));
        run.Run("apply", "plan.json", "--color", "never");

        Assert.Equal(73, run.Code);
        Assert.Contains(
            "! error DTS514: the plan was made for Monday 2026-11-23, and access of 2 tasks has ended since help: plan "
                + "again, and have that plan approved",
            string.Join(' ', run.Error.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)),
            StringComparison.Ordinal
        );
        Assert.Empty(cloud.Writes);
    }

    [Fact]
    public static void A_plan_of_an_earlier_day_is_good_where_nothing_has_ended_since()
    {
        var cloud = new FakeCloud();
        using var run = Run(cloud, UntilManifests.Tasks(null, "2026-11-22", "2026-11-25"));
        Assert.Equal(0, run.Run(["plan", "--out", "plan.json", .. Paths]).Code);
        run.Clock.Advance(TimeSpan.FromDays(2));

        Assert.Equal(0, run.Run("apply", "plan.json").Code);
        Assert.Equal(TrustPolicy.Trusting([Some.Lake]), cloud.Roles[Crm].Trust);
        run.Clock.Advance(TimeSpan.FromDays(9));
        Assert.Equal(0, run.Run("apply", "plan.json", "--color", "never").Code);
        Assert.Contains("already carried out", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public static void A_plan_of_a_day_to_come_is_stale_where_access_is_still_wanted()
    {
        var cloud = new FakeCloud();
        using var run = Run(cloud, UntilManifests.Tasks(null, null, Last));
        Assert.Equal(0, Apply(run));
        run.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, run.Run(["plan", "--out", "plan.json", .. Paths]).Code);
        run.Clock.Advance(TimeSpan.FromDays(-1));

        Assert.Equal(73, run.Run("apply", "plan.json", "--color", "never").Code);
        Assert.Contains("made for Tuesday 2026-11-24, which is yet to come", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public static void A_saved_plan_ends_access_shows_why_and_fits_its_manifests()
    {
        var cloud = new FakeCloud();
        using var run = Run(cloud, UntilManifests.Tasks(null, Last, Last));
        Assert.Equal(0, Apply(run));
        run.Clock.Advance(TimeSpan.FromDays(1));
        run.Run(["plan", "--out", "plan.json", .. Paths]);
        var (blocks, shown) = (run.Out, run.Run("plan", "--show", "plan.json", "--color", "never").Out);
        Assert.Contains("its access was wanted until", shown, StringComparison.Ordinal);
        Assert.Equal(Because(blocks), Because(shown));

        Assert.Equal(0, run.Run(["apply", "plan.json", .. Paths]).Code);
        Assert.Equal([Crm], cloud.Roles.Keys);
    }

    [Fact]
    public static void Machines_are_told_which_tasks_have_ended()
    {
        var cloud = new FakeCloud();
        using var run = Run(cloud, UntilManifests.Tasks(null, Last, Last));
        Assert.Equal(0, Apply(run));
        run.Clock.Advance(TimeSpan.FromDays(1));
        var plan = JsonDocument.Parse(run.Run(["plan", "-o", "json", .. Paths]).Out).RootElement;

        Assert.Equal(
            ["crm Update [\"crm-to-ops\"]", "orders Delete [\"orders-to-lake\"]"],
            plan.GetProperty("roles")
                .EnumerateArray()
                .Select(r => $"{r.GetProperty("account")} {r.GetProperty("change")} {Compact(r.GetProperty("ended"))}")
        );
        Assert.Equal(
            ["DTS316", "DTS316"],
            plan.GetProperty("diagnostics").EnumerateArray().Select(d => d.GetProperty("rule").GetString()!)
        );
    }

    private static string Compact(JsonElement list) => JsonSerializer.Serialize(list);

    private static IEnumerable<string> Because(string screen) =>
        screen.Split('\n').SkipWhile(line => !line.Contains("because", StringComparison.Ordinal)).Take(4);

    private static int Apply(CommandRun run) => run.Run(["apply", "--yes", .. Paths]).Code;

    /// <summary>A day later it says so; and applied again, it writes nothing.</summary>
    private static string Night(CommandRun run, FakeCloud cloud, string said)
    {
        run.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, Apply(run));
        var verdict = run.Error;
        Assert.Contains(said, verdict, StringComparison.Ordinal);
        var writes = cloud.Writes.Count();
        Assert.Equal(0, Apply(run));
        Assert.Equal(writes, cloud.Writes.Count());
        Assert.Contains("\napply: nothing to ", "\n" + run.Error, StringComparison.Ordinal);
        return verdict;
    }

    private static CommandRun Run(FakeCloud cloud, string tasks)
    {
        var run = new CommandRun { Cloud = cloud };
        run.Write("accounts.yaml", UntilManifests.Accounts);
        run.Write("tasks.yaml", tasks);
        return run;
    }
}
