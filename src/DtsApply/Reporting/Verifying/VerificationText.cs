using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Planning.Verifying;
using DtsApply.Reporting.Diagnostics;
using DtsApply.Reporting.Plans;
using DtsApply.Reporting.Screen;
using DtsApply.Text;
using DtsApply.UseCases;

namespace DtsApply.Reporting.Verifying;

/// <summary>Draws roles that were read back: one block an account, what is wrong beside what is right.</summary>
public static class VerificationText
{
    private const int Many = 20;

    /// <summary>Draws the blocks, without the verdict.</summary>
    /// <param name="page">Where they are drawn.</param>
    /// <param name="found">What was found.</param>
    /// <param name="verbose">Whether every role and every field is shown.</param>
    public static void Draw(Page page, Verification found, bool verbose)
    {
        foreach (var finding in found.Plan.Shared)
        {
            Finding.Draw(page, 2, finding, verbose);
            page.Line();
        }

        var roles = found.Roles.ToLookup(role => role.Change.Account, StringComparer.Ordinal);
        var passed = found.Unchecked.ToLookup(role => role.Account, StringComparer.Ordinal);
        var text = new VerifiedRoleText(page, new(found.Names), found.Plan.Set, verbose);
        var alike = new AlikeAccounts(found.Plan, verbose);
        var told = found.Plan.Accounts.Where(account => !alike.IsToldElsewhere(account));
        foreach (var account in told.OrderBy(account => account.Name, NaturalOrder.Instance))
        {
            var isOwner = roles.Contains(account.Name) || passed.Contains(account.Name);
            var findings = account.Own.Where(finding => isOwner || verbose || IsNews(finding)).ToList();
            // Where nothing was called, only what kept it from being called is told.
            var isShown = found.Plan.IsUncalled ? findings.Count > 0 : isOwner || (verbose && account.Called);
            if (!isShown && findings.Count is 0)
            {
                continue;
            }

            Scope(page, found.Plan.Target, account, findings, verbose);
            alike.DrawOthers(page, account);
            if (account.Code is ExitCode.Done && passed.Contains(account.Name))
            {
                var names = passed[account.Name].Select(role => TerminalEscape.Escape(role.Role.Address.Role));
                page.Prose(2, VerifyWords.NotChecked([.. names]));
            }

            Roles(page, text, roles[account.Name], isLong: found.Roles.Length > Many && !verbose);
            page.Line();
        }
    }

    // That nobody could look for further roles is no news where none is declared.
    private static bool IsNews(Diagnostic finding) => finding.Severity is not Severity.Info;

    private static void Scope(Page page, Target target, AccountState account, List<Diagnostic> findings, bool verbose)
    {
        if (account.Code is not ExitCode.Done)
        {
            AccountText.Draw(page, target, account, [], verbose);
            return;
        }

        AccountText.Draw(page, target, account with { Findings = [] }, [], verbose);
        foreach (var finding in findings)
        {
            Finding.Draw(page, 2, finding, verbose);
        }
    }

    private static void Roles(Page page, VerifiedRoleText text, IEnumerable<VerifiedRole> roles, bool isLong)
    {
        var wasBrief = false;
        foreach (var role in roles.OrderBy(role => role.Change.Address.Role, NaturalOrder.Instance))
        {
            var isBrief = isLong && role.Standing is RoleStanding.AsDeclared;
            if (!isBrief || !wasBrief)
            {
                page.Line();
            }

            text.Draw(role, isBrief);
            wasBrief = isBrief;
        }
    }
}
