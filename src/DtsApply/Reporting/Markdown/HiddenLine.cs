using DtsApply.Planning;

namespace DtsApply.Reporting.Markdown;

/// <summary>
/// The first line of every Markdown that we write, which no reader sees: a bot finds its own comment by it, and a file
/// that begins with it may be replaced.
/// </summary>
internal static class HiddenLine
{
    private const int Digits = 8;

    /// <summary>Writes it.</summary>
    /// <param name="command">The command.</param>
    /// <param name="plan">The plan that is told; null where there is none.</param>
    /// <param name="digest">The digest of the saved plan; null where none was saved.</param>
    public static string Write(string command, Plan? plan, string? digest = null) =>
        plan is null
            ? $"<!-- dts-apply {command} -->"
            : $"<!-- dts-apply {command} set={plan.Set} target={plan.Target.Name} digest={digest?[..Digits] ?? "none"} -->";
}
