using DtsApply.Applying;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.UseCases;
using Xunit;

namespace DtsApply.Tests.Applying;

public static class ApplierTests
{
    private static readonly RoleAddress Role = new(Some.Orders, "ram-for-dts");

    [Fact]
    public static async Task A_new_role_is_made_read_given_its_policy_and_read_back()
    {
        var cloud = new FakeCloud();
        var run = await ApplyAsync(cloud);

        Assert.Equal(ExitCode.Done, run.Code);
        Assert.Equal(
            [
                "Read ram-for-dts",
                "CreateRole ram-for-dts",
                "Read ram-for-dts",
                "AttachPolicyToRole ram-for-dts",
                "Read ram-for-dts",
            ],
            cloud.Log.Skip(3)
        );
        Assert.Equal(TrustPolicy.Trusting([Some.Lake]), cloud.Roles[Role].Trust);
        Assert.Equal(Ownership.Tags("default"), cloud.Roles[Role].Tags);
    }

    [Fact]
    public static async Task The_second_run_writes_nothing_and_reads_each_role_once()
    {
        var cloud = new FakeCloud();
        await ApplyAsync(cloud);
        cloud.Log.Clear();
        var plan = await PlanAsync(cloud);

        Assert.Empty(plan.Pending);
        Assert.Equal(["WhoAmI orders", "Read ram-for-dts"], cloud.Log);
    }

    [Fact]
    public static async Task Credentials_of_another_account_stop_before_anything_is_read()
    {
        var cloud = new FakeCloud { Whose = _ => Some.Crm };
        var plan = await PlanAsync(cloud);

        Assert.Equal(ExitCode.Guard, plan.Code);
        Assert.Equal(RuleId.DTS501, plan.AllDiagnostics.Single().Rule);
        Assert.Equal(["WhoAmI orders"], cloud.Log);
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            new Applier(cloud, new FakeClock()).ApplyAsync(plan, new("run"), None, () => 130)
        );
    }

    [Fact]
    public static async Task A_role_that_RAM_stores_otherwise_is_deleted_again_before_it_has_a_policy()
    {
        var cloud = new FakeCloud { Stores = _ => Some.Collapsed };
        var run = await ApplyAsync(cloud);

        Assert.Equal(ExitCode.Verification, run.Code);
        Assert.Equal(RuleId.DTS516, run.Roles.Single().Problem?.Rule);
        Assert.Equal([Status.Undone, Status.Skipped], run.Roles.Single().Outcomes.Select(outcome => outcome.Status));
        Assert.Empty(cloud.Roles);
        Assert.DoesNotContain(cloud.Writes, call => call.StartsWith("Attach", StringComparison.Ordinal));
    }

    [Fact]
    public static async Task An_existing_role_that_RAM_stores_otherwise_gets_its_document_of_before_back()
    {
        var before = Some.Live() with { Trust = TrustPolicy.Trusting([Some.Stranger]) };
        var cloud = new FakeCloud().With(before);
        cloud.Stores = trust => trust.Equals(before.Trust) ? trust : Some.Collapsed;
        var run = await ApplyAsync(cloud);

        Assert.Equal(ExitCode.Verification, run.Code);
        Assert.Equal(before.Trust, cloud.Roles[Role].Trust);
    }

    [Fact]
    public static async Task Tags_of_a_new_role_that_show_later_than_the_role_are_waited_for()
    {
        var (cloud, clock) = (new FakeCloud(), new FakeClock());
        cloud.Shows = role =>
            role is null || clock.Elapsed > TimeSpan.FromSeconds(3) ? role : role with { Tags = role.Tags.Clear() };
        var run = await new Applier(cloud, clock).ApplyAsync(await PlanAsync(cloud), new("run"), None, () =>
            ExitCode.Interrupted
        );

        Assert.Equal(ExitCode.Done, run.Code);
        Assert.True(clock.Elapsed > TimeSpan.FromSeconds(3));
    }

    [Fact]
    public static async Task A_role_that_changed_since_the_plan_is_left_alone()
    {
        var cloud = new FakeCloud();
        var plan = await PlanAsync(cloud);
        cloud.With(Some.Live() with { Trust = TrustPolicy.Trusting([Some.Stranger]) });
        var run = await new Applier(cloud, new FakeClock()).ApplyAsync(plan, new("run"), None, () => 130);

        Assert.Equal(ExitCode.Stale, run.Code);
        Assert.Empty(cloud.Writes);
    }

    [Fact]
    public static async Task One_account_fails_alone_and_the_run_says_partly()
    {
        var cloud = new FakeCloud { Trouble = (_, call) => call is "AttachPolicyToRole second" ? Mishap.Denied : null };
        var run = await ApplyAsync(
            cloud,
            Some.Task("a", role: Some.Settings("first")),
            Some.Task("b", "crm", role: Some.Settings("second"))
        );

        Assert.Equal(ExitCode.Partial, run.Code);
        Assert.Equal((3, 1), (run.Count(Status.Done), run.Count(Status.Failed)));
        Assert.Equal(RuleId.DTS517, run.Roles.Single(role => role.Problem is not null).Problem!.Rule);
    }

    [Fact]
    public static async Task Inside_an_account_nothing_runs_after_a_failure()
    {
        var cloud = new FakeCloud { Trouble = (_, call) => call is "CreateRole first" ? Mishap.Denied : null };
        var run = await ApplyAsync(
            cloud,
            Some.Task("a", role: Some.Settings("first")),
            Some.Task("b", role: Some.Settings("second"))
        );

        Assert.Equal(ExitCode.Guard, run.Code);
        Assert.Empty(cloud.Roles);
        Assert.Equal((1, 3), (run.Count(Status.Failed), run.Count(Status.Skipped)));
    }

    [Fact]
    public static async Task A_read_back_that_differs_is_a_failed_verification()
    {
        var cloud = new FakeCloud();
        cloud.AfterWrite = roles =>
        {
            if (roles.TryGetValue(Role, out var role) && !role.Policies.IsEmpty)
            {
                cloud.With(role with { Policies = role.Policies.Add(new("AdministratorAccess", Policy.System)) });
            }
        };
        var run = await ApplyAsync(cloud);

        Assert.Equal(ExitCode.Verification, run.Code);
        Assert.Equal(RuleId.DTS528, run.Roles.Single().Problem?.Rule);
        Assert.Equal([Policy.Dts, new("AdministratorAccess", Policy.System)], cloud.Roles[Role].Policies);
    }

    [Fact]
    public static async Task A_stop_finishes_the_call_under_way_and_begins_nothing_new()
    {
        using var stop = new CancellationTokenSource();
        var cloud = new FakeCloud { AfterWrite = _ => stop.Cancel() };
        var plan = await PlanAsync(cloud);
        var run = await new Applier(cloud, new FakeClock()).ApplyAsync(
            plan,
            new("run"),
            new(stop.Token, CancellationToken.None),
            () => ExitCode.Terminated
        );

        Assert.Equal(ExitCode.Terminated, run.Code);
        Assert.Equal([Status.Done, Status.Skipped], run.Roles.Single().Outcomes.Select(outcome => outcome.Status));
        Assert.Empty(cloud.Roles[Role].Policies);
    }

    [Fact]
    public static async Task A_write_that_was_turned_away_as_the_run_is_to_end_was_never_begun()
    {
        using var stop = new CancellationTokenSource();
        var cloud = new FakeCloud();
        var plan = await PlanAsync(cloud);
        cloud.Trouble = (_, call) =>
        {
            if (!call.StartsWith("Attach", StringComparison.Ordinal))
            {
                return null;
            }

            stop.Cancel();
            return Mishap.GivenUp;
        };
        var run = await new Applier(cloud, new FakeClock()).ApplyAsync(
            plan,
            new("run"),
            new(stop.Token, CancellationToken.None),
            () => ExitCode.Interrupted
        );

        Assert.Equal(ExitCode.Interrupted, run.Code);
        Assert.Equal([Status.Done, Status.Skipped], run.Roles.Single().Outcomes.Select(outcome => outcome.Status));
    }

    [Fact]
    public static async Task A_check_of_the_authorization_of_DTS_that_gets_no_answer_says_nothing()
    {
        var cloud = new FakeCloud
        {
            Trouble = (_, call) => call is "Read AliyunDTSDefaultRole" ? Mishap.NoAnswer : null,
        };

        Assert.Empty((await PlanAsync(cloud)).AllDiagnostics);
    }

    internal static readonly StopSignals None = new(CancellationToken.None, CancellationToken.None);

    internal static Task<Plan> PlanAsync(FakeCloud cloud, params CrossAccountTask[] tasks) =>
        MakePlan.RunAsync(Some.Request(tasks is [] ? [Some.Task()] : tasks), cloud, null, CancellationToken.None);

    internal static async Task<RunResult> ApplyAsync(FakeCloud cloud, params CrossAccountTask[] tasks) =>
        await new Applier(cloud, new FakeClock()).ApplyAsync(await PlanAsync(cloud, tasks), new("run"), None, () =>
            ExitCode.Interrupted
        );
}
