using System.Globalization;
using DtsApply.Text;

namespace DtsApply.Messages;

/// <summary>The last line about manifests: what was understood, or how much is wrong.</summary>
internal static class VerdictMessages
{
    public const string Ok = "ok";
    public const string NamesAreNotChecked = "; names used across files were not checked";
    public const string NothingCalled = $"; {CommandMessages.NothingCalled}";

    public static string Mistakes(int errors, int warnings) =>
        errors > 0 && warnings > 0
            ? $"{Format.Count(errors, "error")} and {Format.Count(warnings, "warning")}"
            : Format.Count(errors, "error");

    /// <summary>In how many of the files that were read.</summary>
    public static string InFiles(int some, int all) =>
        some < all
            ? string.Create(CultureInfo.InvariantCulture, $" in {some} of {Format.Count(all, "file")}")
            : $" in {Format.Count(all, "file")}";

    public static string Shown(int frames) => string.Create(CultureInfo.InvariantCulture, $", {frames} shown");

    /// <summary>What follows the word ok.</summary>
    /// <param name="warnings">How many warnings there are.</param>
    /// <param name="accounts">How many accounts are declared.</param>
    /// <param name="tasks">How many tasks are declared.</param>
    /// <param name="roles">How many roles follow from them.</param>
    /// <param name="files">In how many files.</param>
    public static string Understood(int warnings, int accounts, int tasks, int roles, int files) =>
        (warnings > 0 ? $" with {Format.Count(warnings, "warning")}" : "")
        + $", {Format.Count(accounts, "account")}, {Format.Count(tasks, "task")} and {Format.Count(roles, "role")} in "
        + Format.Count(files, "file");
}
