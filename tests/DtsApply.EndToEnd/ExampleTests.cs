using Xunit;

namespace DtsApply.EndToEnd;

public static class ExampleTests
{
    // Recipes for CI hold no manifests; tests/action carries them out.
    private const string Recipes = "ci";

    public static TheoryData<string> Stories =>
        [
            .. Directory
                .GetDirectories(Path.Combine(Tool.Root, "examples"))
                .Select(folder => Path.GetFileName(folder)!)
                .Where(story => story is not Recipes)
                .Order(StringComparer.Ordinal),
        ];

    [Theory]
    [MemberData(nameof(Stories))]
    public static void An_example_is_valid_is_applied_and_is_then_as_declared(string story)
    {
        using var tool = new Tool();
        var folder = Path.Combine(Tool.Root, "examples", story);

        Assert.Equal(0, tool.Run("validate", "-f", folder).Code);
        Assert.Equal(2, tool.Run("plan", "-f", folder, "--sandbox", "--detailed-exitcode").Code);
        Assert.Equal(0, tool.Run("apply", "-f", folder, "--sandbox", "--yes").Code);
        Assert.Equal(0, tool.Run("plan", "-f", folder, "--sandbox", "--detailed-exitcode").Code);

        var state = Path.Combine(tool.Folder, ".dts-apply", "sandbox.json");
        var before = File.ReadAllText(state);
        var again = tool.Run("apply", "-f", folder, "--sandbox", "--yes");
        Assert.Equal(0, again.Code);
        Assert.Contains("nothing was written", again.Error, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(state));
    }

    [Fact]
    public static void All_examples_are_valid_together_as_a_help_has_them_checked()
    {
        using var tool = new Tool();

        var checkedAll = tool.Run("validate", "-v", "-R", "-f", Path.Combine(Tool.Root, "examples"));
        Assert.True(checkedAll.Code is 0, checkedAll.Out);
    }
}
