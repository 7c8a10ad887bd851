using DtsApply.Messages;
using DtsApply.Reporting.Screen;

namespace DtsApply.Reporting.Diagnostics;

/// <summary>The last line about manifests: what was understood, or how much is wrong.</summary>
public static class DiagnosticsVerdict
{
    /// <summary>The verdict of manifests with errors.</summary>
    /// <param name="command">The command that read them.</param>
    /// <param name="view">The diagnostics.</param>
    /// <param name="code">The exit code.</param>
    /// <param name="isUncalled">Whether accounts would have been called, and it is worth saying that none was.</param>
    public static StyledText Wrong(string command, DiagnosticsView view, int code, bool isUncalled = false) =>
        StyledText.Lose($"{command}:") + $" {Mistakes(view, isUncalled)} {ExitMessages.Code(code)}";

    /// <summary>How much is wrong, in words.</summary>
    /// <param name="view">The diagnostics.</param>
    /// <param name="isUncalled">Whether to say that nothing was called.</param>
    public static string Mistakes(DiagnosticsView view, bool isUncalled = false)
    {
        var folded = DiagnosticsText.Frames(view) is var frames && frames < view.All.Length;
        var inFiles = view
            .All.Select(diagnostic => diagnostic.Source?.File)
            .Where(file => file is not null)
            .Distinct()
            .Count();
        return VerdictMessages.Mistakes(view.Errors, view.Warnings)
            + (view.Files > 0 ? VerdictMessages.InFiles(folded ? inFiles : view.Files, view.Files) : "")
            + (folded ? VerdictMessages.Shown(frames) : "")
            + (view.Unread ? VerdictMessages.NamesAreNotChecked : "")
            + (isUncalled ? VerdictMessages.NothingCalled : "");
    }

    /// <summary>
    /// The verdict of manifests without errors. Counts say what was understood, so that an empty or wrong folder is
    /// noticed at once.
    /// </summary>
    /// <param name="view">The diagnostics.</param>
    /// <param name="accounts">How many accounts are declared.</param>
    /// <param name="tasks">How many tasks are declared.</param>
    /// <param name="roles">How many roles follow from them.</param>
    public static StyledText Fine(DiagnosticsView view, int accounts, int tasks, int roles) =>
        StyledText.Name("validate:")
        + " "
        + StyledText.Gain(VerdictMessages.Ok)
        + VerdictMessages.Understood(view.Warnings, accounts, tasks, roles, view.Files);
}
