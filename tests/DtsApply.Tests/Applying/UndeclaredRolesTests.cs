using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.UseCases;
using Xunit;

namespace DtsApply.Tests.Applying;

/// <summary>Where roles that no manifest declares are looked for, and how little a listing is believed.</summary>
public static class UndeclaredRolesTests
{
    private static readonly Role Old = Some.Live() with { Address = new(Some.Orders, "old") };

    [Fact]
    public static async Task Without_prune_they_are_named_from_the_listing_alone()
    {
        var cloud = new FakeCloud().With(Some.Live(), Old);
        var plan = await PlanAsync(cloud, prune: false);

        Assert.Equal([RuleId.DTS522], plan.AllDiagnostics.Select(finding => finding.Rule));
        Assert.DoesNotContain("Read old", cloud.Log);
        Assert.Equal((0, 0, ExitCode.Done), (plan.Warnings, plan.Pending.Count(), plan.Code));
    }

    [Fact]
    public static async Task Where_a_listing_shows_no_tags_the_roles_own_tags_decide_without_prune_too()
    {
        var foreign = Old with { Address = new(Some.Orders, "foreign"), Tags = Ownership.Tags("blue") };
        var cloud = new FakeCloud
        {
            Listed =
            [
                .. ((string[])["old", "foreign", "gone", "ram-for-dts"]).Select(name => new Live.ListedRole(
                    name,
                    null,
                    ShowsTags: false
                )),
            ],
        }.With(Some.Live(), Old, foreign);
        var plan = await PlanAsync(cloud, prune: false);

        Assert.Equal(["old"], plan.Accounts.SelectMany(account => account.Undeclared));
        Assert.Equal([RuleId.DTS522], plan.AllDiagnostics.Select(finding => finding.Rule));
        Assert.Single(cloud.Log, call => call is "Read ram-for-dts");
    }

    [Fact]
    public static async Task A_listing_that_fails_is_a_notice_without_prune_and_stops_the_account_with_it()
    {
        var cloud = new FakeCloud
        {
            Trouble = (_, call) => call.StartsWith("List", StringComparison.Ordinal) ? Mishap.Denied : null,
        }.With(Some.Live(), Old);

        Assert.Equal(
            (Severity.Info, RuleId.DTS522),
            (await PlanAsync(cloud, prune: false))
                .AllDiagnostics.Select(finding => (finding.Severity, finding.Rule))
                .Single()
        );
        Assert.Equal(ExitCode.Guard, (await PlanAsync(cloud, prune: true)).Code);
    }

    [Fact]
    public static async Task A_listing_that_is_behind_removes_nothing_that_is_gone_and_nothing_that_is_not_ours()
    {
        var foreign = Old with { Address = new(Some.Orders, "foreign"), Tags = Ownership.Tags("blue") };
        var cloud = new FakeCloud
        {
            Listed =
            [
                new("gone", "default", ShowsTags: true),
                new("foreign", "default", ShowsTags: true),
                new("old", null, ShowsTags: false),
            ],
        }.With(Some.Live(), Old, foreign);

        Assert.Equal(["old"], (await PlanAsync(cloud, prune: true)).Pending.Select(change => change.Address.Role));
    }

    [Fact]
    public static async Task A_declared_role_is_never_undeclared_whatever_its_case()
    {
        var cloud = new FakeCloud { Listed = [new("RAM-for-DTS", "default", ShowsTags: true)] }.With(Some.Live());

        Assert.Empty((await PlanAsync(cloud, prune: true)).Pending);
    }

    [Fact]
    public static async Task Every_declared_account_with_credentials_is_searched_also_one_that_owns_no_role()
    {
        var cloud = new FakeCloud().With(Some.Live(), Old with { Address = new(Some.Crm, "old") });
        var plan = await MakePlan.RunAsync(
            Request(prune: true) with
            {
                Searched = [.. Some.Accounts.Where(account => account.Credentials.IsGiven)],
            },
            cloud,
            null,
            CancellationToken.None
        );

        Assert.Equal([new RoleAddress(Some.Crm, "old")], plan.Pending.Select(change => change.Address));
        Assert.Contains("WhoAmI crm", cloud.Log);
        Assert.DoesNotContain("WhoAmI ops", cloud.Log);
    }

    [Fact]
    public static async Task What_a_plan_file_names_is_removed_only_where_its_own_tags_allow_it()
    {
        var foreign = Old with { Address = new(Some.Orders, "foreign"), Tags = Ownership.Tags("blue") };
        var cloud = new FakeCloud().With(Some.Live(), Old, foreign);
        var named = Request(prune: true) with
        {
            Searched = [],
            Undeclared = [Old.Address, foreign.Address, new(Some.Orders, "gone"), new(Some.Orders, "RAM-FOR-DTS")],
        };

        Assert.Equal(
            ["old"],
            (await MakePlan.RunAsync(named, cloud, null, CancellationToken.None)).Pending.Select(change =>
                change.Address.Role
            )
        );
    }

    private static Task<Plan> PlanAsync(FakeCloud cloud, bool prune) =>
        MakePlan.RunAsync(Request(prune), cloud, null, CancellationToken.None);

    private static PlanRequest Request(bool prune) =>
        Some.Request(Some.Task()) with
        {
            Consent = Some.Consent with { Prune = prune },
            Searched = [.. Some.Accounts.Where(account => account.Name.Value is "orders")],
        };
}
