using DtsApply.Model;
using DtsApply.Text;

namespace DtsApply.Reporting.Markdown;

/// <summary>
/// The first line of every Markdown that we write, which no reader sees: a bot finds its own comment by it, and a file
/// that begins with it may be replaced.
/// </summary>
internal static class HiddenLine
{
    private const int Digits = 8;

    /// <summary>Writes it where nothing is planned.</summary>
    public static string Write(string command) => $"<!-- dts-apply {command} -->";

    /// <summary>Writes it.</summary>
    /// <param name="command">The command.</param>
    /// <param name="set">The set of the roles.</param>
    /// <param name="target">The service.</param>
    /// <param name="digest">The digest of the saved plan; null where none was saved.</param>
    public static string Write(string command, string set, Target target, string? digest = null) =>
        $"<!-- dts-apply {command} set={set} target={Address(target)} digest={Short(digest) ?? "none"} -->";

    /// <summary>As many digits of a digest as tell it apart at sight.</summary>
    public static string? Short(string? digest) => digest?[..Digits];

    // Nothing in it ends a comment: an address may be written with a sign that does.
    private static string Address(Target target) =>
        TerminalEscape
            .Escape(target.Name)
            .Replace(">", "%3E", StringComparison.Ordinal)
            .Replace("--", "-%2D", StringComparison.Ordinal);
}
