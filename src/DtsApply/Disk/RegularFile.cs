namespace DtsApply.Disk;

/// <summary>
/// Tells regular files from devices, pipes and sockets, all of which the framework shows as empty files.
/// </summary>
public static class RegularFile
{
    /// <summary>Whether something else stands there, so that putting a file in its place would destroy it.</summary>
    public static bool IsSomethingElse(string path)
    {
        if (new FileInfo(path) is not { Exists: true, Length: 0 })
        {
            return false;
        }

        try
        {
            // Opened for both ways not even a pipe makes wait; and the length, which changes nothing of an empty file,
            // can be set of no other kind.
            using var handle = File.OpenHandle(
                path,
                FileMode.Open,
                FileAccess.ReadWrite,
                FileShare.ReadWrite | FileShare.Delete
            );
            RandomAccess.SetLength(handle, 0);
            return false;
        }
        catch (Exception refusal)
            when (refusal is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return true;
        }
    }
}
