using DtsApply.Messages;
using DtsApply.Model;

namespace DtsApply.Reporting.Markdown;

/// <summary>A run that came to nothing, as Markdown: what a pull request shows instead of what it was to show.</summary>
public static class FailureMarkdown
{
    /// <summary>Writes it.</summary>
    /// <param name="command">Who says it.</param>
    /// <param name="failure">Why.</param>
    /// <param name="code">The exit code.</param>
    public static string Write(string command, Diagnostic failure, int code) =>
        $"{HiddenLine.Write(command, null)}\n### {MarkdownText.Prose(command)}: "
        + $"{MarkdownText.Prose(failure.Message)} {ExitMessages.Code(code)}\n"
        + (failure.Help is { } help ? $"\n{MarkdownText.Prose(help)}\n" : "");
}
