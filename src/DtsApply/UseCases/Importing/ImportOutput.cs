using System.Collections.Immutable;
using DtsApply.Live;
using DtsApply.Messages;
using DtsApply.Model;

namespace DtsApply.UseCases.Importing;

/// <summary>A checked draft as it is handed out: with its origin in comments, in one file or in several.</summary>
/// <param name="read">The accounts that were read.</param>
/// <param name="draft">The draft.</param>
/// <param name="unsayable">The roles that no manifest can say.</param>
/// <param name="target">The service that was asked.</param>
internal sealed class ImportOutput(
    ImmutableArray<LiveAccount> read,
    CheckedDraft draft,
    IEnumerable<ImportedRole> unsayable,
    Target target
)
{
    private readonly ILookup<string, string> _tasks = draft.Draft.Tasks.ToLookup(
        task => task.Role.Owner.Name.Value!,
        task => task.Text,
        StringComparer.Ordinal
    );

    private readonly ILookup<string, string> _kept = unsayable.ToLookup(
        role => role.Owner.Name.Value!,
        PlanRemarks.Kept,
        StringComparer.Ordinal
    );

    /// <summary>One file; empty where there is nothing to say.</summary>
    public string Text => File(read, draft.Draft.Text);

    /// <summary>
    /// One file of all accounts, and one of the tasks in each. No name of an account makes the name of the first one.
    /// </summary>
    public IEnumerable<ManifestOutput> Files =>
        read.Select(account => new ManifestOutput(
                $"{Name(account)}-tasks.yaml",
                File([account], ManifestDraft.Join(_tasks[Name(account)]))
            ))
            .Prepend(new(ImportRoles.AccountsFile, ManifestDraft.Join(draft.Draft.Accounts)))
            .Where(file => file.Text.Length > 0);

    private string File(ImmutableArray<LiveAccount> accounts, string documents)
    {
        var kept = string.Concat(accounts.SelectMany(account => _kept[Name(account)]));
        return documents.Length + kept.Length is 0 ? "" : Head(accounts) + documents + kept;
    }

    private string Head(ImmutableArray<LiveAccount> accounts)
    {
        var text = new ManifestText();
        foreach (var account in accounts)
        {
            text.Comment(0, ImportMessages.ReadAs(account.Account.Id.Value!, target, account.Identity));
        }

        var owners = accounts.Select(Name).ToHashSet(StringComparer.Ordinal);
        var roles = draft.Changes.Count(change => owners.Contains(change.Account));
        return $"{text.Comment(0, ImportMessages.Roles(roles))}";
    }

    private static string Name(LiveAccount account) => account.Account.Name.Value!;
}
