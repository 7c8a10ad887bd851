using DtsApply.Model;
using Xunit;

namespace DtsApply.Tests.Cmd;

/// <summary>What a pull request shows of a plan. Each golden file is a comment, and is rendered in CI.</summary>
public static class MarkdownScreens
{
    private const string Another = "1822019475530009";
    private const string Friday = "2026-11-20";
    private static readonly RoleAddress Crm = new(Some.Crm, "ram-for-dts");

    [Fact]
    public static void A_new_role() => Shows("create", () => new() { Cloud = new FakeCloud() }, 0, "-f", "orders.yaml");

    [Fact]
    public static void Someone_loses_someone_gains_and_a_value_changes() =>
        Shows("review", Review, 0, "-f", "orders.yaml", "-f", "crm.yaml", "--out", "plan.json");

    [Fact]
    public static void A_saved_plan() =>
        Shows(
            "saved",
            () => Review().Run("plan", "-q", "-f", "orders.yaml", "-f", "crm.yaml", "--out", "plan.json"),
            0,
            "--show",
            "plan.json"
        );

    [Fact]
    public static void Nothing_is_to_do() =>
        Shows("nothing", () => Holding(ApplyScreens.Made()), 0, "-f", "orders.yaml");

    [Fact]
    public static void Nothing_is_to_do_but_more_is_there_than_declared() =>
        Shows("excess", Beyond, 0, "-f", "orders.yaml");

    [Fact]
    public static void What_no_manifest_declares_is_removed() =>
        Shows("prune", Beyond, 0, "-f", "orders.yaml", "--prune", "--set", "default");

    [Fact]
    public static void Prune_would_remove_too_much() =>
        Shows(
            "too-much",
            () => Holding([.. Enumerable.Range(0, 12).Select(index => Old($"ram-{index:D2}"))]),
            76,
            "-f",
            "orders.yaml",
            "--prune",
            "--set",
            "default"
        );

    [Fact]
    public static void A_role_was_made_another_way() => Shows("refused", ByHand, 76, "-f", "orders.yaml");

    [Fact]
    public static void It_is_adopted() => Shows("adopt", ByHand, 0, "-f", "orders.yaml", "--adopt");

    [Fact]
    public static void The_guard_stops_an_account() =>
        Shows(
            "guard",
            () =>
                new()
                {
                    Cloud = new FakeCloud
                    {
                        Whose = account => account.Name.Value is "mart" ? Some.Crm : account.Id.Value!,
                    },
                },
            77,
            "-f",
            "orders.yaml",
            "-f",
            "crm.yaml"
        );

    [Fact]
    public static void Nothing_answers() =>
        Shows(
            "no-answer",
            () => new() { Cloud = new FakeCloud { Trouble = (_, _) => Mishap.NoAnswer } },
            69,
            "-f",
            "orders.yaml",
            "-f",
            "crm.yaml"
        );

    [Fact]
    public static void Access_has_ended()
    {
        var role = Some.Live();
        var shared = role with { Address = Crm, Trust = TrustPolicy.Trusting([Some.Lake, Some.Ops]) };
        Shows(
            "ended",
            () =>
            {
                var run = Holding(role, shared);
                run.Write("accounts.yaml", UntilManifests.Accounts);
                run.Write("tasks.yaml", UntilManifests.Tasks(null, Friday, Friday));
                return run;
            },
            0,
            "-f",
            "accounts.yaml",
            "-f",
            "tasks.yaml"
        );
    }

    [Fact]
    public static void Several_tasks_share_a_role_and_say_why() =>
        Shows(
            "shared",
            () =>
            {
                var run = new CommandRun { Cloud = new FakeCloud() };
                run.Write("accounts.yaml", UntilManifests.Accounts);
                run.Write(
                    "tasks.yaml",
                    string.Join(
                        "---\n",
                        UntilManifests.Tasks(null, "2026-11-30", null),
                        Task("again"),
                        Task("once-more"),
                        Task("zoo")
                    )
                );
                return run;
            },
            0,
            "-f",
            "accounts.yaml",
            "-f",
            "tasks.yaml"
        );

    [Fact]
    public static void Another_service() =>
        Shows(
            "elsewhere",
            () => new() { Cloud = new FakeCloud() },
            0,
            "-f",
            "orders.yaml",
            "--endpoint=http://127.0.0.1:8787"
        );

    [Fact]
    public static void Broken_manifests() =>
        Shows(
            "broken",
            () =>
            {
                var run = new CommandRun { Cloud = new FakeCloud() };
                run.Write(
                    "broken.yaml",
                    "apiVersion: dts-apply/v1\nkind: Account\nmetadata: {name: a|b}\nspec: {accountId: \"12\"}\n"
                );
                return run;
            },
            65,
            "-f",
            "broken.yaml"
        );

    [Fact]
    public static void A_command_line_that_is_not_understood() =>
        Shows("usage", () => new(), 64, "-f", "orders.yaml", "--prun");

    private static string Task(string name) =>
        ThirtyAccounts
            .Task(name, "crm", "lake", "name: ram-for-dts")
            .Replace("spec:\n", "spec:\n  reason: \"for @everyone, #1\"\n", StringComparison.Ordinal);

    private static CommandRun Review()
    {
        var run = Holding(
            ApplyScreens.Made() with
            {
                MaxSessionDuration = 3600,
            },
            Some.Live() with
            {
                Address = Crm,
                Trust = TrustPolicy.Trusting([Some.Ops, Another]),
            }
        );
        run.Write(
            "orders.yaml",
            File.ReadAllText(run.At("orders.yaml"))
                .Replace("    role:\n", "    role:\n      maxSessionDuration: 7200\n", StringComparison.Ordinal)
        );
        return run;
    }

    private static CommandRun Beyond() =>
        Holding(
            ApplyScreens.Made() with
            {
                Policies = [Policy.Dts, new("AdministratorAccess", Policy.System)],
            },
            Old("ram-for-dts-2024")
        );

    private static CommandRun ByHand() =>
        Holding(
            ApplyScreens.Made() with
            {
                Tags = Some.Live().Tags.Clear(),
                Description = "made by hand for the spring migration",
                Trust = TrustPolicy.Trusting([Some.Lake, Some.Stranger]),
            }
        );

    private static Role Old(string name) =>
        Some.Live() with
        {
            Address = new(Some.Orders, name),
            Trust = TrustPolicy.Trusting([Some.Stranger]),
        };

    private static CommandRun Holding(params Role[] roles) =>
        new()
        {
            Cloud = new FakeCloud
            {
                UnauthorizedIn = "mart",
                Identify = account =>
                    new(
                        account.Id.Value!,
                        "RAMUser",
                        $"acs:ram::{account.Id.Value}:user/{(account.Name.Value is "mart" ? "deploy" : "dts-admin")}",
                        account.Credentials.Value!.Label
                    ),
            }.With(roles),
        };

    private static void Shows(string screen, Func<CommandRun> begin, int code, params string[] args)
    {
        using var run = begin();
        run.Run(["plan", .. args, "-o", "markdown"]);
        Golden.Matches(run.Out, "Screens", "Markdown", $"{screen}.md");
        Assert.Equal(code, run.Code);
    }
}
