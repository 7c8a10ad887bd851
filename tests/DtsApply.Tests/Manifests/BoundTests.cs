using DtsApply.Manifests;
using DtsApply.Model;
using Xunit;

namespace DtsApply.Tests.Manifests;

/// <summary>How much a run reads.</summary>
public static class BoundTests
{
    private const int Largest = 16 * 1024 * 1024;

    [Fact]
    public static void More_than_256_MiB_are_refused_before_any_is_read()
    {
        using var folder = new ManifestFolder("a.yaml");
        Sparse(folder, 16, Largest);

        // Had a byte of them been read, it would be one that cannot stand in a manifest.
        Assert.Equal(
            ":-: DTS009 257 MiB in 17 files are over the limit of 256 MiB for one run",
            Given.Lines(folder.Read(recursive: false, ".").Diagnostics)
        );
        Assert.Equal(
            ":-: DTS009 257 MiB in 17 files are over the limit of 256 MiB for one run",
            Given.Lines(folder.Read(recursive: false, "*.yaml").Diagnostics)
        );
    }

    [Fact]
    public static void A_file_too_large_to_be_read_does_not_count()
    {
        using var folder = new ManifestFolder("a.yaml");
        Sparse(folder, 20, Largest + 1);

        Assert.Equal([RuleId.DTS006], folder.Read(recursive: false, ".").Diagnostics.Select(d => d.Rule).Distinct());
    }

    [Fact]
    public static void What_cannot_be_followed_is_told_beside_what_is_too_much()
    {
        using var folder = new ManifestFolder("a.yaml");
        Sparse(folder, 17, Largest);
        folder.Link("x.yaml", "/etc/hostname");

        Assert.Equal(
            [RuleId.DTS001, RuleId.DTS009],
            folder.Read(recursive: false, ".").Diagnostics.Select(d => d.Rule)
        );
    }

    [Fact]
    public static void After_100_000_problems_nothing_more_is_read_and_every_run_tells_the_same()
    {
        var wrong = Given.Account + "  x: {" + string.Concat(Enumerable.Repeat("a: 1, ", 30_001)) + "}\n";
        using var folder = new ManifestFolder([.. Enumerable.Range(0, 80).Select(i => $"{i:00}.yaml")]);
        for (var i = 0; i < 80; i++)
        {
            folder.Write($"{i:00}.yaml", wrong);
        }

        var set = folder.Read(recursive: false, ".");

        Assert.False(set.AllRead);
        Assert.Equal(
            ["00.yaml", "01.yaml", "02.yaml", "03.yaml"],
            set.Diagnostics.Select(d => Path.GetFileName(d.Source!.Value.File)).Distinct()
        );
        Assert.Equal(
            "the files have more than 100000 problems, and were read no further",
            Assert.Single(set.Diagnostics, d => d.Rule is RuleId.DTS006).Message
        );
    }

    [Fact]
    public static void The_lines_of_a_file_are_read_again_for_a_screen_and_only_those_that_were_checked()
    {
        using var folder = new ManifestFolder("a.yaml");
        var set = folder.Read(recursive: false, "a.yaml", "a.yaml");
        var name = set.Files.Single();
        Assert.Equal("apiVersion: dts-apply/v1", set.Lines(name)![0]);

        var changed = folder.Read(recursive: false, "a.yaml");
        folder.Write("a.yaml", Given.Account + "# longer\n");
        Assert.Null(changed.Lines(name));
        File.Delete(Path.Combine(folder.Path, "a.yaml"));
        Assert.Null(folder.Read(recursive: false, "a.yaml").Lines(name));
    }

    [Fact]
    public static void The_lines_of_standard_input_are_kept()
    {
        using var input = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Given.Account));
        var set = ManifestReader.Read(new(["-"], Recursive: false), input, CancellationToken.None);

        Assert.Equal("kind: Account", set.Lines("-")![1]);
    }

    private static void Sparse(ManifestFolder folder, int files, int length)
    {
        for (var i = 0; i < files; i++)
        {
            using var file = File.Create(Path.Combine(folder.Path, $"{i}.yaml"));
            file.SetLength(length);
        }
    }
}
