using System.Runtime.InteropServices;
using DtsApply.Manifests;
using Xunit;

namespace DtsApply.Tests.Manifests;

/// <summary>A folder of its own with an account in each file.</summary>
internal sealed class ManifestFolder : IDisposable
{
    public ManifestFolder(params string[] names) => Array.ForEach(names, name => Write(name, Given.Account));

    public string Path { get; } = Directory.CreateTempSubdirectory("dts-apply-").FullName;

    public void Write(string name, string text)
    {
        var file = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    public void Link(string name, string target) => File.CreateSymbolicLink(System.IO.Path.Combine(Path, name), target);

    public ManifestSet Read(bool recursive, params string[] paths) =>
        ManifestReader.Read(
            new([.. paths.Select(path => path is "-" ? path : $"{Path}/{path}")], recursive),
            Stream.Null,
            CancellationToken.None
        );

    /// <summary>What is told, with paths as they are in the folder.</summary>
    public string Told(ManifestSet set) =>
        Given.Lines(set.Diagnostics).Replace(Path + "/", "", StringComparison.Ordinal);

    public void Fifo(string name) => Assert.Equal(0, MakeFifo(System.IO.Path.Combine(Path, name), 0x1ff));

    public string[] Found(bool recursive, params string[] paths)
    {
        var set = Read(recursive, paths);
        Assert.Equal("", Given.Lines(set.Diagnostics));
        return Names(set);
    }

    public string[] Names(ManifestSet set) => [.. set.Files.Select(file => System.IO.Path.GetRelativePath(Path, file))];

    public void Dispose() => Directory.Delete(Path, recursive: true);

    [DllImport(
        "libc",
        EntryPoint = "mkfifo",
        CharSet = CharSet.Ansi,
        BestFitMapping = false,
        ThrowOnUnmappableChar = true
    )]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int MakeFifo(string path, uint mode);
}
