using System.IO.Pipes;
using System.Runtime.InteropServices;
using System.Text;
using DtsApply.Manifests;
using Xunit;

namespace DtsApply.Tests.Manifests;

/// <summary>What a path may lead to that is no file of a folder: pipes, devices, standard input, names that are no text.</summary>
public static class SpecialFileTests
{
    [Fact]
    public static void A_file_whose_name_is_not_UTF_8_is_told_as_that()
    {
        using var folder = new ManifestFolder("a.yaml");
        byte[] right = [.. Encoding.UTF8.GetBytes(Path.Combine(folder.Path, "a.yaml")), 0],
            wrong = [.. right[..^6], 0xff, .. right[^6..]];
        Assert.Equal(0, Rename(right, wrong));

        var said = (string[])
            [
                Given.Lines(folder.Read(recursive: false, ".").Diagnostics),
                Given.Lines(folder.Read(recursive: false, "a\ufffd.yaml").Diagnostics),
            ];

        // What is not UTF-8 could not be removed by its name.
        Assert.Equal(0, Rename(wrong, right));
        Assert.All(said, line =>
            Assert.EndsWith("a\ufffd.yaml: its name is not UTF-8", line, StringComparison.Ordinal)
        );
    }

    [Fact]
    public static void A_FIFO_never_blocks()
    {
        using var folder = new ManifestFolder("a.yaml");
        folder.Fifo("pipe.yaml");

        Assert.EndsWith(
            "DTS001 ./pipe.yaml is no regular file or folder",
            folder.Told(folder.Read(recursive: false, ".")),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "DTS002",
            Given.Lines(folder.Read(recursive: false, "pipe.yaml").Diagnostics),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public static void A_device_is_never_read_by_any_of_its_names()
    {
        using var folder = new ManifestFolder("inside/a.yaml");
        folder.Link("zero.yaml", "/dev/zero");
        folder.Link("inside/zero.yaml", "/dev/zero");

        Assert.Equal(
            "1:1-1:1 DTS002 /dev/zero is empty, or no regular file",
            Given.Lines(Read("/dev/zero").Diagnostics)
        );
        Assert.Contains(
            "DTS002",
            Given.Lines(folder.Read(recursive: false, "zero.yaml").Diagnostics),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "DTS001",
            Given.Lines(folder.Read(recursive: false, "inside").Diagnostics),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public static void What_a_shell_makes_of_a_command_in_its_place_is_read_to_its_end()
    {
        using var pipe = new AnonymousPipeServerStream(PipeDirection.Out);
        using var end = new AnonymousPipeClientStream(PipeDirection.In, pipe.ClientSafePipeHandle);
        var path = $"/dev/fd/{end.SafePipeHandle.DangerousGetHandle()}";
        pipe.Write(Encoding.UTF8.GetBytes(Given.Account));
        pipe.Write(Encoding.UTF8.GetBytes("---\n" + Given.Task));
        pipe.Dispose();
        var set = Read(path);

        Assert.Equal((1, 1, path), (set.Accounts.Length, set.Tasks.Length, Assert.Single(set.Files)));
        Assert.Contains("DTS001", Given.Lines(Read("/dev/fd/987654").Diagnostics), StringComparison.Ordinal);
    }

    [Fact]
    public static void Standard_input_is_one_file_by_each_of_its_names()
    {
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(Given.Account));
        var set = ManifestReader.Read(
            new(["/dev/stdin", "-", "/dev/fd/0"], Recursive: false),
            input,
            CancellationToken.None
        );

        Assert.Equal(("", "/dev/stdin"), (Given.Lines(set.Diagnostics), Assert.Single(set.Files)));
    }

    private static ManifestSet Read(string path) =>
        ManifestReader.Read(new([path], Recursive: false), Stream.Null, CancellationToken.None);

    [DllImport("libc", EntryPoint = "rename")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Rename(byte[] from, byte[] to);
}
