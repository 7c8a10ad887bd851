using DtsApply.Applying;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Planning;
using Xunit;

namespace DtsApply.Tests.Applying;

/// <summary>
/// A run that is told to end, at every one of its calls: it never says that it went well unless everything was read
/// back.
/// </summary>
public static class SignalTests
{
    private static readonly RoleAddress Role = new(Some.Orders, "ram-for-dts");
    private static readonly TrustPolicy Wrong = Some.Collapsed;

    // Read, CreateRole, Read, AttachPolicyToRole, Read; the plan has made its calls before.
    public static TheoryData<int, bool> EveryCall =>
        [.. Enumerable.Range(1, 5).SelectMany(call => (TheoryDataRow<int, bool>[])[new(call, false), new(call, true)])];

    [Theory]
    [MemberData(nameof(EveryCall))]
    public static async Task A_second_signal_at_any_call_is_never_told_as_a_success(int at, bool first)
    {
        using var signals = new Interrupted();
        var cloud = new FakeCloud();
        var run = await RunAsync(cloud, signals, call => call == at, first);
        var now = cloud.Roles.GetValueOrDefault(Role);

        Assert.Equal(ExitCode.Interrupted, run.Code);
        Assert.False(run.Roles.Single().IsVerified);
        Assert.All(run.Roles.Single().Outcomes, outcome =>
            Assert.True(outcome.Status is not Status.Done || IsThere(now, outcome.Action))
        );
        Assert.All(run.Roles.Single().Outcomes, outcome =>
            Assert.True(outcome.Status is not Status.Skipped || !IsThere(now, outcome.Action))
        );
    }

    [Fact]
    public static async Task A_run_that_was_to_stop_before_it_began_makes_no_call()
    {
        using var signals = new Interrupted();
        var cloud = new FakeCloud();
        var plan = await ApplierTests.PlanAsync(cloud);
        var calls = cloud.Log.Count;
        await signals.Stop.CancelAsync();
        var run = await ApplyAsync(cloud, plan, signals);

        Assert.Equal((ExitCode.Interrupted, calls), (run.Code, cloud.Log.Count));
    }

    [Fact]
    public static async Task A_stop_after_the_last_write_still_reads_back_and_is_a_success()
    {
        using var signals = new Interrupted();
        var cloud = new FakeCloud();
        cloud.AfterWrite = roles => _ = roles[Role].Policies.IsEmpty ? 0 : Cancel(signals.Stop);
        var run = await ApplyAsync(cloud, await ApplierTests.PlanAsync(cloud), signals);

        Assert.Equal(ExitCode.Done, run.Code);
    }

    /// <summary>
    /// The worst moment: RAM stored a wrong trust on a role that has its policy, and the run is cut off while it is put
    /// back.
    /// </summary>
    [Fact]
    public static async Task A_wrong_trust_that_could_not_be_put_back_is_said_whatever_the_signals()
    {
        using var signals = new Interrupted();
        var cloud = new FakeCloud { Stores = _ => Wrong }.With(
            Some.Live() with
            {
                Trust = TrustPolicy.Trusting([Some.Ops]),
            }
        );
        var plan = await ApplierTests.PlanAsync(cloud);
        cloud.Trouble = (_, call) =>
            call.StartsWith("UpdateRole", StringComparison.Ordinal) && cloud.Roles[Role].Trust.Equals(Wrong)
                ? Cut(signals)
                : null;
        var run = await ApplyAsync(cloud, plan, signals);

        Assert.Equal(ExitCode.Verification, run.Code);
        Assert.Equal(RuleId.DTS516, run.Roles.Single().Problem?.Rule);
        Assert.Contains(run.Roles.Single().Problem!.Facts, fact => fact.Label is "not undone:");
    }

    [Fact]
    public static async Task Putting_back_is_as_patient_as_ever_once_the_run_is_to_stop()
    {
        using var signals = new Interrupted();
        var cloud = new FakeCloud
        {
            Stores = trust => trust.Equals(TrustPolicy.Trusting([Some.Lake])) ? Wrong : trust,
        }.With(Some.Live() with { Trust = TrustPolicy.Trusting([Some.Ops]) });
        var plan = await ApplierTests.PlanAsync(cloud);
        cloud.AfterWrite = _ => signals.Stop.Cancel();
        cloud.GivesUp = stop => stop.IsCancellationRequested;
        var run = await ApplyAsync(cloud, plan, signals);

        Assert.Equal(ExitCode.Verification, run.Code);
        Assert.Equal(TrustPolicy.Trusting([Some.Ops]), cloud.Roles[Role].Trust);
        Assert.Equal(Status.Undone, run.Roles.Single().Outcomes[0].Status);
    }

    [Fact]
    public static async Task A_run_that_ends_with_its_first_failure_was_not_interrupted()
    {
        var cloud = new FakeCloud
        {
            TroubleIn = (account, call) =>
                account is "crm" && call.StartsWith("CreateRole", StringComparison.Ordinal) ? Mishap.Denied : null,
        };
        var plan = await ApplierTests.PlanAsync(cloud, Some.BothTask());
        var run = await new Applier(cloud, new FakeClock()).ApplyAsync(
            plan,
            new("run", Parallelism: 1, FailFast: true),
            StopSignals.None,
            () => ExitCode.Interrupted
        );

        Assert.Equal(ExitCode.Guard, run.Code);
        Assert.Equal("after a failure, --fail-fast", RunWords.Why(run.Roles[^1].Outcomes[0].Reason));
    }

    private static bool IsThere(Role? now, RoleAction action) =>
        action is CreateRole ? now is not null : ActionEffects.Show(now, action);

    private static async Task<RunResult> RunAsync(FakeCloud cloud, Interrupted signals, Func<int, bool> cut, bool first)
    {
        var plan = await ApplierTests.PlanAsync(cloud);
        var calls = 0;
        cloud.Trouble = (_, _) =>
        {
            if (cut(++calls))
            {
                signals.Stop.Cancel();
                if (!first)
                {
                    signals.Abort.Cancel();
                }
            }

            return null;
        };
        if (first)
        {
            // The call itself is finished; the second signal comes while the next one is under way.
            cloud.Finished = () => _ = signals.Stop.IsCancellationRequested ? Cancel(signals.Abort) : 0;
        }

        return await ApplyAsync(cloud, plan, signals);
    }

    private static Task<RunResult> ApplyAsync(FakeCloud cloud, Plan plan, Interrupted signals) =>
        new Applier(cloud, new FakeClock()).ApplyAsync(
            plan,
            new("run"),
            new(signals.Stop.Token, signals.Abort.Token),
            () => ExitCode.Interrupted
        );

    private static Mishap? Cut(Interrupted signals)
    {
        signals.Stop.Cancel();
        signals.Abort.Cancel();
        return null;
    }

    private static int Cancel(CancellationTokenSource source)
    {
        source.Cancel();
        return 1;
    }

    private sealed record Interrupted : IDisposable
    {
        public CancellationTokenSource Stop { get; } = new();

        public CancellationTokenSource Abort { get; } = new();

        public void Dispose()
        {
            Stop.Dispose();
            Abort.Dispose();
        }
    }
}
