using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Reporting.Diagnostics;
using DtsApply.Reporting.Screen;
using DtsApply.Text;

namespace DtsApply.Reporting.Plans;

/// <summary>
/// Draws the scope of what follows: which account, at which service, signed in as whom, and what was found there.
/// </summary>
public static class AccountText
{
    /// <summary>Draws the scope lines and the findings of an account.</summary>
    /// <param name="page">Where it is drawn.</param>
    /// <param name="target">The service.</param>
    /// <param name="account">The account.</param>
    /// <param name="warnings">What the manifests are warned of about it.</param>
    /// <param name="verbose">Whether keys and details are shown.</param>
    /// <param name="prune">The command that shows what pruning takes away; null where there is none to paste.</param>
    public static void Draw(
        Page page,
        Target target,
        AccountState account,
        IEnumerable<Diagnostic> warnings,
        bool verbose,
        string? prune = null
    )
    {
        var named = StyledText.Name(ScopeMessages.Account(account.Name));
        // Where not even keys were found nothing was called, so there is no more to say of the account than its name.
        var called =
            account.Identity is not null
            || account.Code is not ExitCode.Credentials
            || account.Findings.Any(finding => finding.Rule is not RuleId.None);
        page.Line(
            called
                ? named + $"  {account.Account.Id.Value}  {account.Account.Type.Value}{ServiceMessages.Where(target)}"
                : named
        );
        if (account is { Identity: { } identity, Verified: true })
        {
            var who = TerminalEscape.Escape(IdentityWords.Name(identity));
            var credentials = TerminalEscape.Escape(identity.Credentials);
            page.Line("  " + ScopeMessages.SignedIn(who, credentials, verbose ? identity.Key : null));
        }

        foreach (var warning in warnings)
        {
            Finding.DrawPlaced(page, 2, warning);
        }

        foreach (var finding in account.Own)
        {
            if (prune is not null && ExcessAccess.Counts(finding))
            {
                var help = UndeclaredRoleMessages.DeclareOrSee(account.Undeclared.Length);
                Finding.Draw(page, 2, finding with { Help = help }, verbose, prune);
                continue;
            }

            Finding.Draw(page, 2, finding, verbose);
        }
    }
}
