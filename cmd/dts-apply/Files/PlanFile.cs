using DtsApply.Text;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using DtsApply.Applying;
using DtsApply.Cmd.CommandLine;
using DtsApply.Cmd.Commands;
using DtsApply.Disk;
using DtsApply.Manifests;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Planning.Saved;
using DtsApply.Reporting.Plans;

namespace DtsApply.Cmd.Files;

/// <summary>
/// Plan files on disk: written whole or not at all, readable by their owner alone, never through a link.
/// </summary>
internal static class PlanFile
{
    private const int HeadOfPlan = 200;

    /// <summary>What a plan keeps of a run.</summary>
    public static SavedPlan Create(PlanRequest request, ManifestSet manifests, Plan plan, DateTimeOffset now)
    {
        var names = request.Wanted.SelectMany(role => role.Tasks).ToHashSet(StringComparer.Ordinal);
        var tasks = manifests.Tasks.Where(task => names.Contains(task.Name.Value!)).ToImmutableArray();
        var spoken = plan.Changes.SelectMany(change => Parties(change)).ToHashSet(StringComparer.Ordinal);
        var involved = request
            .Involved.Concat(request.Accounts.Where(account => spoken.Contains(account.Id.Value!)))
            .Select(account => account.Name.Value!)
            .Concat(tasks.SelectMany(Named))
            .ToHashSet(StringComparer.Ordinal);
        var accounts = manifests
            .Accounts.Where(account =>
                involved.Contains(account.Name.Value!) || IsGoneThrough(account, manifests, involved)
            )
            .ToImmutableArray();
        var kept = accounts.Select(account => account.Name.Value!).ToHashSet(StringComparer.Ordinal);
        var roles = plan
            .Changes.Where(change => !change.IsKept)
            .Select(change => new SavedRole(change.Address, change.Before, SavedRole.InWords(change.Actions)));
        var findings = plan
            .Diagnostics.Concat(plan.Accounts.SelectMany(account => account.Findings))
            .Where(finding =>
                finding.Severity is not Severity.Error && (finding.Account is null || kept.Contains(finding.Account))
            );
        return new(plan.Target, now, SavedPlan.Needed(plan, request.Consent), accounts, tasks, [.. roles])
        {
            Findings = [.. findings],
            Identities = plan
                .Accounts.Where(account => account.Identity is not null && kept.Contains(account.Name))
                .ToDictionary(account => account.Name, account => account.Identity!)
                .ToImmutableSortedDictionary(StringComparer.Ordinal),
        };
    }

    /// <summary>Writes a plan, with all that a reader of the plan's JSON finds in it, and what apply needs.</summary>
    /// <returns>The digest of the file.</returns>
    public static string Write(string path, SavedPlan saved)
    {
        Check(path);
        var bytes = Encoding.UTF8.GetBytes(PlanDocument.Text(saved, ToolVersion.Current));
        var part = string.Create(CultureInfo.InvariantCulture, $"{path}.{Environment.ProcessId}.tmp");
        try
        {
            File.Delete(part);
            using (var file = new FileStream(part, PrivateFile.New()))
            {
                file.Write(bytes);
            }

            File.Move(part, path, overwrite: true);
            return OpenedPlan.DigestOf(bytes);
        }
        catch (Exception exception) when (FileErrors.IsFileError(exception))
        {
            throw new UsageException($"--out {path} cannot be written: {exception.Message}");
        }
    }

    /// <summary>Checks that a plan can be put there without a loss.</summary>
    /// <exception cref="UsageException">It cannot.</exception>
    public static void Check(string path)
    {
        if (InTheWay(path) is { } what)
        {
            throw new UsageException($"--out {path} {what}");
        }
    }

    /// <summary>Why a plan cannot be put there; null where it can.</summary>
    private static string? InTheWay(string path) =>
        Directory.Exists(path) ? "is a folder"
        : new FileInfo(path).LinkTarget is not null ? "is a link; a plan is never written through one"
        : RegularFile.IsSomethingElse(path) ? "is no regular file that can be written"
        : !MayBeReplaced(path) ? "is a file, but no plan; a plan takes the place of an older one only"
        : Path.GetDirectoryName(path) is { Length: > 0 } folder && !Directory.Exists(folder)
            ? $"is in no folder: there is no {folder}"
        : null;

    // A slip of the keyboard must not cost a manifest. Whether an older plan is still whole does not matter.
    private static bool MayBeReplaced(string path)
    {
        try
        {
            return new FileInfo(path) is not { Exists: true, Length: > 0 }
                || Head(path).Contains("\"kind\":\"Plan\"", StringComparison.Ordinal);
        }
        catch (Exception exception) when (FileErrors.IsFileError(exception))
        {
            return false;
        }
    }

    private static string Head(string path)
    {
        using var reader = new StreamReader(path);
        var head = new char[HeadOfPlan];
        return string.Concat(head.Take(reader.ReadBlock(head)).Where(c => !char.IsWhiteSpace(c)));
    }

    // All accounts that a task names, also those in which this plan does nothing: a task is read again whole.
    private static IEnumerable<string> Named(CrossAccountTask task) =>
        ((Field<string>[])[task.Source.Account, task.Destination.Account, task.Account])
            .Where(account => account.IsGiven)
            .Select(account => account.Value!);

    // The accounts that a change speaks of: its own, and those that the live role trusts, so that they keep their
    // names.
    private static IEnumerable<string> Parties(Change change) =>
        (change.Before?.Trust.MayAssume ?? [])
            .Select(principal => Trustee.From(principal, change.Address.AccountId).AccountId)
            .OfType<string>()
            .Append(change.Address.AccountId);

    // The credentials of an account that is reached through another one need that one too.
    private static bool IsGoneThrough(Account account, ManifestSet manifests, HashSet<string> involved) =>
        manifests.Accounts.Any(other =>
            involved.Contains(other.Name.Value!)
            && other.Credentials.Value is AssumeRoleCredentials through
            && through.From == account.Name.Value
        );
}
