using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Reporting.Diagnostics;
using DtsApply.Reporting.Screen;
using DtsApply.Text;
using DtsApply.UseCases;

namespace DtsApply.Reporting.Identities;

/// <summary>What is wrong with the credentials of accounts, or good to know of them, errors first.</summary>
public static class IdentityFindings
{
    private const int HelpIndent = 5;

    /// <summary>All of it, sorted as it is shown.</summary>
    public static IEnumerable<Diagnostic> Find(FoundIdentities found)
    {
        Diagnostic[] all = [.. found.Accounts.SelectMany(account => Find(account, found.Names))];
        return all.Where(finding => finding.Account is not null)
            .Concat(SharedFindings.Find(all))
            .Concat(Note(found))
            .OrderBy(finding => finding.Severity);
    }

    internal static void Draw(Page page, FoundIdentities found, bool verbose)
    {
        var groups = FindingGroup.All(Find(found), verbose).ToList();
        foreach (var group in groups)
        {
            Draw(page, group.First, verbose);
            if (group.Others is { IsEmpty: false } others)
            {
                page.Prose(HelpIndent, DiagnosticWords.AndIn(others));
            }
        }

        if (groups.Count > 0)
        {
            page.Line();
        }
    }

    private static void Draw(Page page, Diagnostic finding, bool verbose)
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

    private static IEnumerable<Diagnostic> Find(CheckedAccount account, AccountNames names)
    {
        var name = account.Account.Name.Value!;
        if (account.Found is { Failure: not null, Identity: { } other })
        {
            yield return IdentityMessages
                .KeysAreOfAnotherAccount(account.Account, other, names.Find(other.AccountId))
                .InAccount(name) with
            {
                Cause = other.Arn,
            };
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
