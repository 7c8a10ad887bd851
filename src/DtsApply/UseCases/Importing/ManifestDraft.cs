using System.Collections.Immutable;
using DtsApply.Manifests;
using DtsApply.Model;
using DtsApply.Text;

namespace DtsApply.UseCases.Importing;

/// <summary>
/// Manifests of some roles: the accounts that these are about, then a task for each account that one trusts. It stands
/// alone: nothing else has to be read with it.
/// </summary>
internal sealed class ManifestDraft
{
    private readonly ImmutableArray<Account> _declared;
    private readonly SortedDictionary<string, NewAccount> _new = new(StringComparer.Ordinal);

    /// <summary>Drafts them.</summary>
    /// <param name="declared">What is declared already: its accounts keep their names, and none is used twice.</param>
    /// <param name="roles">The roles, in the order in which they are written.</param>
    /// <param name="remarks">What a plan says of a role.</param>
    public ManifestDraft(
        ManifestSet declared,
        IReadOnlyList<ImportedRole> roles,
        Func<ImportedRole, ImmutableArray<Diagnostic>> remarks
    )
    {
        _declared = declared.Accounts;
        NameTrusted(roles);
        Accounts = [.. AccountDocuments.Write(Needed(roles)), .. _new.Values.Select(AccountDocuments.Write)];
        var names = new NewNames(declared.Tasks.Select(task => task.Name.Value!));
        Tasks = [.. roles.SelectMany(role => TasksOf(role, names, remarks(role)))];
    }

    /// <summary>The documents of the accounts.</summary>
    public ImmutableArray<string> Accounts { get; }

    /// <summary>The documents of the tasks, each with the role that it is about.</summary>
    public ImmutableArray<(ImportedRole Role, string Text)> Tasks { get; }

    /// <summary>All documents as one file.</summary>
    public string Text => Join([.. Accounts, .. Tasks.Select(task => task.Text)]);

    /// <summary>The role whose task stands on a line of <see cref="Text"/>; null where an account does.</summary>
    public ImportedRole? RoleAt(int line)
    {
        var next = 1 + Accounts.Sum(Lines);
        foreach (var (role, text) in Tasks)
        {
            if (line < next)
            {
                return null;
            }

            next += Lines(text);
            if (line < next)
            {
                return role;
            }
        }

        return null;
    }

    /// <summary>Documents as one file.</summary>
    public static string Join(IEnumerable<string> documents) => string.Join("---\n", documents);

    // With the line that begins the next one.
    private static int Lines(string document) => document.Count(c => c is '\n') + 1;

    private void NameTrusted(IReadOnlyList<ImportedRole> roles)
    {
        var names = new NewNames(_declared.Select(account => account.Name.Value!));
        var known = _declared.Select(account => account.Id.Value!).ToHashSet(StringComparer.Ordinal);
        foreach (
            var trusting in roles
                .SelectMany(role => role.Trusted.Select(id => (Id: id, role.Owner)))
                .Where(trusted => !known.Contains(trusted.Id))
                .GroupBy(trusted => trusted.Id, trusted => trusted.Owner, StringComparer.Ordinal)
                .OrderBy(trusting => trusting.Key, StringComparer.Ordinal)
        )
        {
            _new.Add(trusting.Key, new(names.Make($"account-{trusting.Key}"), trusting.Key, [.. trusting]));
        }
    }

    private TrustedParty Party(string id) =>
        _new.TryGetValue(id, out var made)
            ? new(made.Name, made.Type, IsGuess: made.WhyType is not null)
            : Party(_declared.First(account => account.Id.Value == id));

    private static TrustedParty Party(Account account) => new(account.Name.Value!, account.Type.Value, IsGuess: false);

    /// <summary>The owners, then those that are trusted, and those through which any of them is reached.</summary>
    private IEnumerable<Account> Needed(IReadOnlyList<ImportedRole> roles)
    {
        var owners = Sorted(roles.Select(role => role.Owner));
        var trusted = roles.SelectMany(role => role.Trusted).ToHashSet(StringComparer.Ordinal);
        var called = owners.Union(Sorted(_declared.Where(account => trusted.Contains(account.Id.Value!))));
        return called.Union(Sorted(AccountSelection.Between(_declared, [.. called])));
    }

    private static IEnumerable<Account> Sorted(IEnumerable<Account> accounts) =>
        accounts.Distinct().OrderBy(account => account.Name.Value!, NaturalOrder.Instance);

    private IEnumerable<(ImportedRole Role, string Text)> TasksOf(
        ImportedRole role,
        NewNames names,
        ImmutableArray<Diagnostic> remarks
    )
    {
        string? first = null;
        foreach (var trusted in role.Trusted.Select(Party))
        {
            var wish = $"{role.Owner.Name.Value}-{role.Name}{(role.Trusted.Length > 1 ? $"-{trusted.Name}" : "")}";
            var task = new TaskDocument(names.Make(wish), role, trusted) { First = first };
            first ??= task.Name;
            yield return (role, task.Write(remarks));
        }
    }
}
