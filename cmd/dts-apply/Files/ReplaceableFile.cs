using DtsApply.Cmd.CommandLine;
using DtsApply.Disk;
using DtsApply.Messages;

namespace DtsApply.Cmd.Files;

/// <summary>
/// A kind of file that an option names and a command writes: whole or not at all, readable by its owner alone, never
/// through a link, and only in the place of an older one of its kind. A slip of the keyboard must not cost anything else.
/// </summary>
/// <param name="Option">The option's name.</param>
/// <param name="IsALink">What is said of a link.</param>
/// <param name="IsAnother">What is said of a file of another kind.</param>
/// <param name="IsOurs">Tells the kind by the first characters of a file, without white space; whether the rest is
/// still whole does not matter.</param>
internal sealed record ReplaceableFile(string Option, string IsALink, string IsAnother, Func<string, bool> IsOurs)
{
    private const int HeadLength = 200;

    /// <summary>Checks that one can be put there without a loss.</summary>
    /// <exception cref="UsageException">It cannot.</exception>
    public void Check(string path)
    {
        _ = Settings.Place(Option, path);
        if (WorkingFolderLinks.FindOnTheWay(path) is { } link)
        {
            throw new UsageException(UsageMessages.FileIsInTheWay(Option, WorkingFolderLinks.Shown(link), IsALink));
        }

        if (InTheWay(path) is { } what)
        {
            throw new UsageException(UsageMessages.FileIsInTheWay(Option, path, what));
        }
    }

    /// <summary>Checks, then writes it.</summary>
    /// <exception cref="UsageException">It cannot be written.</exception>
    public void Write(string path, ReadOnlySpan<byte> bytes)
    {
        Check(path);
        try
        {
            PrivateFile.Replace(path, bytes);
        }
        catch (Exception exception) when (FileErrors.IsFileError(exception))
        {
            throw new UsageException(UsageMessages.FileCannotBeWritten(Option, path, exception.Message));
        }
    }

    /// <summary>Why one cannot be put there; null where it can.</summary>
    private string? InTheWay(string path) =>
        Directory.Exists(path) ? WrittenFileMessages.IsAFolder
        : new FileInfo(path).LinkTarget is not null ? IsALink
        : RegularFile.IsSomethingElse(path) ? WrittenFileMessages.IsNotRegular
        : !MayBeReplaced(path) ? IsAnother
        : Path.GetDirectoryName(path) is { Length: > 0 } folder && !Directory.Exists(folder)
            ? WrittenFileMessages.IsInNoFolder(folder)
        : null;

    private bool MayBeReplaced(string path)
    {
        try
        {
            return new FileInfo(path) is not { Exists: true, Length: > 0 } || IsOurs(Head(path));
        }
        catch (Exception exception) when (FileErrors.IsFileError(exception))
        {
            return false;
        }
    }

    private static string Head(string path)
    {
        using var reader = new StreamReader(path);
        var head = new char[HeadLength];
        return string.Concat(head.Take(reader.ReadBlock(head)).Where(c => !char.IsWhiteSpace(c)));
    }
}
