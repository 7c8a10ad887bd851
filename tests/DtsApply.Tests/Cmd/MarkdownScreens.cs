using DtsApply.Model;
using Xunit;

namespace DtsApply.Tests.Cmd;

/// <summary>What a pull request shows. Each golden file is a comment as a bot would post it.</summary>
public static class MarkdownScreens
{
    [Fact]
    public static void A_new_role() => Shows("create", () => new() { Cloud = new FakeCloud() }, 0, "orders.yaml");

    [Fact]
    public static void Broken_manifests()
    {
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
            "broken.yaml"
        );
    }

    private static void Shows(string screen, Func<CommandRun> begin, int code, params string[] files)
    {
        using var run = begin().Run(["plan", .. files.SelectMany(file => (string[])["-f", file]), "-o", "markdown"]);
        Golden.Matches(run.Out, "Screens", "Markdown", $"{screen}.md");
        Assert.Equal(code, run.Code);
    }
}
