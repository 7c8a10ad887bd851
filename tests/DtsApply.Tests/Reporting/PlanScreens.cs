using System.Collections.Immutable;
using DtsApply.Applying.Journals;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Reporting.Plans;
using DtsApply.Reporting.Screen;
using DtsApply.Rules;
using DtsApply.UseCases;
using Xunit;

namespace DtsApply.Tests.Reporting;

/// <summary>The plan as people see it, colours as words. Each golden file is a screen of the design.</summary>
public static class PlanScreens
{
    private const string Description = "Lets DTS tasks of account lake reach this database";
    private static readonly RoleSettings Described = Some.Settings(description: Description);
    private static readonly Role Made = Some.Live(Described) with { Description = Description };

    [Fact]
    public static Task Nothing_to_do() => ShowsAsync("plan-nothing", new FakeCloud().With(Made));

    [Fact]
    public static Task Nothing_to_do_in_detail() =>
        ShowsAsync("plan-nothing-verbose", new FakeCloud().With(Made), verbose: true);

    [Fact]
    public static Task A_new_role() => ShowsAsync("plan-create", new FakeCloud());

    [Theory]
    [InlineData(60, 60)]
    [InlineData(120, 100)]
    public static Task A_new_role_on_other_terminals(int columns, int width) =>
        ShowsAsync($"plan-create-{columns}", new FakeCloud(), width: width);

    [Fact]
    public static Task A_new_role_in_detail() => ShowsAsync("plan-create-verbose", new FakeCloud(), verbose: true);

    [Fact]
    public static Task Both_databases_in_other_accounts() => ShowsAsync("plan-both", new FakeCloud(), tasks: Both());

    [Fact]
    public static Task A_trust_widened_and_narrowed() => ShowsAsync("plan-update", Widened());

    [Fact]
    public static Task A_trust_widened_and_narrowed_in_detail() =>
        ShowsAsync("plan-update-verbose", Widened(), verbose: true);

    [Fact]
    public static Task A_role_made_another_way() => ShowsAsync("plan-foreign", Foreign());

    [Fact]
    public static Task A_role_made_another_way_adopted() => ShowsAsync("plan-adopt", Foreign(), adopt: true);

    [Fact]
    public static Task A_policy_that_no_manifest_explains() =>
        ShowsAsync(
            "plan-extra-policy",
            new FakeCloud().With(Made with { Policies = [Policy.Dts, new("ReadOnlyAccess", Policy.System)] })
        );

    [Theory]
    [InlineData("plan-known-policy", SupportMatrix.Network)]
    [InlineData("plan-known-policy-elsewhere", "Alibaba Cloud Instance")]
    public static Task A_policy_that_the_vendor_asks_for(string screen, string method)
    {
        var task = Some.Task(role: Described);
        return ShowsAsync(
            screen,
            new FakeCloud().With(Made with { Policies = Policy.Known }),
            tasks: task with
            {
                Source = task.Source with { AccessMethod = Some.Given(method) },
            }
        );
    }

    [Fact]
    public static Task A_policy_that_the_manifest_asks_for() =>
        ShowsAsync(
            "plan-role-policies",
            new FakeCloud().With(Made),
            tasks: Some.Task(role: Some.Settings(description: Description, policies: [Policy.VpcReadOnly.Name]))
        );

    [Theory]
    [InlineData(
        "plan-doubtful",
        """{"Statement":[{"Action":"sts:AssumeRole","effect":"Deny","Principal":{"RAM":"*"}}],"Version":"1"}"""
    )]
    [InlineData(
        "plan-lets-nobody-in",
        """{"Statement":[{"Action":"oss:*","Effect":"Allow","Principal":{"RAM":"acs:ram::1903774258810002:root"}}],"Version":"1"}"""
    )]
    public static Task A_trust_that_people_wrote(string screen, string trust) =>
        ShowsAsync(
            screen,
            new FakeCloud().With(
                Made with
                {
                    Trust = TrustPolicy.Parse(trust, Some.Orders),
                    Policies = [Policy.Dts, new("AdministratorAccess", Policy.System)],
                }
            )
        );

    [Fact]
    public static Task A_service_principal_that_collapsed()
    {
        var trust = TrustPolicy.Trusting([Some.Orders]).Text;
        return ShowsAsync(
            "plan-collapsed",
            new FakeCloud().With(Made with { Trust = TrustPolicy.Parse(trust, Some.Orders) })
        );
    }

    [Fact]
    public static async Task A_trust_that_a_killed_run_left_names_the_run()
    {
        var sent = TrustPolicy.Trusting([Some.Orders]).Text;
        var live = Made with { Trust = TrustPolicy.Parse(sent, Some.Orders) };
        var plan = await MakePlan.RunAsync(
            Some.Request(Some.Task(role: Described)),
            new FakeCloud().With(live),
            null,
            CancellationToken.None
        );
        var role = new JournalRole(
            "orders",
            live.Address,
            null,
            null,
            [new("UpdateRole", Status.Unknown, null) { Trust = sent }],
            null
        );
        var run = new JournalRun(
            "20261123T140307Z-1ff65b53",
            "0.1.0",
            "apply",
            "default",
            Target.Cloud,
            default,
            [],
            [role],
            ExitCode: null
        );
        Screen.Matches("plan-recovered", page => Draw(page, KilledRun.Named(plan, [run]), verbose: false), 80);

        Assert.DoesNotContain(
            KilledRun.Named(plan, [run with { ExitCode = 74 }, run with { Target = Target.Sandbox }]).AllDiagnostics,
            finding => finding.Message.Contains("killed", StringComparison.Ordinal)
        );
    }

    [Fact]
    public static Task One_account_is_not_the_declared_one()
    {
        var cloud = new FakeCloud
        {
            Whose = account => account.Name.Value is "mart" ? Some.Crm : account.Id.Value!,
        }.With(Made);
        return ShowsAsync("plan-guard", cloud, tasks: [Some.Task(role: Described), .. Both()]);
    }

    [Fact]
    public static Task DTS_is_not_authorized_in_the_account() =>
        ShowsAsync("plan-prerequisite", new FakeCloud { Unauthorized = true });

    [Theory]
    [InlineData(ExtraPolicies.Report)]
    [InlineData(ExtraPolicies.Remove)]
    public static async Task No_name_that_RAM_holds_can_forge_a_line_or_act_on_a_terminal(ExtraPolicies extra)
    {
        var forged = new Policy("X\nplan: nothing to do\u001b[2J\u202e", Policy.Custom);
        var cloud = new FakeCloud().With(
            Made with
            {
                Policies = [Policy.Dts, forged],
                Description = "a\nplan: nothing",
                Tags = Ownership.Tags("x\u001b[31m"),
            }
        );
        var plan = await MakePlan.RunAsync(
            Some.Request(Some.Task(role: Some.Settings(description: Description, extra: extra))),
            cloud,
            null,
            CancellationToken.None
        );
        using var writer = new StringWriter();
        Draw(new(writer, Palette.None, 80), plan, verbose: true);
        var text = writer.ToString();

        Assert.DoesNotContain(text.Split('\n').SkipLast(2), line => line.StartsWith("plan:", StringComparison.Ordinal));
        Assert.DoesNotContain(text, letter => letter is '\u001b' or '\u202e');
    }

    private static FakeCloud Widened() =>
        new FakeCloud().With(
            Made with
            {
                Trust = TrustPolicy.Trusting([Some.Stranger]),
                Description = "For the archive account, see ticket 4711",
            }
        );

    private static FakeCloud Foreign() =>
        new FakeCloud().With(
            Made with
            {
                Description = "made by hand for the spring migration",
                Tags = ImmutableSortedDictionary<string, string>.Empty,
            }
        );

    private static CrossAccountTask[] Both() => [Some.BothTask()];

    private static async Task ShowsAsync(
        string screen,
        FakeCloud cloud,
        bool verbose = false,
        bool adopt = false,
        int width = 80,
        params CrossAccountTask[] tasks
    )
    {
        var request = Some.Request(tasks is [] ? [Some.Task(role: Described)] : tasks) with
        {
            Consent = Some.Consent with { Adopt = adopt },
        };
        var plan = await MakePlan.RunAsync(request, cloud, null, CancellationToken.None);
        Screen.Matches(screen, page => Draw(page, plan, verbose), width);
    }

    private static void Draw(Page page, Plan plan, bool verbose)
    {
        PlanText.Draw(page, plan, new(Some.Names, verbose));
        page.Line(PlanVerdict.Write("plan", plan, unwritten: false));
    }
}
