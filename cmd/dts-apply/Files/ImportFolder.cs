using System.Text;
using DtsApply.Cmd.CommandLine;
using DtsApply.Disk;
using DtsApply.Messages;
using DtsApply.UseCases;

namespace DtsApply.Cmd.Files;

/// <summary>The folder that import writes to: new files only, all or none.</summary>
internal static class ImportFolder
{
    private const string Option = "out";

    /// <summary>Checks that files can be made there without a loss.</summary>
    /// <param name="folder">The folder, which need not be there.</param>
    /// <param name="names">The names of the files.</param>
    /// <exception cref="UsageException">They cannot.</exception>
    public static void Check(string folder, params string[] names)
    {
        if (StreamPath.IsStandardOutput(folder))
        {
            throw new UsageException(ImportMessages.WithoutAFolder);
        }

        var link = WorkingFolderLinks.FindOnTheWay(folder.TrimEnd(Path.DirectorySeparatorChar));
        var (path, inTheWay) =
            link is not null ? (WorkingFolderLinks.Shown(link), ImportMessages.FolderIsALink)
            : new FileInfo(folder.TrimEnd(Path.DirectorySeparatorChar)).LinkTarget is not null
                ? (folder, ImportMessages.FolderIsALink)
            : Path.Exists(folder) && !Directory.Exists(folder) ? (folder, ImportMessages.IsNoFolder)
            : NewFiles.FindTaken(folder, names) is { } taken ? (taken, ImportMessages.IsThereAlready)
            : (folder, null);
        if (inTheWay is not null)
        {
            throw new UsageException(UsageMessages.FileIsInTheWay(Option, path, inTheWay));
        }
    }

    /// <summary>Checks, then writes them.</summary>
    /// <exception cref="UsageException">They cannot be written; none of them is there.</exception>
    public static void Write(string folder, IEnumerable<ManifestOutput> files)
    {
        var all = files.Select(file => (file.Name, Encoding.UTF8.GetBytes(file.Text))).ToList();
        Check(folder, [.. all.Select(file => file.Name)]);
        try
        {
            NewFiles.Write(folder, all);
        }
        catch (Exception exception) when (FileErrors.IsFileError(exception))
        {
            throw new UsageException(UsageMessages.FileCannotBeWritten(Option, folder, exception.Message));
        }
    }
}
