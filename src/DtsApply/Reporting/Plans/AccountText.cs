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
    public static void Draw(
        Page page,
        Target target,
        AccountState account,
        IEnumerable<Diagnostic> warnings,
        bool verbose
    )
    {
        var named = StyledText.Name($"account {account.Name}");
        // Where not even keys were found nothing was called, so there is no more to say of the account than its name.
        var called =
            account.Identity is not null
            || account.Code is not ExitCode.Credentials
            || account.Findings.Any(finding => finding.Rule is not RuleId.None);
        page.Line(
            called ? named + $"  {account.Account.Id.Value}  {account.Account.Type.Value}{Where(target)}" : named
        );
        if (account is { Identity: { } identity, Verified: true })
        {
            page.Line(
                $"  as {TerminalEscape.Escape(IdentityWords.Name(identity))}, from "
                    + $"{TerminalEscape.Escape(identity.Credentials)}{(verbose && identity.Key is { } key ? $" ({key})" : "")}"
            );
        }

        foreach (var warning in warnings)
        {
            Finding.DrawPlaced(page, 2, warning);
        }

        foreach (var finding in account.Own)
        {
            Finding.Draw(page, 2, finding, verbose);
        }
    }

    /// <summary>A service by its name: all three are named where a plan is shown or refused for its service.</summary>
    public static string Service(Target target) => ServiceMessages.Name(target);

    /// <summary>Whose accounts or roles they are, in a question.</summary>
    public static string Describe(Target target) =>
        target == Target.Cloud ? "of Alibaba Cloud"
        : target == Target.Sandbox ? "of the sandbox"
        : $"at {target.Name}";

    /// <summary>What scope lines add so that no plan of a sandbox is mistaken for the cloud's.</summary>
    public static string Where(Target target) =>
        target == Target.Cloud ? ""
        : target == Target.Sandbox ? ", in the sandbox"
        : $", at {target.Name}";
}
