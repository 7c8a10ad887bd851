using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Planning.Comparing;
using DtsApply.Reporting.Comparing;
using DtsApply.Reporting.Plans;
using DtsApply.Reporting.Screen;
using DtsApply.Tests.Cmd;
using DtsApply.Tests.Comparing;
using DtsApply.UseCases;
using Xunit;

namespace DtsApply.Tests.Reporting;

/// <summary>Two sets of manifests as people see them, colours as words. Each golden file is a screen of the design.</summary>
public static class DiffScreens
{
    private const string Another = "1822019475530009";

    [Fact]
    public static void Someone_loses_and_someone_gains() =>
        Shows("diff", Sets.Compare(OldOrders.Text(Sets.Orders), Sets.Orders), ExitCode.Done);

    [Fact]
    public static void The_old_manifests_do_not_compile() =>
        Shows(
            "diff-base-broken",
            Sets.Compare(Sets.Orders.With("    database: MySQL\n", "    database: MySQLL\n"), Sets.Orders),
            ExitCode.Pending
        );

    [Fact]
    public static async Task A_live_plan_says_what_is_not_from_the_change()
    {
        var (was, now) = (Sets.Orders, DiffCommandScreens.LongerSession(Sets.Orders));
        var manifests = Sets.Load(("orders.yaml", now), ("crm.yaml", Sets.Crm));
        var accounts = manifests.Set.Accounts;
        var wanted = WantedRoles.Compile(accounts, manifests.Set.Tasks, "default", Some.Today);
        var request = new PlanRequest(Target.Cloud, accounts, wanted, Some.Consent) { Today = Some.Today };
        var before = Sets.Wanted(("orders.yaml", was), ("crm.yaml", Sets.Crm));
        var live = before.Roles.Select(Live).ToArray();
        var plan = await MakePlan.RunAsync(request, new FakeCloud().With(live), null, CancellationToken.None);
        var compared = ComparedPlan.Create(
            new("git:origin/main", Sets.Commit, Compiles: true, []),
            plan,
            before.Roles,
            Some.Consent,
            request.Names
        );
        Screen.Matches("compare", page =>
        {
            PlanText.Draw(page, plan, new(request.Names) { Compared = compared });
            page.Line(PlanVerdict.Write("plan", plan, unwritten: false, compared: compared));
            page.Line(StyledText.Aside("next:") + " dts-apply apply -f orders.yaml -f crm.yaml");
        });
    }

    private static Role Live(WantedRole role) =>
        RolePlanner.Plan(role, null, Some.Consent, Some.Names).After! with
        {
            Id = "300475092111787593",
            Trust = role.Account is "crm" ? TrustPolicy.Trusting([Some.Ops, Another]) : role.Role.Trust,
        };

    private static void Shows(string screen, ComparedSets sets, int code) => Screen.Matches(screen, page =>
        {
            DiffText.Draw(page, sets, verbose: false);
            page.Line(DiffVerdict.Write(sets, code));
        });
}
