using System.Globalization;
using DtsApply.Reporting.Screen;
using DtsApply.Text;

namespace DtsApply.Reporting.Diagnostics;

/// <summary>The last line about manifests: what was understood, or how much is wrong.</summary>
public static class DiagnosticsVerdict
{
    /// <summary>The verdict of manifests with errors.</summary>
    /// <param name="command">The command that read them.</param>
    /// <param name="view">The diagnostics.</param>
    /// <param name="code">The exit code.</param>
    public static StyledText Wrong(string command, DiagnosticsView view, int code)
    {
        var counts =
            view.Errors > 0 && view.Warnings > 0
                ? $"{Format.Count(view.Errors, "error")} and {Format.Count(view.Warnings, "warning")}"
                : Format.Count(view.Errors, "error");
        var folded = DiagnosticsText.Frames(view) is var frames && frames < view.All.Length;
        var inFiles = view
            .All.Select(diagnostic => diagnostic.Source?.File)
            .Where(file => file is not null)
            .Distinct()
            .Count();
        var where =
            folded && inFiles < view.Files
                ? string.Create(CultureInfo.InvariantCulture, $"{inFiles} of {Format.Count(view.Files, "file")}")
                : Format.Count(view.Files, "file");
        var shown = folded ? string.Create(CultureInfo.InvariantCulture, $", {frames} shown") : "";
        var unread = view.Unread ? "; names used across files were not checked" : "";
        return StyledText.Lose($"{command}:")
            + string.Create(
                CultureInfo.InvariantCulture,
                $" {counts}{(view.Files > 0 ? $" in {where}" : "")}{shown}{unread} (exit {code})"
            );
    }

    /// <summary>
    /// The verdict of manifests without errors. Counts say what was understood, so that an empty or wrong folder is
    /// noticed at once.
    /// </summary>
    /// <param name="view">The diagnostics.</param>
    /// <param name="accounts">How many accounts are declared.</param>
    /// <param name="tasks">How many tasks are declared.</param>
    /// <param name="roles">How many roles follow from them.</param>
    public static StyledText Fine(DiagnosticsView view, int accounts, int tasks, int roles)
    {
        var warnings = view.Warnings > 0 ? $" with {Format.Count(view.Warnings, "warning")}" : "";
        return StyledText.Name("validate:")
            + " "
            + StyledText.Gain("ok")
            + $"{warnings}, {Format.Count(accounts, "account")}, {Format.Count(tasks, "task")} and "
            + $"{Format.Count(roles, "role")} in {Format.Count(view.Files, "file")}";
    }
}
