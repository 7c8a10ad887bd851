using System.Text.Json;
using DtsApply.Tests.Reporting;
using Xunit;

namespace DtsApply.Tests.Cmd;

/// <summary>Who may reach what, offline: lines, graphs, the register.</summary>
public static class GraphTests
{
    private static readonly string[] Both = ["-f", "orders.yaml", "-f", "crm.yaml"];

    [Fact]
    public static void The_register_is_the_design_s()
    {
        using var run = Grown();
        run.Run(["graph", .. Both, "--account", "orders", "--account", "mart", "-o", "csv"]);

        Golden.Matches(run.Out, "Screens", "Graph", "register.csv");
        Assert.Equal((0, ""), (run.Code, run.Error));
    }

    [Fact]
    public static void Machines_get_the_same_register()
    {
        using var run = Grown();
        run.Run(["graph", .. Both, "-o", "json"]);
        var document = JsonDocument.Parse(run.Out).RootElement;
        var grants = document.GetProperty("grants").EnumerateArray().ToList();

        Assert.Equal("Graph", document.GetProperty("kind").GetString());
        Assert.Equal(
            """
            {"who":"lake","whoId":"1903774258810002","verified":false,"policies":["AliyunDTSRolePolicy"],
            "in":"orders","inId":"1646821763560001","role":"ram-for-dts","until":"2026-12-04","ended":false,
            "reason":"spring migration, OPS-1234","task":"orders-to-lake","where":"orders.yaml:25:3"}
            """.ReplaceLineEndings(""),
            JsonSerializer.Serialize(grants[0], Compact)
        );
        Assert.Equal(
            ["lake orders", "ops crm", "ops mart"],
            grants.Select(grant => $"{Text(grant, "who")} {Text(grant, "in")}")
        );
        Assert.Equal([false, true, true], grants.Select(grant => grant.GetProperty("verified").GetBoolean()));
        Assert.Equal(JsonValueKind.Null, grants[1].GetProperty("until").ValueKind);
    }

    [Fact]
    public static void People_get_one_line_for_each_grant()
    {
        using var run = Grown();
        run.Run(["graph", .. Both, "--color", "never"]);

        Assert.Equal(
            """
            lake (…0002), AliyunDTSRolePolicy in orders (…0001)
            ops (…0003), AliyunDTSRolePolicy in crm (…0004)
            ops (…0003), AliyunDTSRolePolicy in mart (…0005)

            graph: 3 grants by 3 roles in 3 accounts; nothing was called

            """,
            run.Out
        );
        Assert.Equal((0, ""), (run.Code, run.Error));
    }

    [Fact]
    public static void Nothing_is_called_and_no_credentials_are_looked_for()
    {
        var cloud = new FakeCloud();
        using var run = new CommandRun { Cloud = cloud }.Run(["graph", .. Both]);

        Assert.Equal(0, run.Code);
        Assert.Empty(cloud.Log);
    }

    [Fact]
    public static void What_has_ended_is_said_and_dashed()
    {
        using var run = Shared(lake: null, ops: "2026-11-20", orders: "2026-11-23");
        var text = run.Run("graph", "-f", "tasks.yaml", "--color", "never").Out;
        var mermaid = run.Run("graph", "-f", "tasks.yaml", "-o", "mermaid").Out;
        var dot = run.Run("graph", "-f", "tasks.yaml", "-o", "dot").Out;
        var json = run.Run("graph", "-f", "tasks.yaml", "-o", "json").Out;

        Assert.Contains(
            "ops (…0003), AliyunDTSRolePolicy in crm (…0004), ended 2026-11-20\n",
            text,
            StringComparison.Ordinal
        );
        Assert.EndsWith(
            "graph: 3 grants by 2 roles in 2 accounts, 1 ended; nothing was called\n",
            text,
            StringComparison.Ordinal
        );
        Assert.Contains("  a2 -.->|\"crm-to-ops, ended 2026-11-20\"| r1\n", mermaid, StringComparison.Ordinal);
        Assert.Contains("  a1 -->|\"orders-to-lake\"| r2\n", mermaid, StringComparison.Ordinal);
        Assert.Contains(
            "  a2 -> r1 [label=\"crm-to-ops, ended 2026-11-20\", style=dashed];\n",
            dot,
            StringComparison.Ordinal
        );
        Assert.Equal(
            ["crm-to-lake False", "orders-to-lake False", "crm-to-ops True"],
            JsonDocument
                .Parse(json)
                .RootElement.GetProperty("grants")
                .EnumerateArray()
                .Select(grant => $"{Text(grant, "task")} {grant.GetProperty("ended").GetBoolean()}")
        );
    }

    [Fact]
    public static void Dot_is_a_box_for_each_account_with_its_roles_inside()
    {
        using var run = Grown();
        run.Run(["graph", .. Both, "-o", "dot"]);

        Golden.Matches(run.Out, "Screens", "Graph", "graph.dot");
    }

    [Fact]
    public static void The_same_access_by_two_tasks_is_one_line_and_by_two_roles_is_counted()
    {
        using var run = new CommandRun();
        run.Write("accounts.yaml", UntilManifests.Accounts);
        run.Write(
            "tasks.yaml",
            string.Join("---\n", Task("one", "ram-for-dts"), Task("two", "ram-for-dts"), Task("three", "other"))
        );
        run.Run("graph", "-f", "accounts.yaml", "-f", "tasks.yaml", "--color", "never");

        Assert.Equal(
            """
            lake (…0002), AliyunDTSRolePolicy in crm (…0004), by 2 roles

            graph: 3 grants by 2 roles in 1 account; nothing was called

            """,
            run.Out
        );
    }

    [Fact]
    public static void Of_shared_roles_everyone_can_use_the_policies_of_all()
    {
        using var run = new CommandRun();
        run.Write("accounts.yaml", UntilManifests.Accounts);
        run.Write(
            "tasks.yaml",
            Task("one", "ram-for-dts")
                + "---\n"
                + Task("two", "ram-for-dts", "\n      policies: [AliyunVPCReadOnlyAccess]")
        );
        run.Run("graph", "-f", "accounts.yaml", "-f", "tasks.yaml", "-o", "csv");

        Assert.Equal(2, run.Out.Split("\"AliyunDTSRolePolicy, AliyunVPCReadOnlyAccess\"").Length - 1);
    }

    [Fact]
    public static void Where_no_access_is_declared_that_is_said()
    {
        using var run = new CommandRun();
        run.Write("accounts.yaml", UntilManifests.Accounts);

        Assert.Equal(
            "graph: no access is declared; nothing was called\n",
            Screen.Strip(run.Run("graph", "-f", "accounts.yaml").Out)
        );
        Assert.Equal("flowchart LR\n", run.Run("graph", "-f", "accounts.yaml", "-o", "mermaid").Out);
    }

    [Theory]
    [InlineData("csv", "")]
    [InlineData("mermaid", "")]
    [InlineData("dot", "")]
    public static void Manifests_that_break_a_rule_are_told_and_draw_nothing(string format, string printed)
    {
        using var run = new CommandRun();
        run.Write("wrong.yaml", "apiVersion: dts-apply/v1\nkind: Task\n");
        run.Run("graph", "-f", "wrong.yaml", "-o", format);

        Assert.Equal((65, printed), (run.Code, run.Out));
        Assert.Contains("DTS102", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public static void Machines_are_told_of_manifests_that_break_a_rule_too()
    {
        using var run = new CommandRun();
        run.Write("wrong.yaml", "apiVersion: dts-apply/v1\nkind: Task\n");
        var document = JsonDocument.Parse(run.Run("graph", "-f", "wrong.yaml", "-o", "json").Out).RootElement;

        Assert.Equal(("Graph", 65), (Text(document, "kind"), document.GetProperty("exitCode").GetInt32()));
        Assert.Empty(document.GetProperty("grants").EnumerateArray());
        Assert.NotEmpty(document.GetProperty("diagnostics").EnumerateArray());
    }

    private static readonly JsonSerializerOptions Compact = new() { WriteIndented = false };

    private static string Task(string name, string role, string more = "") =>
        $"apiVersion: dts-apply/v1\nkind: CrossAccountTask\nmetadata: {{name: {name}}}\nspec:\n  scenario: CrossAccountSource\n"
        + $"  source:\n    account: crm\n    database: MySQL\n    role:\n      name: {role}{more}\n"
        + "  destination: {account: lake, database: MySQL}\n";

    private static CommandRun Shared(string? lake, string? ops, string? orders)
    {
        var run = new CommandRun();
        run.Write("tasks.yaml", UntilManifests.Accounts + "---\n" + UntilManifests.Tasks(lake, ops, orders));
        return run;
    }

    // The design's world, in which the first task ends and says why, and ops names credentials.
    private static CommandRun Grown()
    {
        var run = new CommandRun();
        run.Write("orders.yaml", UntilManifests.Orders("2026-12-04") + "  reason: \"spring migration, OPS-1234\"\n");
        run.Write(
            "crm.yaml",
            File.ReadAllText(run.At("crm.yaml"))
                .Replace(
                    $"accountId: \"{Some.Ops}\"",
                    $"{{accountId: \"{Some.Ops}\", credentials: {{profile: ops}}}}",
                    StringComparison.Ordinal
                )
        );
        return run;
    }

    private static string? Text(JsonElement element, string member) => element.GetProperty(member).GetString();
}
