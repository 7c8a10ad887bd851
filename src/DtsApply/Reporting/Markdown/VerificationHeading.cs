using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Reporting.Plans;
using DtsApply.UseCases;

namespace DtsApply.Reporting.Markdown;

/// <summary>What stands over and under the table of roles that were read back: the verdict, and how many there are.</summary>
internal static class VerificationHeading
{
    /// <summary>The heading: fine only where all is, and was looked at.</summary>
    public static string Write(Verification found, MarkdownFrame frame)
    {
        var end = frame.ExitCode is ExitCode.Done ? "" : $" {ExitMessages.Code(frame.ExitCode)}";
        var title = MarkdownMessages.Title(frame.Command) + ServiceMessages.Where(found.Plan.Target);
        return MarkdownText.Heading(title, Body(found) + end);
    }

    /// <summary>How many roles there are of each kind; empty where it is not known.</summary>
    public static string Numbers(Verification found)
    {
        if (found.Plan.Stopped.Any() || found.Roles.IsEmpty)
        {
            return "";
        }

        var excess = VerificationMessages.ExcessStands(found.ExtraPolicies, found.UndeclaredRoles);
        string[] numbers =
        [
            VerificationMessages.AreProved(found.Roles.Count(role => role.IsProved), found.Roles.Length),
            .. found.Wrong > 0 && found.HasExcess ? (string[])[excess] : [],
        ];
        return MarkdownText.Sentence(
            string.Join("; ", numbers)
                + VerificationMessages.NotChecked(found.Unchecked.Length)
                + VerificationMessages.NotListed(found.Unlisted)
                + PlanMessages.Warnings(found.Warnings)
        );
    }

    private static string Body(Verification found) =>
        found.Plan.Stopped.Any() ? PlanVerdict.Incomplete(found.Plan)
        : found.IsBlind ? VerificationMessages.NothingWasChecked
        : found.Wrong > 0 ? VerificationMessages.AreNotAsDeclared(found.Wrong, found.Roles.Length)
        : found.HasExcess
            ? VerificationMessages.AllIsThereBut(found.Unchecked.IsEmpty, "")
                + VerificationMessages.ExcessStands(found.ExtraPolicies, found.UndeclaredRoles)
        : found.Roles.IsEmpty ? VerificationMessages.NeedsNoRole("")
        : MarkdownMessages.AreAsDeclared(found.Roles.Length, found.Roles.Length + found.Unchecked.Length);
}
