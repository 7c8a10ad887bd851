using System.Net.Sockets;
using DtsApply.Model;
using Xunit;

namespace DtsApply.Tests.Manifests;

/// <summary>
/// Links under a folder or pattern: what lies inside of what was given is read, once; anything else is told, since what
/// is not read would be taken for not declared.
/// </summary>
public static class LinkTests
{
    // In the folder "in" are a.yaml, notes.txt, sub/b.yaml and .kept/c.yaml; beside it lies the folder "out" with
    // o.yaml, notes.txt and deep/p.yaml.
    private const string Plain = "a.yaml";
    private const string All = "a.yaml sub/b.yaml";
    private const string Out = "is a link that leads out of in";
    private const string Nowhere = "leads nowhere";
    private const string Else = "is no regular file or folder";

    [Theory]
    // the link, where it leads, what a folder says, what it says with its sub-folders
    [InlineData("x.yaml", "sub/b.yaml", "a.yaml x.yaml", All)]
    [InlineData("x.yaml", "a.yaml", Plain, All)]
    [InlineData("x.yaml", "notes.txt", "a.yaml x.yaml", "a.yaml sub/b.yaml x.yaml")]
    [InlineData("x.yaml", ".kept/c.yaml", "a.yaml x.yaml", "a.yaml sub/b.yaml x.yaml")]
    [InlineData("x.yaml", "../out/o.yaml", Out, Out)]
    [InlineData("x.yaml", "none.yaml", Nowhere, Nowhere)]
    [InlineData("x.yaml", "x.yaml", Nowhere, Nowhere)]
    [InlineData("x.yaml", "/dev/zero", Else, Else)]
    [InlineData("x.yaml", "../pipe", Else, Else)]
    [InlineData("x.yaml", "../socket", Else, Else)]
    [InlineData("x.yaml", "sub", Plain, All)]
    [InlineData("x.yaml", "../out", Out, Out)]
    [InlineData("x.txt", "../out/notes.txt", Plain, All)]
    [InlineData("x.txt", "../out/o.yaml", Plain, All)]
    [InlineData("x", "sub", Plain, All)]
    [InlineData("x", ".kept", Plain, "a.yaml sub/b.yaml x/c.yaml")]
    [InlineData("x", ".", Plain, All)]
    [InlineData("sub/x", "..", Plain, All)]
    [InlineData("x", "..", Out, Out)]
    [InlineData("x", "../out", Out, Out)]
    [InlineData("x", "../out/deep", Out, Out)]
    [InlineData("sub/x", "../../out", Plain, Out)]
    [InlineData("x", "none", Nowhere, Nowhere)]
    [InlineData("x", "x", Nowhere, Nowhere)]
    [InlineData("x", "/dev/null", Else, Else)]
    [InlineData("x", "../pipe", Else, Else)]
    [InlineData("x", "../in", Plain, All)]
    public static void In_a_folder_each_kind_of_link_is_followed_or_told(
        string link,
        string target,
        string alone,
        string recursive
    )
    {
        using var folder = Tree(link, target, out var socket);
        using (socket)
        {
            Assert.Equal(
                (alone, recursive),
                (Said(folder, recursive: false, "in"), Said(folder, recursive: true, "in"))
            );
        }
    }

    [Theory]
    // the pattern, the link, where it leads, what the pattern says
    [InlineData("in/*.yaml", "x.yaml", "sub/b.yaml", "a.yaml x.yaml")]
    [InlineData("in/*.yaml", "x.yaml", "../out/o.yaml", Out)]
    [InlineData("in/*.yaml", "x.yaml", "none", Nowhere)]
    [InlineData("in/*.yaml", "x.yaml", "/dev/zero", Else)]
    [InlineData("in/*.yaml", "x.txt", "../out/o.yaml", Plain)]
    [InlineData("in/*.yaml", "x", "../out", Plain)]
    [InlineData("in/*", "x", "../out", Out)]
    [InlineData("in/*", "x", "../out/notes.txt", Out)]
    [InlineData("in/*/*.yaml", "x", "sub", "sub/b.yaml")]
    [InlineData("in/*/*.yaml", "x", ".kept", "sub/b.yaml x/c.yaml")]
    [InlineData("in/*/*.yaml", "x", ".", "sub/b.yaml x/a.yaml")]
    [InlineData("in/*/*.yaml", "x", "../out", Out)]
    [InlineData("in/*/*.yaml", "x", "none", Nowhere)]
    [InlineData("in/*/*.yaml", "x", "../out/notes.txt", "sub/b.yaml")]
    [InlineData("in/**/*.yaml", "x", ".", All)]
    [InlineData("in/**/*.yaml", "sub/x", "..", All)]
    [InlineData("in/**/*.yaml", "x", ".kept", "a.yaml sub/b.yaml x/c.yaml")]
    [InlineData("in/**/*.yaml", "sub/x", "../../out", Out)]
    [InlineData("in/**/*.yaml", "sub/x.yaml", "../../out/o.yaml", Out)]
    [InlineData("in/**/*.yaml", "x", "none", Nowhere)]
    [InlineData("in/x/*.yaml", "x", "../out", "x/o.yaml")]
    public static void Under_a_pattern_each_kind_of_link_is_followed_or_told(
        string pattern,
        string link,
        string target,
        string said
    )
    {
        using var folder = Tree(link, target, out var socket);
        using (socket)
        {
            Assert.Equal(said, Said(folder, recursive: false, pattern));
        }
    }

    [Theory]
    [InlineData("x", "../out", "out")]
    [InlineData("x", "../out/deep", "out")]
    [InlineData("x.yaml", "../out/o.yaml", "out/o.yaml")]
    [InlineData("x.yaml", "../out/o.yaml", "out")]
    [InlineData("x", "../out/deep", "out/**/*.yaml")]
    public static void What_the_help_says_mends_it_and_each_file_is_read_once(string link, string target, string also)
    {
        using var folder = Tree(link, target, out var socket);
        socket.Dispose();
        var told = Assert.Single(folder.Read(recursive: true, "in").Diagnostics);
        Assert.EndsWith("with -f as well, or move it inside", told.Help, StringComparison.Ordinal);

        var set = folder.Read(recursive: true, "in", also);

        Assert.Equal("", Given.Lines(set.Diagnostics));
        Assert.Equal(set.Files.Length, set.Files.Select(RealName).Distinct().Count());
        Assert.Contains(set.Files, file => RealName(file).Contains("/out/", StringComparison.Ordinal));
    }

    [Fact]
    public static void Links_that_lead_to_each_other_through_many_folders_come_to_an_end()
    {
        using var folder = new ManifestFolder([.. Enumerable.Range(0, 12).Select(i => $"in/{i}/a.yaml")]);
        for (var from = 0; from < 12; from++)
        {
            for (var to = 0; to < 12; to++)
            {
                folder.Link($"in/{from}/to-{to}", $"../{to}");
            }
        }

        Assert.Equal(12, folder.Found(recursive: true, "in").Length);
        Assert.Equal(12, folder.Found(recursive: false, "in/**/*.yaml").Length);
    }

    [Fact]
    public static void A_link_that_is_told_stands_at_its_own_name_without_a_line()
    {
        using var folder = Tree("x", "../out", out var socket);
        socket.Dispose();

        var told = Assert.Single(folder.Read(recursive: true, "in").Diagnostics);

        Assert.Equal(
            (Path.Combine(folder.Path, "in/x"), true, "name that folder with -f as well, or move it inside"),
            (told.Source!.Value.File, told.Source.Value.IsPath, told.Help)
        );
        Assert.False(folder.Read(recursive: true, "in").AllRead);
    }

    private static ManifestFolder Tree(string link, string target, out Socket socket)
    {
        var folder = new ManifestFolder(
            "in/a.yaml",
            "in/sub/b.yaml",
            "in/.kept/c.yaml",
            "out/o.yaml",
            "out/deep/p.yaml"
        );
        folder.Write("in/notes.txt", "# notes\n");
        folder.Write("out/notes.txt", "# notes\n");
        folder.Fifo("pipe");
        socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(Path.Combine(folder.Path, "socket")));
        folder.Link($"in/{link}", target);
        return folder;
    }

    /// <summary>The files below the folder, or what the link's problem is.</summary>
    private static string Said(ManifestFolder folder, bool recursive, string path)
    {
        var set = folder.Read(recursive, path);
        var problems = set
            .Diagnostics.Where(d => d.Rule is RuleId.DTS001)
            .Select(d => d.Message.Replace(folder.Path + "/", "", StringComparison.Ordinal))
            .ToList();
        return problems.Count > 0
            ? ((string[])[Out, Nowhere, Else]).Single(part =>
                Assert.Single(problems).EndsWith(part, StringComparison.Ordinal)
            )
            : string.Join(' ', folder.Names(set).Select(name => name["in/".Length..]));
    }

    private static string RealName(string file) => DtsApply.Disk.RealPath.Of(file);
}
