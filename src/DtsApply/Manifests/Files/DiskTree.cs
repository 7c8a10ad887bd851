using DtsApply.Disk;

namespace DtsApply.Manifests.Files;

/// <summary>The files of this disk, as they are now.</summary>
internal sealed class DiskTree : IFileTree
{
    /// <summary>There is one.</summary>
    public static readonly DiskTree Instance = new();

    public bool MayLack => false;

    public string Named(string path) => path;

    public bool HasFile(string path) => File.Exists(path);

    public bool HasFolder(string path) => Directory.Exists(path);

    public string RealPath(string path) => Disk.RealPath.Of(path);

    public FileKind Detect(string path) => FileKinds.Detect(path);

    public IEnumerable<FolderEntry> Entries(string folder) => FolderEntry.In(folder);

    public bool IsRegular(string path) => FileKinds.IsRegular(path);

    public long Size(string path) => new FileInfo(path).Length;

    /// <summary>
    /// So many bytes and a few more, in one call; a file that grew in the meantime is read as a stream.
    /// </summary>
    public byte[] Read(string path, int expected)
    {
        using var handle = File.OpenHandle(path, share: FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[expected + 1];
        var read = RandomAccess.Read(handle, bytes, 0);
        if (read == expected)
        {
            return bytes[..expected];
        }

        using var stream = new FileStream(handle, FileAccess.Read, bufferSize: 0);
        return BoundedStream.Read(stream);
    }
}
