using System.Text.Json;
using Xunit;

namespace DtsApply.EndToEnd;

/// <summary>A fence from planning to undo, and what the sandbox holds then.</summary>
public static class FenceTests
{
    private const string Owner = "0000111122223333";
    private const string State = ".dts-apply/sandbox.json";

    [Fact]
    public static void Nothing_is_given_outside_of_a_fence_and_all_of_it_within()
    {
        using var tool = Begin();
        Write(tool, "shut.yaml", "trusted: []");
        var refused = tool.Run("apply", "-f", "m.yaml", "--sandbox", "--yes", "--fence", "shut.yaml");

        Assert.Equal(76, refused.Code);
        Assert.Contains(
            "error DTS602: fence shut lets no role trust account hub",
            refused.Out,
            StringComparison.Ordinal
        );
        Assert.False(File.Exists(Path.Combine(tool.Folder, State)));

        Write(tool, "open.yaml", $"owners: [\"{Owner}\"]\n  trusted: [\"{Estate.Hub}\"]\n  maxRemovals: 0");
        tool.Environment["DTS_APPLY_FENCE"] = "open.yaml";
        Assert.Equal(0, tool.Run("apply", "-f", "m.yaml", "--sandbox", "--yes").Code);
        Assert.Contains("ram-for-dts", tool.Read(State), StringComparison.Ordinal);
        var state = tool.Read(State);
        Assert.Equal(76, tool.Run("undo", "--last", "--sandbox", "--yes").Code);
        Assert.Equal(76, tool.Run("destroy", "-f", "m.yaml", "--sandbox", "--yes").Code);
        Assert.Equal(state, tool.Read(State));
    }

    [Fact]
    public static void A_plan_is_for_the_fence_that_it_was_made_within()
    {
        using var tool = Begin();
        Write(tool, "fence.yaml", $"trusted: [\"{Estate.Hub}\"]");
        Assert.Equal(
            0,
            tool.Run("plan", "-f", "m.yaml", "--sandbox", "--fence", "fence.yaml", "--out", "plan.json").Code
        );

        Assert.Equal(76, tool.Run("apply", "plan.json", "--sandbox").Code);
        Write(tool, "fence.yaml", $"trusted: [\"{Estate.Hub}\"]\n  maxRemovals: 5");
        var changed = tool.Run("apply", "plan.json", "--sandbox", "--fence", "fence.yaml");
        Assert.Equal(76, changed.Code);
        Assert.Contains("DTS620", changed.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(tool.Folder, State)));
        Write(tool, "fence.yaml", $"trusted: [\"{Estate.Hub}\"]");
        Assert.Equal(0, tool.Run("apply", "plan.json", "--sandbox", "--fence", "fence.yaml").Code);
        Assert.Contains("ram-for-dts", tool.Read(State), StringComparison.Ordinal);
    }

    [Fact]
    public static void An_undo_gives_back_nothing_outside_of_a_fence()
    {
        using var tool = Begin();
        Assert.Equal(0, tool.Run("apply", "-f", "m.yaml", "--sandbox", "--yes").Code);
        Assert.Equal(0, tool.Run("destroy", "-f", "m.yaml", "--sandbox", "--yes").Code);
        Write(tool, "shut.yaml", "trusted: []");

        Assert.Equal(76, tool.Run("undo", "--last", "--sandbox", "--yes", "--fence", "shut.yaml").Code);
        Assert.DoesNotContain("ram-for-dts", Roles(tool), StringComparison.Ordinal);
        Assert.Equal(0, tool.Run("undo", "--last", "--sandbox", "--yes").Code);
        Assert.Contains("ram-for-dts", Roles(tool), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("none.yaml")]
    [InlineData("fence.yaml:")]
    public static void A_variable_that_names_no_fence_stops_the_run(string variable)
    {
        using var tool = Begin();
        Write(tool, "fence.yaml", $"trusted: [\"{Estate.Hub}\"]");
        tool.Environment["DTS_APPLY_FENCE"] = variable;
        var ran = tool.Run("plan", "-f", "m.yaml", "--sandbox");

        Assert.Equal(78, ran.Code);
        Assert.Contains("DTS618", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public static void A_fence_is_read_from_a_pipe_as_well()
    {
        using var tool = Begin();
        Write(tool, "fence.yaml", "trusted: []");
        var ran = tool.RunWith(tool.Read("fence.yaml"), "plan", "-f", "m.yaml", "--sandbox", "--fence", "/dev/stdin");

        Assert.Equal(76, ran.Code);
    }

    [Fact]
    public static void The_schema_of_fences_is_printed_as_it_is_published() =>
        Assert.Equal(
            File.ReadAllText(Path.Combine(Tool.Root, "schemas", "fence.v1.schema.json")),
            new Tool().Run("schema", "fence").Out
        );

    // What a plan says of the account now.
    private static string Roles(Tool tool)
    {
        var plan = tool.Run("plan", "-f", "m.yaml", "--sandbox", "-o", "json").Json;
        var before = plan.GetProperty("roles")[0];
        return before.GetProperty("before").ValueKind is JsonValueKind.Null
            ? ""
            : before.GetProperty("role").GetString()!;
    }

    private static void Write(Tool tool, string file, string spec) =>
        tool.Write(
            file,
            $"apiVersion: dts-apply/v1\nkind: Fence\nmetadata: {{name: {Path.GetFileNameWithoutExtension(file)}}}\n"
                + $"spec:\n  {spec}\n"
        );

    private static Tool Begin()
    {
        var tool = new Tool();
        Estate.Write(tool, Owner);
        return tool;
    }
}
