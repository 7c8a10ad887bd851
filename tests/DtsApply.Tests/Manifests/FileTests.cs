using DtsApply.Manifests;
using Xunit;

namespace DtsApply.Tests.Manifests;

public static class FileTests
{
    [Fact]
    public static void A_folder_gives_its_manifests_sorted_and_sub_folders_only_on_request()
    {
        using var folder = new ManifestFolder("b.yaml", "a.yml", "c.txt", ".hidden.yaml", "sub/d.yaml");

        Assert.Equal(["a.yml", "b.yaml"], folder.Found(recursive: false, "."));
        Assert.Equal(["a.yml", "b.yaml", "sub/d.yaml"], folder.Found(recursive: true, "."));
    }

    [Fact]
    public static void Files_keep_the_order_in_which_they_were_given_and_count_once()
    {
        using var folder = new ManifestFolder("b.yaml", "a.yaml");

        Assert.Equal(["b.yaml", "a.yaml"], folder.Found(recursive: false, "b.yaml", ".", "./b.yaml", "sub/../a.yaml"));
    }

    [Theory]
    [InlineData("*.yaml", "[x].yaml a.yaml b.yaml")]
    [InlineData("?.yml", "c.yml")]
    [InlineData("**/*.yaml", "[x].yaml a.yaml b.yaml sub/a.yaml sub/deep/a.yaml")]
    [InlineData("su*/a.yaml", "sub/a.yaml")]
    [InlineData("*/*/*.yaml", "sub/deep/a.yaml")]
    [InlineData("**", "[x].yaml a.yaml b.yaml c.yml sub/a.yaml sub/deep/a.yaml")]
    [InlineData("[x].yaml", "[x].yaml")]
    public static void A_pattern_finds_files(string pattern, string found)
    {
        using var folder = new ManifestFolder("a.yaml", "b.yaml", "c.yml", "[x].yaml", "sub/a.yaml", "sub/deep/a.yaml");

        Assert.Equal(found.Split(' '), folder.Found(recursive: false, pattern));
    }

    [Fact]
    public static void A_path_that_exists_wins_over_a_pattern()
    {
        using var folder = new ManifestFolder("a*.yaml", "ab.yaml");

        Assert.Equal(["a*.yaml"], folder.Found(recursive: false, "a*.yaml"));
    }

    [Theory]
    [InlineData("none.yaml", "0:0-0:0 DTS001 cannot read none.yaml: there is no such file or folder")]
    [InlineData("no*.yaml", "0:0-0:0 DTS002 no*.yaml holds no manifest")]
    [InlineData("empty", "0:0-0:0 DTS002 empty holds no manifest")]
    [InlineData("nothing.yaml", "1:1-1:1 DTS002 nothing.yaml is empty, or no regular file")]
    [InlineData("comment.yaml", "1:1-1:1 DTS002 comment.yaml holds no manifest")]
    [InlineData("-", "1:1-1:1 DTS002 standard input holds no manifest")]
    public static void An_empty_wish_is_an_error(string path, string said)
    {
        using var folder = new ManifestFolder("a.yaml", "empty/note.txt");
        folder.Write("nothing.yaml", "");
        folder.Write("comment.yaml", "# nothing yet\n");

        Assert.Equal(said, folder.Told(folder.Read(recursive: false, "a.yaml", path)));
    }

    [Fact]
    public static void What_cannot_be_read_stands_where_it_was_given()
    {
        using var folder = new ManifestFolder("a.yaml");
        folder.Write("wrong.yaml", "kind: Acount\n");

        Assert.Equal(
            "DTS001 DTS101 DTS102",
            string.Join(' ', folder.Read(recursive: false, "none.yaml", "wrong.yaml").Diagnostics.Select(d => d.Rule))
        );
    }

    [Fact]
    public static void Links_are_followed_only_to_regular_files_inside_the_folder()
    {
        using var outside = new ManifestFolder("out.yaml");
        using var folder = new ManifestFolder("a.yaml", "sub/b.yaml");
        folder.Link("same.yaml", "a.yaml");
        folder.Link("inside.yaml", "sub/b.yaml");
        folder.Link("circle", ".");
        folder.Link("out.yaml", Path.Combine(outside.Path, "out.yaml"));
        folder.Link("nowhere.yaml", "none");
        folder.Link("self.yaml", "self.yaml");

        var set = folder.Read(recursive: true, ".");

        Assert.Equal(["a.yaml", "inside.yaml"], folder.Names(set));
        Assert.Equal(
            [
                "nowhere.yaml: it is a link that leads nowhere",
                "out.yaml is a link that leads out of .",
                "self.yaml: it is a link that leads nowhere",
            ],
            set.Diagnostics.Select(d =>
                d.Message.Replace(folder.Path + "/", "", StringComparison.Ordinal)[
                    (d.Message.StartsWith("cannot", StringComparison.Ordinal) ? 14 : 2)..
                ]
            )
        );
        Assert.Single(folder.Read(recursive: false, "out.yaml").Accounts);
        Assert.EndsWith(
            "self.yaml: the links go in a circle",
            Given.Lines(folder.Read(recursive: false, "self.yaml").Diagnostics),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "DTS001",
            Given.Lines(folder.Read(recursive: false, "nowhere.yaml").Diagnostics),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public static void A_file_over_16_MiB_is_refused_and_one_of_16_MiB_is_read()
    {
        using var folder = new ManifestFolder("a.yaml");
        folder.Write("most.yaml", Given.Account + "#" + new string('x', (16 * 1024 * 1024) - Given.Account.Length - 1));
        folder.Write("more.yaml", Given.Account + "#" + new string('x', (16 * 1024 * 1024) - Given.Account.Length));

        Assert.Single(folder.Read(recursive: false, "most.yaml").Accounts);
        Assert.Equal(
            "1:1-1:1 DTS006 the file has more than 16 MiB",
            Given.Lines(folder.Read(recursive: false, "more.yaml").Diagnostics)
        );
    }

    [Fact]
    public static void Many_files_are_read_side_by_side_and_stay_in_order()
    {
        var names = Enumerable.Range(0, 500).Select(i => $"{i:000}.yaml").ToArray();
        using var folder = new ManifestFolder(names);
        folder.Write("007.yaml", "kind: Acount\n");

        var set = folder.Read(recursive: false, ".");

        Assert.Equal(names, folder.Names(set));
        Assert.All(set.Diagnostics, d => Assert.EndsWith("007.yaml", d.Source!.Value.File, StringComparison.Ordinal));
        Assert.Equal(499, set.Accounts.Length);
    }

    [Fact]
    public static void A_run_can_be_stopped()
    {
        using var folder = new ManifestFolder("a.yaml");

        Assert.Throws<OperationCanceledException>(() =>
            ManifestReader.Read(
                new([Path.Combine(folder.Path, "a.yaml")], false),
                Stream.Null,
                new CancellationToken(canceled: true)
            )
        );
    }
}
