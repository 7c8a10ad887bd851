using System.Text.Json;
using DtsApply.Model;
using Xunit;

namespace DtsApply.Tests.Cmd;

/// <summary>
/// Access beyond the manifests is never called fine: what plan and apply say of it. Each golden file is a screen of the
/// design.
/// </summary>
public static class ExcessScreens
{
    private static readonly Policy Admin = new("AdministratorAccess", Policy.System);

    [Fact]
    public static void Nothing_to_write_but_more_than_declared() =>
        CommandRun.Shows("plan-excess", () => Beyond(), 0, "plan", "-f", "orders.yaml");

    [Fact]
    public static void As_a_difference() =>
        CommandRun.Shows(
            "plan-excess-strict",
            () => Beyond(),
            2,
            "plan",
            "-q",
            "--strict",
            "--detailed-exitcode",
            "-f",
            "orders.yaml"
        );

    [Fact]
    public static void Nothing_to_apply_but_more_than_declared() =>
        CommandRun.Shows("apply-excess", () => Beyond(), 0, "apply", "-f", "orders.yaml");

    [Fact]
    public static void Applied_and_more_than_declared() =>
        CommandRun.Shows(
            "apply-done-excess",
            () =>
            {
                var clock = new FakeClock();
                var cloud = new FakeCloud().With(Old());
                cloud.AfterWrite = _ => clock.Advance(TimeSpan.FromSeconds(0.65));
                return new() { Cloud = cloud, Clock = clock };
            },
            0,
            "apply",
            "--yes",
            "-f",
            "orders.yaml"
        );

    [Fact]
    public static void Apply_prints_what_its_verdict_counts_as_plan_does()
    {
        using var run = Beyond();
        var plan = run.Run("plan", "-f", "orders.yaml", "--color", "never").Out;
        var applied = run.Run("apply", "-f", "orders.yaml", "--color", "never").Out;

        Assert.Equal(plan[..plan.LastIndexOf("plan:", StringComparison.Ordinal)], applied);
    }

    [Theory]
    [InlineData(0, "--detailed-exitcode")]
    [InlineData(2, "--detailed-exitcode", "--strict")]
    [InlineData(64, "--strict")]
    public static void Strict_changes_the_exit_code_alone(int code, params string[] options)
    {
        using var run = Beyond();

        Assert.Equal(code, run.Run(["plan", "-f", "orders.yaml", .. options]).Code);
    }

    [Theory]
    [InlineData("Allow", 0)]
    [InlineData("Report", 2)]
    public static void What_is_allowed_on_purpose_does_not_count(string extra, int code)
    {
        using var run = new CommandRun
        {
            Cloud = new FakeCloud().With(ApplyScreens.Made() with { Policies = [Policy.Dts, Admin] }),
        };
        var text = File.ReadAllText(run.At("orders.yaml"));
        run.Write(
            "orders.yaml",
            text.Replace("    role:\n", $"    role:\n      extraPolicies: {extra}\n", StringComparison.Ordinal)
        );
        run.Run("plan", "-f", "orders.yaml", "--strict", "--detailed-exitcode", "--color", "never");

        Assert.Equal(code, run.Code);
        Assert.Equal(code is 2, run.Out.Contains("beyond the manifests", StringComparison.Ordinal));
    }

    [Fact]
    public static void A_declared_policy_does_not_count()
    {
        using var run = new CommandRun
        {
            Cloud = new FakeCloud().With(ApplyScreens.Made() with { Policies = Policy.Known }),
        };
        var text = File.ReadAllText(run.At("orders.yaml"));
        run.Write(
            "orders.yaml",
            text.Replace(
                "    role:\n",
                "    role:\n      policies: [AliyunVPCReadOnlyAccess]\n",
                StringComparison.Ordinal
            )
        );

        Assert.Equal(0, run.Run("plan", "-f", "orders.yaml", "--strict", "--detailed-exitcode").Code);
    }

    [Fact]
    public static void Where_roles_are_pruned_those_that_are_kept_count_once_nothing_else_is_to_do()
    {
        var old = Old();
        using var run = new CommandRun
        {
            Cloud = new FakeCloud().With(
                ApplyScreens.Made(),
                old with
                {
                    Tags = old.Tags.Add(Ownership.ProtectTag, "true"),
                }
            ),
        };
        run.Run("plan", "--prune", "--set", "default", "-f", "orders.yaml", "--color", "never");

        Assert.EndsWith(
            "plan: nothing to write, but access beyond the manifests stands: 1 role\n",
            run.Out,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public static void Machines_are_told_how_much_there_is()
    {
        using var run = Beyond();
        var plan = JsonDocument.Parse(run.Run("plan", "-o", "json", "-f", "orders.yaml").Out).RootElement;
        var excess = plan.GetProperty("summary").GetProperty("excess");

        Assert.Equal(
            (1, 0, 1),
            (
                excess.GetProperty("policies").GetInt32(),
                excess.GetProperty("principals").GetInt32(),
                excess.GetProperty("roles").GetInt32()
            )
        );
        Assert.Contains(plan.GetProperty("diagnostics").EnumerateArray(), finding =>
            finding.GetProperty("help").GetString()
                is "declare it again, or see what its removal takes away: plan --prune --set default"
        );
    }

    [Theory]
    [InlineData("AdministratorAccess", "System", ", which allows everything in orders, so ")]
    [InlineData("administratoraccess", "System", ", which allows everything in orders, so ")]
    [InlineData("AdministratorAccess", "Custom", ", so ")]
    [InlineData("AliyunRAMFullAccess", "System", ", which can give itself every permission in orders, so ")]
    [InlineData(
        "PowerUserAccess",
        "System",
        ", which allows everything in orders but managing identities and permissions, so "
    )]
    [InlineData("ReadOnlyAccess", "System", ", so ")]
    public static void Policies_that_administer_are_said_as_what_they_are(string name, string type, string said)
    {
        using var run = new CommandRun
        {
            Cloud = new FakeCloud().With(ApplyScreens.Made() with { Policies = [Policy.Dts, new(name, type)] }),
        };
        run.Run("plan", "-f", "orders.yaml", "--color", "never");

        Assert.Contains(
            $"it also has policy {name} ({type}){said}DTS tasks and identities of lake (…0002) can ",
            string.Join(' ', run.Out.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)),
            StringComparison.Ordinal
        );
    }

    private static Role Old() =>
        ApplyScreens.Made() with
        {
            Address = new(Some.Orders, "ram-for-dts-2024"),
            Trust = TrustPolicy.Trusting([Some.Stranger]),
        };

    private static CommandRun Beyond() =>
        new() { Cloud = new FakeCloud().With(ApplyScreens.Made() with { Policies = [Policy.Dts, Admin] }, Old()) };
}
