using System.Text.Json;
using DtsApply.Cmd.Console;
using DtsApply.Tests.Reporting;
using Xunit;

namespace DtsApply.Tests.Cmd;

/// <summary>What is to be entered in the DTS console, by the guide's table "Account information".</summary>
public static class HandOffTests
{
    [Theory]
    [InlineData(
        "orders.yaml",
        "lake",
        Some.Lake,
        "SourceEndpointOwnerID=1646821763560001 SourceEndpointRole=ram-for-dts"
    )]
    [InlineData(
        "shop.yaml",
        "orders",
        Some.Orders,
        "DestinationEndpointOwnerID=1749062835510005 DestinationEndpointRole=ram-for-dts"
    )]
    [InlineData(
        "crm.yaml",
        "ops",
        Some.Ops,
        "SourceEndpointOwnerID=1577309446120004 SourceEndpointRole=ram-for-dts "
            + "DestinationEndpointOwnerID=1749062835510005 DestinationEndpointRole=ram-for-dts"
    )]
    public static void Machines_get_the_parameters_of_ConfigureDtsJob(
        string file,
        string account,
        string accountId,
        string parameters
    )
    {
        using var run = new CommandRun().Run("task", "-f", file, "-o", "json");
        var document = JsonDocument.Parse(run.Out).RootElement;
        var task = Assert.Single(document.GetProperty("tasks").EnumerateArray());

        Assert.Equal("Tasks", document.GetProperty("kind").GetString());
        Assert.Equal((account, accountId), (Text(task, "account"), Text(task, "accountId")));
        Assert.Equal(
            parameters,
            string.Join(
                ' ',
                task.GetProperty("parameters").EnumerateObject().Select(member => $"{member.Name}={member.Value}")
            )
        );
        Assert.Equal((0, ""), (run.Code, run.Error));
    }

    [Fact]
    public static void Nothing_is_called_and_no_credentials_are_looked_for()
    {
        var cloud = new FakeCloud();
        using var run = new CommandRun { Cloud = cloud }.Run("task", "-f", "orders.yaml", "-f", "crm.yaml");

        Assert.Equal(0, run.Code);
        Assert.Empty(cloud.Log);
        Assert.EndsWith(
            "task: 2 tasks; nothing was called\n"
                + "next: dts-apply verify -f orders.yaml -f crm.yaml   # are their roles ready\n",
            Screen.Strip(run.Out),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("orders", "task: 1 task; nothing was called")]
    [InlineData("lake", "task: no task is declared; nothing was called")]
    public static void Only_tasks_with_a_role_in_the_accounts_that_are_named(string account, string verdict)
    {
        using var run = new CommandRun().Run("task", "-q", "-f", "orders.yaml", "--account", account);

        Assert.Equal($"{verdict}\n", Screen.Strip(run.Out));
    }

    [Fact]
    public static void What_the_manifest_leaves_out_is_what_holds_and_on_the_other_side_nothing_is_guessed()
    {
        using var run = Sides("account: orders, role: {name: a.b-c}", "account: lake");
        run.Run("task", "-f", "bare.yaml", "--color", "never");

        Assert.Contains(
            """
              Source Database section
                Database Type                                 not named in the manifest
                Access Method                                 not named in the manifest
                Replicate Data Across Alibaba Cloud Accounts  Yes
                Alibaba Cloud Account                         1646821763560001
                RAM Role Name                                 a.b-c

              Destination Database section
                Replicate Data Across Alibaba Cloud Accounts  No

            """,
            run.Out,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("account: orders", "account: lake", "DTS408", 1)]
    [InlineData("account: orders, database: MySQL", "account: lake, database: MySLQ", "DTS401", 0)]
    [InlineData(
        "account: orders, database: MySQL",
        "account: lake, accessMethod: Database Gatway",
        "did you mean Database Gateway?",
        0
    )]
    public static void What_the_manifests_are_warned_of_about_these_tasks_is_told_beside_the_cards(
        string source,
        string destination,
        string told,
        int warnings
    )
    {
        using var run = Sides(source, destination);
        run.Run("task", "-f", "bare.yaml", "--color", "never");

        Assert.Equal(0, run.Code);
        Assert.Contains(told, run.Error, StringComparison.Ordinal);
        Assert.Contains("\nbare.yaml:9:", $"\n{run.Error}", StringComparison.Ordinal);
        Assert.Contains(
            $"task: 1 task; nothing was called{(warnings > 0 ? "; 1 warning" : "")}\n",
            run.Out,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("DTS", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-q")]
    [InlineData("-o", "json")]
    public static void Whoever_wants_the_verdict_or_JSON_alone_gets_that(params string[] options)
    {
        using var run = Sides("account: orders", "account: lake");
        run.Run(["task", "-f", "bare.yaml", "--color", "never", .. options]);

        Assert.Equal("", run.Error);
        Assert.Contains(options is ["-q"] ? "; 1 warning" : "\"DTS408\"", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public static void What_another_task_is_warned_of_is_not_told()
    {
        using var run = Sides("account: orders", "account: lake");
        run.Run("task", "-f", "bare.yaml", "-f", "crm.yaml", "--account", "crm", "--color", "never");

        Assert.Equal((0, ""), (run.Code, run.Error));
    }

    [Fact]
    public static void On_a_narrow_terminal_values_stand_below_their_labels()
    {
        using var run = new CommandRun { Terminal = new Terminal(60, 24) };
        run.Run("task", "-f", "orders.yaml", "--color", "never");

        Assert.Contains("    Alibaba Cloud Account\n      1646821763560001\n", run.Out, StringComparison.Ordinal);
        Assert.All(
            run.Out.Split('\n')
                .Where(line => !line.StartsWith("task ", StringComparison.Ordinal) && !line.Contains("next:")),
            line => Assert.InRange(line.Length, 0, 60)
        );
    }

    [Fact]
    public static void Manifests_that_break_a_rule_are_told_and_hand_nothing_off()
    {
        using var run = new CommandRun();
        run.Write("wrong.yaml", "apiVersion: dts-apply/v1\nkind: Task\n");
        run.Run("task", "-f", "wrong.yaml", "-o", "json");

        Assert.Equal(65, run.Code);
        Assert.Equal("Tasks", JsonDocument.Parse(run.Out).RootElement.GetProperty("kind").GetString());
        Assert.Contains("DTS102", run.Error, StringComparison.Ordinal);
    }

    internal static CommandRun Sides(string source, string destination)
    {
        var run = new CommandRun();
        run.Write(
            "bare.yaml",
            $$$"""
            apiVersion: dts-apply/v1
            kind: AccountList
            metadata: {name: all}
            spec: {accounts: {orders: "1646821763560001", lake: "1903774258810002"}}
            ---
            apiVersion: dts-apply/v1
            kind: CrossAccountTask
            metadata: {name: bare}
            spec: {scenario: CrossAccountSource, source: {{{{source}}}}, destination: {{{{destination}}}}}
            """
        );
        return run;
    }

    private static string? Text(JsonElement element, string member) => element.GetProperty(member).GetString();
}
