using System.Globalization;
using System.Text;
using DtsApply.Cmd.CommandLine;
using DtsApply.Disk;
using DtsApply.Messages;
using DtsApply.Planning.Saved;
using DtsApply.Reporting.Plans;

namespace DtsApply.Cmd.Files;

/// <summary>
/// Plan files on disk: written whole or not at all, readable by their owner alone, never through a link.
/// </summary>
internal static class PlanFile
{
    private const int HeadOfPlan = 200;

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
            throw new UsageException(UsageMessages.FileCannotBeWritten("out", path, exception.Message));
        }
    }

    /// <summary>Checks that a plan can be put there without a loss.</summary>
    /// <exception cref="UsageException">It cannot.</exception>
    public static void Check(string path)
    {
        if (InTheWay(path) is { } what)
        {
            throw new UsageException(UsageMessages.FileIsInTheWay("out", path, what));
        }
    }

    /// <summary>Why a plan cannot be put there; null where it can.</summary>
    private static string? InTheWay(string path) =>
        Directory.Exists(path) ? WrittenFileMessages.IsAFolder
        : new FileInfo(path).LinkTarget is not null ? WrittenFileMessages.PlanThroughALink
        : RegularFile.IsSomethingElse(path) ? WrittenFileMessages.IsNotRegular
        : !MayBeReplaced(path) ? WrittenFileMessages.IsNoOlderPlan
        : Path.GetDirectoryName(path) is { Length: > 0 } folder && !Directory.Exists(folder)
            ? WrittenFileMessages.IsInNoFolder(folder)
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
}
