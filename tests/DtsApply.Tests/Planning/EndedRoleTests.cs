using System.Collections.Immutable;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.UseCases;
using Xunit;

namespace DtsApply.Tests.Planning;

/// <summary>
/// Access that has ended by its own day: the role goes, or is narrowed, and what is still wanted, or someone else's,
/// stays as it is.
/// </summary>
public static class EndedRoleTests
{
    [Fact]
    public static void A_role_whose_tasks_have_ended_goes()
    {
        var change = Change(Some.Live(), Ended())!;

        Assert.Equal(["DetachPolicyFromRole", "DeleteRole"], change.Actions.Select(action => action.Op));
        Assert.Null(change.Refusal);
        Assert.Equal(["orders-to-lake"], change.Ended.Select(grant => grant.Task));
    }

    [Theory]
    [InlineData(19, true)]
    [InlineData(20, true)]
    [InlineData(21, false)]
    [InlineData(30, false)]
    public static void Access_is_wanted_to_the_end_of_its_last_day(int november, bool wanted)
    {
        var roles = WantedRoles.Compile(Some.Accounts, [Ended()], "default", new DateOnly(2026, 11, november));

        Assert.Equal(!wanted, Assert.Single(roles).HasEnded);
    }

    [Fact]
    public static async Task A_role_that_is_not_there_is_not_made_for_a_task_that_has_ended() =>
        Assert.Empty((await PlanAsync(new FakeCloud(), Ended())).Changes);

    [Fact]
    public static void Of_a_shared_role_only_the_ended_account_goes()
    {
        var live = Some.Live() with { Trust = TrustPolicy.Trusting([Some.Lake, Some.Ops]) };
        var change = Change(live, Ended("orders-to-ops", "ops"), Some.Task())!;

        Assert.Equal(["UpdateRole"], change.Actions.Select(action => action.Op));
        Assert.Equal(TrustPolicy.Trusting([Some.Lake]), change.After!.Trust);
        Assert.Equal([Some.Ops], change.Access.Lost.Select(pair => Who(pair.Principal)).Distinct());
        Assert.Equal(["orders-to-ops"], change.Ended.Select(grant => grant.Task));
        Assert.Empty(change.Findings);
    }

    [Fact]
    public static void What_another_task_still_wants_for_the_same_account_stays()
    {
        var change = Change(Some.Live(), Ended("old"), Some.Task("new"))!;

        Assert.Equal(ChangeKind.Unchanged, change.Kind);
        Assert.Empty(change.Ended);
    }

    [Fact]
    public static void What_only_an_ended_task_says_of_a_role_holds_no_longer()
    {
        var ended = Ended("old", settings: Some.Settings(description: "old", session: 7200, protect: true));
        var wanted = Assert.Single(Wanted(ended, Some.Task("new")));

        Assert.Equal((null, null, null), (wanted.Role.Description, wanted.Role.MaxSessionDuration, wanted.Protect));
        Assert.Equal(["new", "old"], wanted.Tasks);
        Assert.Equal("lake", Assert.Single(wanted.Trusted).Name);
    }

    [Fact]
    public static void A_policy_that_only_an_ended_task_declares_is_an_extra_one_like_any_other()
    {
        var live = Some.Live() with { Trust = TrustPolicy.Trusting([Some.Lake, Some.Ops]), Policies = Policy.Known };
        var ended = Ended("a", "ops", Some.Settings(policies: [Policy.VpcReadOnly.Name]));
        var change = Change(live, ended, Some.Task())!;

        Assert.Equal(["UpdateRole"], change.Actions.Select(action => action.Op));
        Assert.Equal([RuleId.DTS507], change.Findings.Select(finding => finding.Rule));
    }

    [Theory]
    [InlineData("made another way", RuleId.DTS505)]
    [InlineData("of another set", RuleId.DTS506)]
    public static void A_role_that_is_not_ours_is_refused_as_long_as_it_lets_the_ended_account_in(
        string what,
        RuleId rule
    )
    {
        var live = Some.Live() with
        {
            Tags = what is "of another set" ? Ownership.Tags("blue") : ImmutableSortedDictionary<string, string>.Empty,
        };
        Assert.Equal(rule, Change(live, Ended())?.Refusal?.Rule);
        Assert.Null(Change(live with { Trust = TrustPolicy.Trusting([Some.Stranger]) }, Ended()));
    }

    [Fact]
    public static async Task Five_that_end_at_once_need_no_consent()
    {
        var tasks = Enumerable.Range(1, 5).Select(n => Ended($"t{n}", settings: Some.Settings($"r{n}"))).ToArray();
        var roles = tasks.Select(task => Some.Live(task.Source.Role)).ToArray();
        var plan = await PlanAsync(new FakeCloud().With(roles), tasks);

        Assert.Equal((5, 0, 5), (plan.Count(ChangeKind.Delete), plan.Removals, plan.EndedTasks));
        Assert.Equal(ExitCode.Done, plan.Code);
    }

    [Fact]
    public static async Task Accounts_that_end_in_roles_that_stay_need_none_either_but_others_do()
    {
        var tasks = Enumerable
            .Range(1, 5)
            .SelectMany(n =>
                (CrossAccountTask[])
                    [
                        Ended($"old{n}", "ops", Some.Settings($"r{n}")),
                        Some.Task($"new{n}", role: Some.Settings($"r{n}")),
                    ]
            )
            .ToArray();
        Role[] Live(params string[] trusted) =>
            [
                .. tasks
                    .Select(task => Some.Live(task.Source.Role))
                    .DistinctBy(role => role.Address)
                    .Select(role => role with { Trust = TrustPolicy.Trusting(trusted) }),
            ];

        var plan = await PlanAsync(new FakeCloud().With(Live(Some.Lake, Some.Ops)), tasks);
        var others = await PlanAsync(new FakeCloud().With(Live(Some.Lake, Some.Stranger)), tasks);

        Assert.Equal((0, 5, ExitCode.Done), (plan.Removals, plan.EndedTasks, plan.Code));
        Assert.Equal((5, RuleId.DTS513), (others.Removals, others.Refusal?.Rule));
    }

    [Fact]
    public static async Task Destroy_takes_ended_tasks_as_declared()
    {
        var request = Some.Request(Ended()) with
        {
            Destroys = true,
            Wanted = WantedRoles.Compile(Some.Accounts, [Ended()], "default"),
        };
        var plan = await MakePlan.RunAsync(request, new FakeCloud().With(Some.Live()), null, CancellationToken.None);

        Assert.Equal("delete", Done(Assert.Single(plan.Changes)));
        Assert.Empty(plan.Changes[0].Ended);
    }

    internal static CrossAccountTask Ended(
        string name = "orders-to-lake",
        string destination = "lake",
        RoleSettings? settings = null
    ) => Some.Task(name, destination: destination, role: settings) with { Until = Some.Given(Some.Friday) };

    private static ImmutableArray<WantedRole> Wanted(params CrossAccountTask[] tasks) =>
        WantedRoles.Compile(Some.Accounts, tasks, "default", Some.Today);

    internal static Change? Change(Role live, params CrossAccountTask[] tasks) =>
        Planner.Plan(Assert.Single(Wanted(tasks)), live, Some.Consent, Some.Names);

    private static Task<Plan> PlanAsync(FakeCloud cloud, params CrossAccountTask[] tasks) =>
        MakePlan.RunAsync(Some.Request(tasks), cloud, null, CancellationToken.None);

    internal static string? Who(Principal principal) => Trustee.From(principal, Some.Orders).AccountId;

    internal static string Done(Change change) =>
        change.Kind switch
        {
            ChangeKind.Delete => "delete",
            _ when change.Before!.Trust.Equals(change.After!.Trust) => change.Actions.IsEmpty
                ? ""
                : "detach "
                    + string.Join(", ", change.Before.Policies.Except(change.After.Policies).Select(p => p.Name)),
            _ => "trust " + string.Join(", ", change.After.Trust.MayAssume.Select(Who).Distinct()),
        };
}
