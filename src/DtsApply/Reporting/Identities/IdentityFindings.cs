using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Reporting.Diagnostics;
using DtsApply.Reporting.Screen;
using DtsApply.UseCases;

namespace DtsApply.Reporting.Identities;

/// <summary>What is wrong with the credentials of accounts, or good to know of them, errors first.</summary>
public static class IdentityFindings
{
    /// <summary>All of it, sorted as it is shown.</summary>
    public static IEnumerable<Diagnostic> Find(FoundIdentities found)
    {
        Diagnostic[] all = [.. found.Accounts.SelectMany(account => Find(account, found.Names))];
        return all.Where(finding => finding.Account is not null)
            .Concat(SharedFindings.Find(all))
            .Concat(Note(found))
            .OrderBy(finding => finding.Severity);
    }

    internal static void Draw(Page page, FoundIdentities found, bool verbose) =>
        NamedFindings.Draw(page, Find(found), verbose);

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
}
