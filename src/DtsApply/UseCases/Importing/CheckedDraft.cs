using System.Collections.Immutable;
using System.Text;
using DtsApply.Manifests;
using DtsApply.Manifests.Files;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Planning;

namespace DtsApply.UseCases.Importing;

/// <summary>
/// A draft that was read back, by the schema and all rules, and planned: what is said about it is known, not hoped.
/// </summary>
/// <param name="Draft">The draft, with what its plan says in comments.</param>
/// <param name="Changes">What a plan of it changes, with <c>--adopt</c>.</param>
/// <param name="Findings">What is worth a word about roles that are written, and about those that cannot be.</param>
internal sealed record CheckedDraft(
    ManifestDraft Draft,
    ImmutableArray<Change> Changes,
    ImmutableArray<Diagnostic> Findings
)
{
    /// <summary>Drafts, checks, and leaves out what no manifest may say.</summary>
    /// <param name="declared">What is declared already.</param>
    /// <param name="roles">The roles.</param>
    /// <param name="set">The set that the roles are to belong to.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static CheckedDraft Create(
        ManifestSet declared,
        IEnumerable<ImportedRole> roles,
        string set,
        CancellationToken cancellationToken
    )
    {
        var refused = new List<Diagnostic>();
        var kept = roles.ToList();
        while (true)
        {
            var draft = new ManifestDraft(declared, kept, _ => []);
            var read = Read(draft.Text, cancellationToken);
            if (!read.HasErrors)
            {
                return Planned(declared, kept, read.Set, set, refused);
            }

            kept = [.. Less(draft, kept, read.Diagnostics, refused)];
        }
    }

    private static LoadedManifests Read(string text, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream(Encoding.UTF8.GetBytes(text));
        // No task of a draft has a last day, so that today is any day.
        var source = new ManifestSource(new([ManifestPaths.StandardInput], Recursive: false), bytes, DateOnly.MinValue);
        return text.Length is 0
            ? new(new([], [], [], [], AllRead: true), [])
            : LoadManifests.Run(source, cancellationToken);
    }

    /// <summary>The roles without what is wrong: first a description is left out, then the role.</summary>
    private static IEnumerable<ImportedRole> Less(
        ManifestDraft draft,
        List<ImportedRole> roles,
        ImmutableArray<Diagnostic> diagnostics,
        List<Diagnostic> refused
    )
    {
        var wrong = diagnostics
            .Where(found => found is { Severity: Severity.Error, Source: not null })
            .Select(found => (Role: draft.RoleAt(found.Source!.Value.Line), Why: found))
            .Where(found => found.Role is not null)
            .DistinctBy(found => found.Role)
            .ToDictionary(found => found.Role!, found => found.Why);
        if (wrong.Count is 0)
        {
            throw new InvalidOperationException($"a draft is not valid: {diagnostics[0].Message}");
        }

        foreach (var role in roles)
        {
            if (!wrong.TryGetValue(role, out var why))
            {
                yield return role;
            }
            else if (role.Description is not null)
            {
                yield return role with
                {
                    Description = null,
                };
            }
            else
            {
                refused.Add(ImportMessages.RefusedByARule(why).AtRole(role.Owner.Name.Value!, role.Name));
            }
        }
    }

    private static CheckedDraft Planned(
        ManifestSet declared,
        List<ImportedRole> roles,
        ManifestSet read,
        string set,
        List<Diagnostic> refused
    )
    {
        var (names, consent) = (new AccountNames(read.Accounts), new Consent(set, Adopt: true));
        var live = roles.ToDictionary(role => role.Live.Address);
        ImmutableArray<Change> changes =
        [
            .. WantedRoles
                .Compile(read.Accounts, read.Tasks, set)
                .Select(wanted => RolePlanner.Plan(wanted, live[wanted.Role.Address].Live, consent, names)),
        ];
        var remarks = changes.ToDictionary(
            change => change.Address,
            change => PlanRemarks.Find(change, live[change.Address])
        );
        return new(
            new(declared, roles, role => remarks[role.Live.Address]),
            changes,
            [.. roles.SelectMany(role => remarks[role.Live.Address]), .. refused]
        );
    }
}
