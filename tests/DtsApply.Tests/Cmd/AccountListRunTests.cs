using System.Text.Json;
using Xunit;

namespace DtsApply.Tests.Cmd;

/// <summary>Whole commands over a list of accounts: whatever is said of an entry points at its line.</summary>
public static class AccountListRunTests
{
    private const string Tasks = """
        ---
        apiVersion: dts-apply/v1
        kind: CrossAccountTask
        metadata: {name: orders-to-lake}
        spec:
          scenario: CrossAccountSource
          source: {account: orders, database: MySQL}
          destination: {account: lake, database: MySQL}
          reason: spring migration
        ---
        apiVersion: dts-apply/v1
        kind: CrossAccountTask
        metadata: {name: crm-to-lake}
        spec:
          scenario: CrossAccountSource
          source: {account: crm, database: MySQL}
          destination: {account: lake, database: MySQL}

        """;

    private static string List(string credentials) =>
        $$"""
            apiVersion: dts-apply/v1
            kind: AccountList
            metadata: {name: members}
            spec:
              credentials: {{credentials}}
              accounts:
                orders: "1646821763560001"
                lake: "1903774258810002"
                crm: "1577309446120004"

            """;

    [Fact]
    public static void Entries_without_credentials_are_told_at_their_lines()
    {
        var plan = Plan(List("{}").Replace("  credentials: {}\n", "", StringComparison.Ordinal) + Tasks, new(), 78);

        Assert.Equal(["DTS310 6:5", "DTS310 8:5"], Places(plan).Order(StringComparer.Ordinal));
    }

    [Fact]
    public static void Entries_of_another_account_are_told_at_their_IDs()
    {
        var cloud = new FakeCloud { Whose = account => account.Name.Value is "crm" ? Some.Mart : account.Id.Value! };
        using var run = Run(List("{profile: true}") + Tasks, cloud, "plan", "-f", "members.yaml");

        Assert.Equal(77, run.Code);
        Assert.Contains("members.yaml:9:10", run.Out + run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public static void A_plan_of_a_list_is_saved_shown_and_carried_out()
    {
        var cloud = new FakeCloud();
        using var run = Run(
            List("{environment: true, prefix: dts-}") + Tasks,
            cloud,
            "plan",
            "-f",
            "members.yaml",
            "--out",
            "plan.json"
        );
        Assert.Equal(0, run.Code);

        run.Cloud = cloud;
        Assert.Contains("\"spring migration\"", run.Run("plan", "--show", "plan.json").Out, StringComparison.Ordinal);
        Assert.Equal(0, run.Run("apply", "plan.json").Code);
        Assert.Equal(2, cloud.Roles.Count);
    }

    private static JsonElement Plan(string manifests, FakeCloud cloud, int code)
    {
        using var run = Run(manifests, cloud, "plan", "-f", "members.yaml", "-o", "json");
        Assert.Equal(code, run.Code);
        return JsonDocument.Parse(run.Out).RootElement;
    }

    private static IEnumerable<string> Places(JsonElement plan) =>
        plan.GetProperty("diagnostics")
            .EnumerateArray()
            .Select(d => $"{d.GetProperty("rule")} {d.GetProperty("line")}:{d.GetProperty("column")}");

    private static CommandRun Run(string manifests, FakeCloud cloud, params string[] args)
    {
        var run = new CommandRun { Cloud = cloud };
        run.Write("members.yaml", manifests);
        return run.Run(args);
    }
}
