using DtsApply.Messages;
using DtsApply.Planning;
using DtsApply.Reporting.Diagnostics;
using DtsApply.Reporting.Screen;
using DtsApply.UseCases;

namespace DtsApply.Reporting.Imports;

/// <summary>What is said beside manifests that were written for roles: findings, and one last line.</summary>
public static class ImportVerdict
{
    /// <summary>Draws what is worth a word about the roles.</summary>
    /// <param name="page">Where it is drawn.</param>
    /// <param name="imported">The manifests.</param>
    /// <param name="verbose">Whether details are shown, too.</param>
    public static void DrawFindings(Page page, ImportedRoles imported, bool verbose) =>
        NamedFindings.Draw(page, imported.Findings, verbose);

    /// <summary>The last line.</summary>
    /// <param name="command">The command's name.</param>
    /// <param name="imported">The manifests.</param>
    /// <param name="folder">Where they are written to; null for standard output.</param>
    public static StyledText Write(string command, ImportedRoles imported, string? folder)
    {
        var written = imported.Changes.Length;
        var found = written + imported.Unwritten;
        var words = (written, found, imported.Declared) switch
        {
            (_, 0, 0) => ImportMessages.NothingFound(imported.Accounts.Length),
            (_, 0, var declared) => ImportMessages.AllDeclared(declared),
            (0, _, _) => ImportMessages.Written(written, found, imported.Declared, folder: null),
            _ => $"{ImportMessages.Written(written, found, imported.Declared, folder)}; {Comes(imported)}",
        };
        return StyledText.Name($"{command}:") + $" {words}";
    }

    private static string Comes(ImportedRoles imported)
    {
        var more = imported.Changes.Count(change => change.Refusal is not null || change.Actions.Any(IsMoreThanTags));
        return more > 0 ? ImportMessages.ChangesMore(more)
            : imported.Changes.All(change => change.Actions.IsEmpty) ? ImportMessages.ChangesNothing
            : ImportMessages.ChangesTags;
    }

    private static bool IsMoreThanTags(RoleAction action) => action is not (TagResources or UntagResources);
}
