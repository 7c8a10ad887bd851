using Xunit;
using static DtsApply.Tests.Cmd.FenceTests;
using static DtsApply.Tests.Fenced;

namespace DtsApply.Tests.Cmd;

/// <summary>Where a fence ends: what passes, what other spelling does not, and who takes none.</summary>
public static class FenceEdgeTests
{
    [Fact]
    public static void Removing_passes_whatever_the_lists_say()
    {
        using var run = Begin(out var cloud);
        cloud.With(ApplyScreens.Made());
        run.Write("fence.yaml", Document("owners: []\ntrusted: []\nroleNames: []\nmaxRemovals: 1"));

        Assert.Equal(0, run.Run("destroy", "--yes", "--fence", "fence.yaml", "-f", "orders.yaml").Code);
        Assert.Empty(cloud.Roles);
    }

    [Theory]
    [InlineData("dts-*", "name: DTS-orders", 76)]
    [InlineData("dts-*", "name: dts-orders", 0)]
    [InlineData("ram-for-dts", "name: ram-for-DTS", 76)]
    public static void Case_is_no_way_around(string pattern, string role, int code)
    {
        using var run = Begin(out _);
        run.Write("fence.yaml", Document($"roleNames: [\"{pattern}\"]"));
        var text = File.ReadAllText(run.At("orders.yaml"));
        run.Write("orders.yaml", text.Replace("    role:\n", $"    role:\n      {role}\n", StringComparison.Ordinal));

        Assert.Equal(code, run.Run("plan", "--fence", "fence.yaml", "-f", "orders.yaml").Code);
    }

    [Fact]
    public static void Two_fences_that_leave_nothing_end_the_run()
    {
        using var run = Begin(out var cloud);
        run.Write("other.yaml", Document("trusted: [\"1288450937620003\"]", "other"));
        run.Run("plan", "--fence", "open.yaml", "--fence", "other.yaml", "-f", "orders.yaml", "--color", "never");

        Assert.Equal(78, run.Code);
        Assert.StartsWith(
            "open.yaml:5:12: error DTS619: open and other together allow no trusted account\n",
            run.Error,
            StringComparison.Ordinal
        );
        Assert.Contains("other.yaml:5:12: note: the other one\n", run.Error, StringComparison.Ordinal);
        Assert.Empty(cloud.Log);
    }

    [Fact]
    public static void Ten_thousand_entries_are_held_against_a_plan()
    {
        using var run = Begin(out _);
        var ids = Enumerable.Range(1, 10_000).Select(number => $"\"{number:D16}\"");
        run.Write("fence.yaml", Document($"trusted: [{string.Join(", ", ids)}]"));

        Assert.Equal(76, run.Run("plan", "--fence", "fence.yaml", "-f", "orders.yaml").Code);
    }

    [Theory]
    [InlineData("verify")]
    [InlineData("task")]
    [InlineData("whoami")]
    [InlineData("history")]
    [InlineData("version")]
    public static void Commands_that_give_nothing_take_no_fence_and_ignore_the_variable(string command)
    {
        using var run = Begin(out var cloud);
        cloud.With(ApplyScreens.Made());
        run.Variables["DTS_APPLY_FENCE"] = "";
        string[] files = command is "history" or "version" ? [] : ["-f", "orders.yaml"];

        Assert.Equal(0, run.Run([command, .. files]).Code);
        Assert.Equal(64, run.Run([command, "--fence", "open.yaml", .. files]).Code);
    }
}
