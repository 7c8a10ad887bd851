using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Reporting.Plans;
using DtsApply.Reporting.Screen;
using DtsApply.UseCases;

namespace DtsApply.Reporting.Verifying;

/// <summary>The last line of verify: fine only where all is, and was looked at.</summary>
public static class VerificationVerdict
{
    /// <summary>Writes it.</summary>
    /// <param name="command">The command's name.</param>
    /// <param name="found">What was found.</param>
    /// <param name="isStrict">Whether access beyond the manifests is wrong, too.</param>
    public static StyledText Write(string command, Verification found, bool isStrict)
    {
        var code = found.Code(isStrict);
        var tone =
            code is not ExitCode.Done ? Tone.Lose
            : found.HasExcess ? Tone.Change
            : Tone.Name;
        var end = code is ExitCode.Done ? "" : $" {ExitMessages.Code(code)}";
        return StyledText.Of(tone, $"{command}:") + " " + Body(found) + end;
    }

    private static StyledText Body(Verification found)
    {
        if (found.Plan.Stopped.Any())
        {
            return PlanVerdict.Incomplete(found.Plan);
        }

        if (found.IsBlind)
        {
            return VerificationMessages.NothingWasChecked;
        }

        var warnings = PlanMessages.Warnings(found.Warnings);
        var rest =
            VerificationMessages.NotChecked(found.Unchecked.Length)
            + VerificationMessages.NotListed(found.Unlisted)
            + warnings;
        var where = ServiceMessages.Where(found.Plan.Target);
        return found.Wrong > 0 ? Wrong(found, where) + rest
            : found.HasExcess
                ? VerificationMessages.AllIsThereBut(found.Unchecked.IsEmpty, where) + Excess(found) + rest
            : found.Roles.IsEmpty ? VerificationMessages.NeedsNoRole(where) + warnings
            : Fine(found, where) + rest;
    }

    private static string Wrong(Verification found, string where) =>
        VerificationMessages.AreNotAsDeclared(found.Wrong, found.Roles.Length, Proved(found), where)
        + (found.HasExcess ? $"; {Excess(found)}" : "");

    private static string Excess(Verification found) =>
        VerificationMessages.ExcessStands(found.ExtraPolicies, found.UndeclaredRoles);

    private static StyledText Fine(Verification found, string where)
    {
        var (roles, proved) = (found.Roles.Length, Proved(found));
        return found.Unchecked.IsEmpty
            ? StyledText.Gain(VerifyWords.Ok)
                + VerificationMessages.AreAsDeclared(
                    roles,
                    found.Roles.Select(role => role.Change.Account).Distinct().Count(),
                    proved,
                    where
                )
            : VerificationMessages.SomeAreAsDeclared(roles, roles + found.Unchecked.Length, proved, where);
    }

    private static int Proved(Verification found) => found.Roles.Count(role => role.IsProved);
}
