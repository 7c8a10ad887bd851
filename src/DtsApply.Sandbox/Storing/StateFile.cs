using DtsApply.Disk;
using Microsoft.Win32.SafeHandles;

namespace DtsApply.Sandbox.Storing;

/// <summary>
/// The state file as bytes: lines that are only ever appended. All members but <see cref="HasNews"/> are called with
/// the lock held. An open file is shared with every other process that has it open; that is how <see cref="IsFree"/>
/// sees that nobody has.
/// </summary>
internal sealed partial class StateFile(string path) : IDisposable
{
    private SafeFileHandle? _handle;
    private long _seen;
    private long? _markAt;
    private long _marked;

    public string Path => path;

    /// <summary>How far the file has been read: the end of the last whole line.</summary>
    public long End { get; private set; }

    /// <summary>Whether an <see cref="StateEnd"/> follows the first line; known when that is taken.</summary>
    public bool IsMarked { get; set; }

    /// <summary>Whether somebody wrote since the file was last read.</summary>
    public bool HasNews =>
        _handle is null
            ? new FileInfo(path) is { Exists: true, Length: > 0 }
            : RandomAccess.GetLength(_handle) != _seen;

    /// <summary>Opens the file if there is one and reads the whole lines that were added since the last call.</summary>
    /// <param name="take">Gets each line without its newline; false says that it is damaged.</param>
    public void Read(Func<ReadOnlyMemory<byte>, bool> take)
    {
        if (_handle is null && !TryOpen())
        {
            return;
        }

        var length = RandomAccess.GetLength(_handle!);
        if (length < End)
        {
            throw new SandboxStateException(path, "the sandbox state became shorter while it was in use");
        }

        var added = new byte[length - End];
        for (
            int read, at = 0;
            at < added.Length && (read = RandomAccess.Read(_handle!, added.AsSpan(at), End + at)) > 0;

        )
        {
            at += read;
        }

        Lines(added, take);
        _seen = length;
    }

    /// <summary>Makes the file, whole or not at all, where there is none.</summary>
    /// <returns>Whether there was none.</returns>
    public bool Begin(params IEnumerable<byte[]> lines)
    {
        if (_handle is not null)
        {
            return false;
        }

        RefuseSomethingElse(path);
        Replace(lines);
        TryOpen();
        End = _seen = RandomAccess.GetLength(_handle!);
        return true;
    }

    /// <summary>Appends one line; the first one makes the file.</summary>
    public void Append(byte[] line, Func<byte[]> firstLine)
    {
        if (_handle is null)
        {
            Begin(firstLine(), line);
            return;
        }

        if (!File.Exists(path))
        {
            throw new SandboxStateException(path, "the sandbox state was removed while it was in use");
        }

        if (RandomAccess.GetLength(_handle) > End)
        {
            RandomAccess.SetLength(_handle, End);
        }

        try
        {
            Write(line, End);
            if (_markAt is { } mark)
            {
                Write(StateEnd.Encode(End + line.Length), mark);
            }
        }
        catch (IOException)
        {
            // Nothing of a write that failed may show: not even a line that is whole, where only the mark could not be
            // written.
            RandomAccess.SetLength(_handle, End);
            throw;
        }

        End = _seen = _marked = End + line.Length;
    }

    private void Write(byte[] bytes, long at)
    {
        try
        {
            RandomAccess.Write(_handle!, bytes, at);
        }
        catch (ArgumentOutOfRangeException tooLarge)
        {
            // How the framework says that a file would become larger than allowed.
            throw new IOException("the file would become larger than allowed", tooLarge);
        }
    }

    /// <summary>Puts other lines in the place of all, if no other process has the file open.</summary>
    public bool TryReplace(IEnumerable<byte[]> lines)
    {
        Dispose();
        var alone = IsFree(path);
        if (alone)
        {
            Replace(lines);
        }

        if (TryOpen() && alone)
        {
            End = _seen = RandomAccess.GetLength(_handle!);
        }

        return alone;
    }

    /// <summary>
    /// Whether no process has the file open. With the lock held it stays so, because files are opened with the lock
    /// held.
    /// </summary>
    public static bool IsFree(string path)
    {
        try
        {
            using var alone = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return true;
        }
        catch (IOException held) when (FileLock.IsHeld(held))
        {
            return false;
        }
    }

    /// <summary>Removes a state file that nobody has open, damaged or not; but no file that was never one.</summary>
    public static void Remove(string path)
    {
        if (!File.Exists(path))
        {
            return;
        }

        RefuseSomethingElse(path);
        if (!IsFree(path))
        {
            throw new SandboxStateException(
                path,
                "the sandbox state is in use; stop the server or run that has it open"
            );
        }

        if (!IsOurs(path))
        {
            throw NotOurs(path);
        }

        File.Delete(path + ".tmp");
        File.Delete(path);
    }

    public void Dispose()
    {
        _handle?.Dispose();
        _handle = null;
    }

    private static void RefuseSomethingElse(string path)
    {
        if (RegularFile.IsSomethingElse(path))
        {
            throw new SandboxStateException(path, "the sandbox state must be a regular file that can be written");
        }
    }

    private static bool IsOurs(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        Span<byte> head = stackalloc byte[JournalLine.Opening.Length];
        return JournalLine.Opening.StartsWith(head[..file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)]);
    }

    private static SandboxStateException NotOurs(string path) =>
        new(path, "this is no sandbox state; remove it yourself if that is what you want");

    private bool TryOpen()
    {
        if (!HasNews)
        {
            return false;
        }

        StateLinks.Refuse(path);
        _handle = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        return true;
    }

    private SandboxStateException Damaged() =>
        IsOurs(path)
            ? new(path, $"the sandbox state is damaged at byte {End}; nothing was changed") { IsDamaged = true }
            : NotOurs(path);

    private void Replace(IEnumerable<byte[]> lines)
    {
        var all = lines.ToList();
        (_markAt, _marked) = (all[0].Length, all.Sum(line => (long)line.Length) + StateEnd.Length);
        all.Insert(1, StateEnd.Encode(_marked));
        var next = path + ".tmp";
        File.Delete(next);
        using (var stream = new FileStream(next, PrivateFile.New()))
        {
            foreach (var line in all)
            {
                stream.Write(line);
            }

            stream.Flush(flushToDisk: true);
        }

        File.Move(next, path, overwrite: true);
    }
}
