using System.Diagnostics;
using System.Text;
using Xunit;

namespace DtsApply.EndToEnd;

/// <summary>
/// The question on a real terminal, which <c>script</c> of util-linux makes: when it is asked, where, and what is an
/// answer.
/// </summary>
public static class TerminalTests
{
    private const string Question = "type yes to go on";
    private static readonly string Story = Path.Combine(Tool.Root, "examples", "source");

    [Fact]
    public static void What_was_typed_before_the_question_is_no_answer()
    {
        using var tool = new Tool();
        var asked = Ask(tool, $"'{Tool.Binary}' apply -f '{Story}' --sandbox", early: "yes\n", answer: "no\n");

        Assert.Equal(76, asked.Code);
        Assert.Contains("not confirmed, nothing was written", asked.Shown, StringComparison.Ordinal);
        Assert.True(
            asked.Shown.IndexOf("plan", StringComparison.Ordinal)
                < asked.Shown.IndexOf(Question, StringComparison.Ordinal)
        );
        Assert.Equal(2, tool.Run("plan", "-f", Story, "--sandbox", "--detailed-exitcode").Code);
    }

    [Theory]
    [InlineData("yes\n", 0, "2>&1")]
    [InlineData("no\n", 76, "2>&1")]
    [InlineData("yes\n", 0, "2>talk.txt")]
    public static void Manifests_on_standard_input_leave_the_question_to_the_controlling_terminal(
        string answer,
        int code,
        string talk
    )
    {
        using var tool = new Tool();
        var asked = Ask(
            tool,
            $"cat '{Story}'/*.yaml | '{Tool.Binary}' apply -f - --sandbox {talk}",
            early: "yes\n",
            answer
        );

        Assert.Equal(code, asked.Code);
        Assert.Equal(code is 0 ? 0 : 2, tool.Run("plan", "-f", Story, "--sandbox", "--detailed-exitcode").Code);
    }

    private static (int Code, string Shown) Ask(Tool tool, string command, string early, string answer)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/script"), "there is no script");
        using var process = tool.Program("/usr/bin/script", "-qefc", command, "/dev/null");
        process.StandardInput.Write(early);
        process.StandardInput.Flush();
        var shown = new StringBuilder();
        var buffer = new char[1024];
        var limit = Stopwatch.StartNew();
        while (
            !shown.ToString().Contains(Question, StringComparison.Ordinal)
            && limit.Elapsed < TimeSpan.FromSeconds(60)
            && process.StandardOutput.Read(buffer) is > 0 and var read
        )
        {
            shown.Append(buffer, 0, read);
        }

        Assert.Contains(Question, shown.ToString(), StringComparison.Ordinal);
        process.StandardInput.Write(answer);
        process.StandardInput.Flush();
        shown.Append(process.StandardOutput.ReadToEnd());
        process.WaitForExit();
        return (process.ExitCode, shown.ToString());
    }
}
