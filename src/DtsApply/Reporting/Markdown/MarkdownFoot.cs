using DtsApply.Messages;
using DtsApply.Planning;
using DtsApply.Text;

namespace DtsApply.Reporting.Markdown;

/// <summary>The last line, in small letters: who wrote it, and as whom accounts were read.</summary>
internal static class MarkdownFoot
{
    /// <summary>Writes it.</summary>
    /// <param name="frame">What stands around the result.</param>
    /// <param name="accounts">The accounts of the run.</param>
    /// <param name="more">What else is said, such as the rules that hold.</param>
    public static string Write(MarkdownFrame frame, IEnumerable<AccountState> accounts, params string[] more)
    {
        var readers = accounts
            .Where(account => account is { Verified: true, Identity: not null })
            .OrderBy(account => account.Name, NaturalOrder.Instance)
            .GroupBy(account => IdentityWords.Name(account.Identity!), account => account.Name)
            .Select(group => MarkdownMessages.Reader(group.Key, [.. group]))
            .ToList();
        string[] parts =
        [
            $"dts-apply {frame.ToolVersion}",
            .. HiddenLine.Short(frame.Digest) is { } digits ? (string[])[MarkdownMessages.SavedPlan(digits)] : [],
            .. more,
            .. readers.Count > 0 ? (string[])[MarkdownMessages.ReadAs(readers)] : [],
        ];
        return $"<sub>{MarkdownText.Prose(string.Join(", ", parts))}</sub>";
    }
}
