using System.Collections.Immutable;
using DtsApply.Live;
using DtsApply.Messages;
using DtsApply.Model;

namespace DtsApply.UseCases.Importing;

/// <summary>A checked draft as it is handed out: with its origin in comments, in one file or in several.</summary>
/// <param name="read">The accounts that were read.</param>
/// <param name="draft">The draft.</param>
/// <param name="target">The service that was asked.</param>
internal sealed class ImportOutput(ImmutableArray<LiveAccount> read, CheckedDraft draft, Target target)
{
    private readonly ILookup<string, string> _tasks = draft.Draft.Tasks.ToLookup(
        task => task.Role.Owner.Name.Value!,
        task => task.Text,
        StringComparer.Ordinal
    );

    /// <summary>One file; empty where no role is written.</summary>
    public string Text => draft.Changes.IsEmpty ? "" : Head(read) + draft.Draft.Text;

    /// <summary>
    /// One file of all accounts, and one of the tasks in each; none where no role is written. No name of an account
    /// makes the name of the first one.
    /// </summary>
    public ImmutableArray<ManifestOutput> Files =>
        draft.Changes.IsEmpty
            ? []
            :
            [
                new(ImportRoles.AccountsFile, ManifestDraft.Join(draft.Draft.Accounts)),
                .. read.Where(account => _tasks.Contains(Name(account)))
                    .Select(account => new ManifestOutput(
                        $"{Name(account)}-tasks.yaml",
                        Head([account]) + ManifestDraft.Join(_tasks[Name(account)])
                    )),
            ];

    private string Head(ImmutableArray<LiveAccount> accounts)
    {
        var text = new ManifestText();
        foreach (var account in accounts)
        {
            text.Comment(0, ImportMessages.ReadAs(account.Account.Id.Value!, target, account.Identity));
        }

        var owners = accounts.Select(Name).ToHashSet(StringComparer.Ordinal);
        return text.Comment(0, ImportMessages.Roles(draft.Changes.Count(change => owners.Contains(change.Account))))
            .ToString();
    }

    private static string Name(LiveAccount account) => account.Account.Name.Value!;
}
