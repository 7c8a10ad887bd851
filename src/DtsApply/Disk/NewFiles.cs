using System.Globalization;

namespace DtsApply.Disk;

/// <summary>
/// Files that are made anew in one folder, all or none: nothing that is there is written over, nor through a link.
/// </summary>
public static class NewFiles
{
    /// <summary>The first of some names that cannot be made, since something is there; null where all can.</summary>
    /// <param name="folder">The folder, which need not be there.</param>
    /// <param name="names">Names without a folder.</param>
    public static string? FindTaken(string folder, IEnumerable<string> names) =>
        names
            .Select(name => Path.Combine(folder, name))
            .FirstOrDefault(path => Path.Exists(path) || new FileInfo(path).LinkTarget is not null);

    /// <summary>Makes the folder where it is missing, and the files; where one fails, none is left.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="files">The files, by names without a folder.</param>
    /// <exception cref="IOException">They cannot be made; see <see cref="FileErrors.IsFileError"/> for others.</exception>
    public static void Write(string folder, IReadOnlyList<(string Name, byte[] Bytes)> files)
    {
        var made = new List<string>();
        var isNew = !Directory.Exists(folder);
        Directory.CreateDirectory(folder);
        try
        {
            // Each is whole before it has its name, and a name that is taken in between is left to who took it.
            var parts = files.Select(file => (Path: Path.Combine(folder, file.Name), file.Bytes)).ToList();
            foreach (var (path, bytes) in parts)
            {
                using var part = new FileStream(Part(path), FileMode.CreateNew, FileAccess.Write);
                made.Add(Part(path));
                part.Write(bytes);
            }

            foreach (var (path, _) in parts)
            {
                File.Move(Part(path), path, overwrite: false);
                made.Add(path);
            }
        }
        catch
        {
            made.ForEach(File.Delete);
            if (isNew)
            {
                Directory.Delete(folder);
            }

            throw;
        }
    }

    private static string Part(string path) =>
        string.Create(CultureInfo.InvariantCulture, $"{path}.{Environment.ProcessId}.tmp");
}
