using System.Text.Json;
using Xunit;

namespace DtsApply.Tests.Cmd;

/// <summary>A graph beside the manifests of before: what is gained and what is lost.</summary>
public static class GraphBaseTests
{
    [Fact]
    public static void People_read_gains_and_losses_alone()
    {
        using var run = Before();
        run.Run("graph", "--base", "before.yaml", "-f", "crm.yaml", "-f", "orders.yaml", "--color", "never");

        Assert.Equal(
            """
            ops (…0003), AliyunDTSRolePolicy in crm (…0004), gains
            ops (…0003), AliyunDTSRolePolicy in mart (…0005), gains

            graph: 2 grants gained, 0 grants lost; nothing was called

            """,
            run.Out
        );
        Assert.Equal(0, run.Code);
    }

    [Fact]
    public static void What_only_the_old_manifests_want_is_lost()
    {
        using var run = Before();
        run.Run("graph", "--base", "crm.yaml", "-f", "before.yaml", "-o", "mermaid");

        Assert.Contains(" -.->|\"crm-to-mart, loses\"| ", run.Out, StringComparison.Ordinal);
        Assert.Contains(" -->|\"orders-to-lake, gains\"| ", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("before.yaml")]
    [InlineData("orders.yaml")]
    public static void The_same_manifests_differ_in_nothing(string file)
    {
        using var run = Before();
        run.Run("graph", "--base", "orders.yaml", "-f", file, "--color", "never");

        Assert.Equal((0, "graph: no one gains or loses access; nothing was called\n"), (run.Code, run.Out));
    }

    [Fact]
    public static void Machines_are_told_too()
    {
        using var run = Before();
        run.Run("graph", "--base", "before.yaml", "-f", "crm.yaml", "-o", "json");
        var document = JsonDocument.Parse(run.Out).RootElement;

        Assert.True(document.GetProperty("base").GetProperty("compiles").GetBoolean());
        Assert.Equal(
            ["lake loses", "ops gains", "ops gains"],
            document
                .GetProperty("grants")
                .EnumerateArray()
                .Select(grant => $"{grant.GetProperty("who").GetString()} {grant.GetProperty("change").GetString()}")
        );
        run.Run("graph", "--base", "before.yaml", "-f", "orders.yaml", "-o", "csv");
        Assert.EndsWith(",change", run.Out.Split('\n')[0], StringComparison.Ordinal);
    }

    [Fact]
    public static void Beside_manifests_with_mistakes_losses_are_unknown()
    {
        using var run = Before();
        run.Write(
            "broken.yaml",
            "apiVersion: dts-apply/v1\nkind: Account\nmetadata: {name: x}\nspec: {accountId: \"1\"}\n"
        );
        run.Run("graph", "--base", "broken.yaml", "-f", "orders.yaml", "--color", "never");

        Assert.StartsWith("losses unknown: BASE does not compile (broken.yaml)\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("warning DTS108", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("no one gains or loses", run.Out, StringComparison.Ordinal);
    }

    private static CommandRun Before()
    {
        var run = new CommandRun();
        run.Write("before.yaml", File.ReadAllText(run.At("orders.yaml")));
        return run;
    }
}
