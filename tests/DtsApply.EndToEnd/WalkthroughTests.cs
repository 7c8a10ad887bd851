using Xunit;

namespace DtsApply.EndToEnd;

/// <summary>READMEs are true: what they tell to type is typed, and it says what they show.</summary>
public static class WalkthroughTests
{
    public static TheoryData<string> Stories =>
        [
            .. Directory
                .GetFiles(Path.Combine(Tool.Root, "examples"), "README.md", SearchOption.AllDirectories)
                .Select(file => Path.GetFileName(Path.GetDirectoryName(file))!)
                .Order(StringComparer.Ordinal),
        ];

    [Theory]
    [MemberData(nameof(Stories))]
    public static void An_example_s_walkthrough_goes_as_it_is_shown(string story)
    {
        using var tool = new Tool();

        Walkthrough.Follow(tool, Walkthrough.Read("examples", story, "README.md"));
    }

    [Fact]
    public static void The_first_session_goes_as_it_is_shown()
    {
        using var tool = new Tool();

        Walkthrough.Follow(
            tool,
            Walkthrough.Part(Walkthrough.Read("README.md"), "A session to paste", "For the cloud: ")
        );
    }

    [Fact]
    public static void Who_may_reach_what_goes_as_it_is_shown()
    {
        using var tool = new Tool();

        Walkthrough.Follow(tool, Walkthrough.Part(Walkthrough.Read("README.md"), "## Who may reach what", "## Safety"));
    }

    [Fact]
    public static void What_is_shown_and_not_said_is_found()
    {
        using var tool = new Tool();

        Assert.ThrowsAny<Exception>(() =>
            Walkthrough.Follow(tool, "```console\n$ dts-apply version\n…\nsomething else\n```\n")
        );
    }
}
