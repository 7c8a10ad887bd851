using System.Collections.Immutable;
using DtsApply.Applying;
using DtsApply.Live;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.UseCases;
using Xunit;

namespace DtsApply.Tests.Applying;

/// <summary>An answer that was lost is resolved by reading; a role that is another one by then is left alone.</summary>
public static class LostAnswerTests
{
    private static readonly RoleAddress Address = new(Some.Orders, "ram-for-dts");
    private static readonly Role Foreign = Some.Live() with
    {
        Id = "399",
        Trust = TrustPolicy.Trusting([Some.Stranger]),
        Policies = [],
        Tags = ImmutableSortedDictionary<string, string>.Empty,
    };

    [Fact]
    public static async Task A_deletion_is_not_sent_again_to_a_role_that_someone_else_made_meanwhile()
    {
        var cloud = new FakeCloud().With(Some.Live());
        var plan = await DestroyAsync(cloud);
        Replace(cloud, "DeleteRole", Foreign);
        var run = await ApplyAsync(cloud, plan);

        Assert.Equal(Foreign, cloud.Roles[Address]);
        Assert.Equal(Status.Unknown, run.Roles.Single().Outcomes[^1].Status);
        Assert.Equal(1, cloud.Log.Count(call => call.StartsWith("DeleteRole", StringComparison.Ordinal)));
    }

    [Fact]
    public static async Task A_policy_is_not_attached_again_to_a_role_that_trusts_someone_else_by_now()
    {
        var cloud = new FakeCloud();
        var plan = await ApplierTests.PlanAsync(cloud);
        Replace(cloud, "AttachPolicyToRole", Foreign);
        var run = await ApplyAsync(cloud, plan);

        Assert.Empty(cloud.Roles[Address].Policies);
        Assert.NotEqual(ExitCode.Done, run.Code);
    }

    [Fact]
    public static async Task A_trust_that_someone_edited_meanwhile_is_not_overwritten()
    {
        var cloud = new FakeCloud().With(Some.Live() with { Trust = TrustPolicy.Trusting([Some.Ops]) });
        var plan = await ApplierTests.PlanAsync(cloud);
        Replace(cloud, "UpdateRole", Some.Live() with { Trust = TrustPolicy.Trusting([Some.Stranger]) });
        await ApplyAsync(cloud, plan);

        Assert.Equal(TrustPolicy.Trusting([Some.Stranger]), cloud.Roles[Address].Trust);
    }

    /// <summary>The first sending may still come through: that the second one was refused says nothing of it.</summary>
    [Theory]
    [InlineData("NoAnswer")]
    [InlineData("Denied")]
    public static async Task After_a_lost_answer_no_refusal_is_taken_for_the_whole_truth(string then)
    {
        var sent = 0;
        var cloud = new FakeCloud
        {
            Trouble = (_, call) =>
                !call.StartsWith("CreateRole", StringComparison.Ordinal) ? null
                : ++sent is 1 ? Mishap.Lost(after: false)
                : then is "Denied" ? Mishap.Denied
                : Mishap.NoAnswer,
        };
        var run = await ApplyAsync(cloud, await ApplierTests.PlanAsync(cloud));

        Assert.Equal(Status.Unknown, run.Roles.Single().Outcomes[0].Status);
        Assert.True(run.Roles.Single().Problem!.IsUnknown);
        Assert.Equal(ExitCode.Unavailable, run.Code);
    }

    [Fact]
    public static async Task After_a_detach_a_lost_update_is_still_seen_as_not_done_and_sent_again()
    {
        var lost = 0;
        var cloud = new FakeCloud
        {
            Trouble = (_, call) =>
                call.StartsWith("UpdateRole", StringComparison.Ordinal) && lost++ is 0
                    ? Mishap.Lost(after: false)
                    : null,
        }.With(
            Some.Live() with
            {
                Trust = TrustPolicy.Trusting([Some.Ops]),
                Policies = [Policy.Dts, new("ReadOnlyAccess", Policy.System)],
            }
        );
        var run = await ApplyAsync(
            cloud,
            await ApplierTests.PlanAsync(cloud, Some.Task(role: Some.Settings(extra: ExtraPolicies.Remove)))
        );

        Assert.Equal(ExitCode.Done, run.Code);
        Assert.Equal(2, cloud.Log.Count(call => call.StartsWith("UpdateRole", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("UpdateRole")]
    [InlineData("CreateRole")]
    public static async Task Who_was_faster_than_our_write_makes_the_plan_stale_and_is_left_alone(string action)
    {
        var cloud = action is "CreateRole"
            ? new FakeCloud()
            : new FakeCloud().With(Some.Live() with { Trust = TrustPolicy.Trusting([Some.Ops]) });
        var plan = await ApplierTests.PlanAsync(cloud);
        cloud.Trouble = (_, call) =>
        {
            if (call.StartsWith(action, StringComparison.Ordinal) && action is "CreateRole")
            {
                cloud.With(Foreign);
            }
            else if (call.StartsWith(action, StringComparison.Ordinal))
            {
                cloud.Remove(Address);
            }

            return null;
        };
        var run = await ApplyAsync(cloud, plan);

        Assert.Equal((ExitCode.Stale, RuleId.DTS514), (run.Code, run.Roles.Single().Problem?.Rule));
        Assert.Equal(1, cloud.Log.Count(call => call.StartsWith(action, StringComparison.Ordinal)));
    }

    [Fact]
    public static async Task A_role_that_a_listing_names_twice_is_removed_once()
    {
        var old = Some.Live() with { Address = new(Some.Orders, "old") };
        var listed = new ListedRole("old", "default", ShowsTags: true);
        var cloud = new FakeCloud { Listed = [listed, listed] }.With(Some.Live(), old);
        var request = Some.Request(Some.Task()) with
        {
            Consent = Some.Consent with { Prune = true },
            Searched = [.. Some.Accounts.Where(account => account.Name.Value is "orders")],
        };

        Assert.Equal(
            ExitCode.Done,
            (await ApplyAsync(cloud, await MakePlan.RunAsync(request, cloud, null, CancellationToken.None))).Code
        );
    }

    [Fact]
    public static async Task A_lost_answer_of_a_write_that_came_through_is_resolved_by_reading()
    {
        var cloud = new FakeCloud
        {
            Trouble = (_, call) =>
                call.StartsWith("CreateRole", StringComparison.Ordinal) ? Mishap.Lost(after: true) : null,
        };
        var run = await ApplierTests.ApplyAsync(cloud);

        Assert.Equal(ExitCode.Done, run.Code);
        Assert.Equal(1, cloud.Writes.Count(call => call.StartsWith("CreateRole", StringComparison.Ordinal)));
    }

    [Fact]
    public static async Task A_write_that_did_not_arrive_is_sent_again_once_that_was_read()
    {
        var lost = 0;
        var cloud = new FakeCloud
        {
            Trouble = (_, call) =>
                call.StartsWith("AttachPolicy", StringComparison.Ordinal) && lost++ < 2
                    ? Mishap.Lost(after: false)
                    : null,
        };
        var run = await ApplierTests.ApplyAsync(cloud);

        Assert.Equal(ExitCode.Done, run.Code);
        Assert.Contains(Policy.Dts, cloud.Roles[Address].Policies);
    }

    /// <summary>
    /// The answer of the action is lost before it is carried out, and meanwhile the role is another one.
    /// </summary>
    private static void Replace(FakeCloud cloud, string action, Role other) =>
        cloud.Trouble = (_, call) =>
        {
            if (!call.StartsWith(action, StringComparison.Ordinal))
            {
                return null;
            }

            cloud.With(other);
            return Mishap.Lost(after: false);
        };

    private static Task<Plan> DestroyAsync(FakeCloud cloud) =>
        MakePlan.RunAsync(Some.Request(Some.Task()) with { Destroys = true }, cloud, null, CancellationToken.None);

    private static Task<RunResult> ApplyAsync(FakeCloud cloud, Plan plan) =>
        new Applier(cloud, new FakeClock()).ApplyAsync(plan, new("run"), StopSignals.None, () => ExitCode.Interrupted);
}
