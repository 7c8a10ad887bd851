using Xunit;

namespace DtsApply.EndToEnd;

/// <summary>The working folder belongs to whoever wrote the manifests.</summary>
public static class WorkingFolderTests
{
    [Theory]
    [InlineData(".dts-apply", "elsewhere")]
    [InlineData(".dts-apply", "none")]
    [InlineData(".dts-apply/sandbox.json", "../empty")]
    [InlineData(".dts-apply/sandbox.json", "../mine")]
    [InlineData(".dts-apply/sandbox.json", "../none")]
    [InlineData(".dts-apply/sandbox.json.lock", "../empty")]
    [InlineData(".dts-apply/sandbox.json.lock", "../none")]
    public static void The_state_of_the_sandbox_is_never_read_or_written_through_a_link(string link, string target)
    {
        using var tool = new Tool();
        Directory.CreateDirectory(Path.Combine(tool.Folder, "elsewhere"));
        tool.Write("empty", "");
        tool.Write("mine", "mine");
        if (link is not ".dts-apply")
        {
            Directory.CreateDirectory(Path.Combine(tool.Folder, ".dts-apply"));
        }

        File.CreateSymbolicLink(Path.Combine(tool.Folder, link), target);

        var apply = tool.Run("apply", "--sandbox", "--yes", "-f", Path.Combine(Tool.Root, "examples", "source"));
        var serve = tool.Run("sandbox", "serve", "--listen", "127.0.0.1:0", "--account", "0000512837465091");

        Assert.All([apply, serve], ran =>
        {
            Assert.Equal(78, ran.Code);
            Assert.Contains(
                "this is a link, and the sandbox state is never kept behind one",
                ran.Error,
                StringComparison.Ordinal
            );
        });
        Assert.Equal(("", "mine"), (tool.Read("empty"), tool.Read("mine")));
        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(tool.Folder, "elsewhere")));
        Assert.False(Path.Exists(Path.Combine(tool.Folder, "none")));
    }

    [Theory]
    [InlineData(64, "--out link is a link; ", "import", "--sandbox", "-f", "orders.yaml", "--out", "link/sub")]
    [InlineData(64, "--out link is a link; ", "import", "--sandbox", "-f", "orders.yaml", "--out", "link")]
    [InlineData(64, "--out in/link is a link; ", "import", "--sandbox", "-f", "orders.yaml", "--out", "in/link/x/y/")]
    [InlineData(64, "--out link is a link; ", "plan", "--sandbox", "-f", "orders.yaml", "--out", "link/plan.json")]
    [InlineData(64, "--write-profile link is a link; ", "sandbox", "serve", "--write-profile", "link/keys.json")]
    [InlineData(64, "--oidc-token in/link is a link; ", "sandbox", "serve", "--oidc-token", "./in/link/token")]
    [InlineData(78, "link is a link; ", "apply", "--sandbox", "--yes", "-f", "orders.yaml", "--journal", "link/runs")]
    public static void Nothing_is_written_through_a_link_in_it(int code, string said, params string[] args)
    {
        using var tool = new Tool();
        Directory.CreateDirectory(Path.Combine(tool.Folder, "in"));
        Directory.CreateDirectory(Path.Combine(tool.Folder, "elsewhere", "sub"));
        Directory.CreateSymbolicLink(Path.Combine(tool.Folder, "link"), "elsewhere");
        Directory.CreateSymbolicLink(Path.Combine(tool.Folder, "in", "link"), "../elsewhere");
        File.Copy(
            Path.Combine(Tool.Root, "examples", "source", "orders-to-lake.yaml"),
            Path.Combine(tool.Folder, "orders.yaml")
        );
        var account = args[0] is "sandbox" ? (string[])["--account", "0000512837465091"] : [];
        var ran = tool.Run([.. args, .. account]);

        Assert.Contains(said, ran.Error, StringComparison.Ordinal);
        Assert.Equal(code, ran.Code);
        Assert.Equal(
            [Path.Combine(tool.Folder, "elsewhere", "sub")],
            Directory.GetFileSystemEntries(
                Path.Combine(tool.Folder, "elsewhere"),
                "*",
                new EnumerationOptions { RecurseSubdirectories = true }
            )
        );
    }

    [Theory]
    [InlineData("validate", "-f", "orders.yaml")]
    [InlineData("validate", "-f", ".")]
    [InlineData("validate", "-f", "*.yaml")]
    [InlineData("plan", "--sandbox", "-f", "orders.yaml")]
    [InlineData("plan", "--show", "plan.json")]
    [InlineData("apply", "--sandbox", "--yes", "-f", "orders.yaml")]
    [InlineData("apply", "plan.json")]
    [InlineData("destroy", "--sandbox", "--yes", "-f", "orders.yaml")]
    [InlineData("init")]
    [InlineData("sandbox", "reset")]
    [InlineData("sandbox", "serve", "--account", "0000512837465091")]
    public static void Without_it_a_command_is_one_sentence(params string[] args)
    {
        using var tool = new Tool();
        var ran = InRemovedFolder(tool, args);

        Assert.Equal(78, ran.Code);
        Assert.EndsWith(
            ": the working folder is gone, or was made anew; change to one that is there (exit 78)\n",
            ran.Error,
            StringComparison.Ordinal
        );
        Assert.Equal("", ran.Out);
        Assert.False(Directory.Exists(Path.Combine(tool.Folder, ".local")));
    }

    [Theory]
    [InlineData("version")]
    [InlineData("schema")]
    [InlineData("explain", "DTS001")]
    [InlineData("--help")]
    [InlineData("plan", "--help")]
    public static void What_touches_no_path_needs_none(params string[] args)
    {
        using var tool = new Tool();

        Assert.Equal((0, ""), (InRemovedFolder(tool, args).Code, InRemovedFolder(tool, args).Error));
    }

    [Fact]
    public static void A_linked_folder_outside_of_what_is_given_removes_nothing()
    {
        using var tool = new Tool();
        tool.Write(
            "all/task.yaml",
            """
            apiVersion: dts-apply/v1
            kind: CrossAccountTask
            metadata: {name: orders-to-lake}
            spec:
              scenario: CrossAccountSource
              source: {account: orders, database: MySQL}
              destination: {account: lake}
            """
        );
        tool.Write(
            "dev/accounts.yaml",
            """
            apiVersion: dts-apply/v1
            kind: Account
            metadata: {name: orders}
            spec: {accountId: "0000512837465091", credentials: {profile: orders}}
            ---
            apiVersion: dts-apply/v1
            kind: Account
            metadata: {name: lake}
            spec: {accountId: "0000874120936655"}
            """
        );
        Directory.CreateSymbolicLink(Path.Combine(tool.Folder, "dev", "shared"), "../all");
        Assert.Equal(0, tool.Run("apply", "--sandbox", "--yes", "-f", "all", "-f", "dev/accounts.yaml").Code);
        var state = tool.Read(".dts-apply/sandbox.json");

        var ran = tool.Run("apply", "--sandbox", "--yes", "--prune", "--set", "default", "-R", "-f", "dev");

        Assert.Equal(65, ran.Code);
        Assert.Contains(
            "dev/shared: error DTS001: dev/shared is a link that leads out of dev\n",
            ran.Error,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "help: name that folder with -f as well, or move it inside",
            ran.Error,
            StringComparison.Ordinal
        );
        Assert.Equal(state, tool.Read(".dts-apply/sandbox.json"));
        Assert.Contains(
            "nothing to do",
            tool.Run(
                "apply",
                "--sandbox",
                "--yes",
                "--prune",
                "--set",
                "default",
                "-R",
                "-f",
                "dev",
                "-f",
                "all"
            ).Error,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public static void A_file_that_is_not_there_has_no_line() =>
        Assert.StartsWith(
            "nofile.yaml: error DTS001: cannot read nofile.yaml",
            Validated("nofile.yaml"),
            StringComparison.Ordinal
        );

    private static string Validated(string name)
    {
        using var tool = new Tool();
        return tool.Run("validate", "-f", name).Out;
    }

    private static Ran InRemovedFolder(Tool tool, string[] args) =>
        Tool.Finish(
            tool.Program(
                "sh",
                [
                    "-c",
                    "mkdir -p gone && cd gone && rmdir ../gone && exec \"$@\" </dev/null",
                    "sh",
                    Tool.Binary,
                    .. args,
                ]
            )
        );
}
