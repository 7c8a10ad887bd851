using System.Globalization;
using Xunit;

namespace DtsApply.Tests.Cmd;

/// <summary>Graphs in files: one, or one for each account with roles.</summary>
public static class GraphFileTests
{
    [Fact]
    public static void A_file_holds_what_standard_output_would()
    {
        using var run = Many(20);
        foreach (var format in (string[])["mermaid", "dot", "csv"])
        {
            var printed = run.Run("graph", "-f", "many.yaml", "-o", format).Out;
            _ = run.Run("graph", "-f", "many.yaml", "-o", $"{format}={run.At($"graph.{format}")}");

            Assert.Equal((0, printed), (run.Code, run.Read($"graph.{format}")));
        }
    }

    [Fact]
    public static void Above_60_arrows_each_account_has_a_file_of_its_own()
    {
        using var run = Many(61);
        var printed = run.Run("graph", "-f", "many.yaml", "-o", "mermaid").Out;
        _ = run.Run("graph", "-f", "many.yaml", "-o", $"mermaid={run.At("graph.mmd")}");

        Assert.Equal(0, run.Code);
        Assert.False(File.Exists(run.At("graph.mmd")));
        Assert.StartsWith(
            "%% account owner-1\nflowchart LR\n",
            run.Read("graph-owner-1.mmd"),
            StringComparison.Ordinal
        );
        Assert.Equal(printed, run.Read("graph-owner-1.mmd") + run.Read("graph-owner-2.mmd"));
    }

    [Fact]
    public static void Where_one_of_them_is_there_already_none_is_written()
    {
        using var run = Many(61);
        run.Write("graph-owner-2.mmd", "mine");
        _ = run.Run("graph", "-f", "many.yaml", "-o", $"mermaid={run.At("graph.mmd")}");

        Assert.Equal((64, "mine"), (run.Code, run.Read("graph-owner-2.mmd")));
        Assert.False(File.Exists(run.At("graph-owner-1.mmd")));
    }

    [Fact]
    public static void A_part_is_never_written_over_what_another_option_names()
    {
        using var run = Many(61);
        var other = run.At("graph-owner-2.mmd");
        _ = run.Run("graph", "-f", "many.yaml", "-o", $"mermaid={run.At("graph.mmd")}", "-o", $"csv={other}");

        Assert.Equal(64, run.Code);
        Assert.DoesNotContain("flowchart", run.Read("graph-owner-2.mmd"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mermaid")]
    [InlineData("dot")]
    [InlineData("csv")]
    public static void What_is_there_is_never_written_over(string format)
    {
        using var run = Many(2);
        _ = run.Run("graph", "-f", "many.yaml", "-o", $"{format}={run.At("graph")}");
        var first = run.Read("graph");
        _ = run.Run("graph", "-f", "many.yaml", "-o", $"{format}={run.At("graph")}");

        Assert.Equal((64, first), (run.Code, run.Read("graph")));
    }

    [Fact]
    public static void A_run_that_comes_to_nothing_leaves_an_empty_file_that_the_next_one_replaces()
    {
        using var run = Many(2);
        run.Write("wrong.yaml", "kind: Nothing\n");
        _ = run.Run("graph", "-f", "wrong.yaml", "-o", $"csv={run.At("register")}");
        Assert.Equal((65, ""), (run.Code, run.Read("register")));

        _ = run.Run("graph", "-f", "many.yaml", "-o", $"csv={run.At("register")}");
        Assert.Equal((0, 3), (run.Code, run.Read("register").TrimEnd('\n').Split('\n').Length));
    }

    // Tasks of one account, in turns with a role of one and of another.
    private static CommandRun Many(int tasks)
    {
        var run = new CommandRun();
        run.Write(
            "many.yaml",
            "apiVersion: dts-apply/v1\nkind: AccountList\nmetadata: {name: all}\nspec:\n  accounts: "
                + $"{{owner-1: \"{Some.Orders}\", owner-2: \"{Some.Crm}\", lake: \"{Some.Lake}\"}}\n"
                + string.Concat(Enumerable.Range(1, tasks).Select(Task))
        );
        return run;
    }

    private static string Task(int number) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"---\napiVersion: dts-apply/v1\nkind: CrossAccountTask\nmetadata: {{name: t-{number}}}\nspec:\n"
        )
        + string.Create(
            CultureInfo.InvariantCulture,
            $"  scenario: CrossAccountSource\n  source: {{account: owner-{(number % 2) + 1}, database: MySQL}}\n"
        )
        + "  destination: {account: lake, database: MySQL}\n";
}
