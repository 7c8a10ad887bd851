using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Reporting.Screen;
using DtsApply.Text;
using DtsApply.UseCases;

namespace DtsApply.Reporting.Identities;

/// <summary>What is wrong with the credentials of accounts, or good to know of them, errors first.</summary>
public static class IdentityFindings
{
    private const int HelpIndent = 5;

    /// <summary>All of it, sorted as it is shown.</summary>
    public static IEnumerable<Diagnostic> Find(FoundIdentities found) =>
        found
            .Accounts.SelectMany(account => Find(account, found.Names))
            .DistinctBy(finding => (finding.Rule, finding.Message, finding.Account))
            .Concat(Note(found))
            .OrderBy(finding => finding.Severity);

    internal static void Draw(Page page, FoundIdentities found, bool verbose)
    {
        var findings = Find(found).ToList();
        foreach (var finding in findings)
        {
            var name = finding.Account is { } account ? $"{account}: " : "";
            page.Hanging(0, name + Head(finding) + " ", TerminalEscape.Escape(finding.Message), HelpIndent);
            foreach (var fact in finding.Facts.Where(fact => verbose || !fact.IsDetail))
            {
                page.Prose(HelpIndent, TerminalEscape.Escape($"{fact.Label} {fact.Value}".Trim()));
            }

            if (finding.Help is { } help)
            {
                var head = StyledText.Aside(DiagnosticWords.Help) + " ";
                page.Hanging(HelpIndent, head, TerminalEscape.Escape(help), HelpIndent + head.Width);
            }
        }

        if (findings.Count > 0)
        {
            page.Line();
        }
    }

    private static IEnumerable<Diagnostic> Find(CheckedAccount account, AccountNames names)
    {
        var name = account.Account.Name.Value!;
        if (account.Found is { Failure: not null, Identity: { } other })
        {
            yield return IdentityMessages
                .KeysAreOfAnotherAccount(account.Account, other, names.Find(other.AccountId))
                .InAccount(name);
        }
        else if (account.Found is { Failure: { } failure })
        {
            yield return failure.Diagnostic;
        }
        else if (account.Found is { Identity.IsRoot: true })
        {
            yield return IdentityMessages.KeysOfTheAccountItself.InAccount(name);
        }
    }

    // The guide wants the account itself for one step that is not ours; that is said once, not once an account.
    private static IEnumerable<Diagnostic> Note(FoundIdentities found) =>
        found
            .Accounts.Where(account =>
                account is { CreatesTasks: true, Found: { IsVerified: true, Identity: { IsRoot: false } } }
            )
            .Take(1)
            .Select(account => new Diagnostic(
                Severity.Info,
                RuleId.None,
                IdentityMessages.TaskIsCreatedWithTheAccount(IdentityWords.Name(account.Found!.Identity))
            )
            {
                Account = account.Account.Name.Value,
            });

    private static StyledText Head(Diagnostic finding) =>
        finding.Severity switch
        {
            Severity.Info => DiagnosticWords.Note,
            Severity.Warning => StyledText.Change(DiagnosticWords.Head(finding.Severity, finding.Rule)),
            _ => StyledText.Lose(DiagnosticWords.Head(finding.Severity, finding.Rule)),
        };
}
