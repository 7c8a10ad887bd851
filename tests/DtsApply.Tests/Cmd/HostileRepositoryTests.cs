using System.Globalization;
using System.Runtime.Versioning;
using System.Text;
using DtsApply.Tests.Comparing;
using Xunit;

namespace DtsApply.Tests.Cmd;

/// <summary>
/// Repositories that were made to harm: nothing that they configure or hold is run, nothing is fetched or written, and
/// nothing outside of them is read.
/// </summary>
[UnsupportedOSPlatform("windows")]
public static class HostileRepositoryTests
{
    [Fact]
    public static void Nothing_that_a_repository_configures_is_run()
    {
        using var run = RepositoryTests.Begin(run =>
            run.Write(".gitattributes", "* filter=evil diff=evil merge=evil text\n")
        );
        var script = Trap(run, "evil");
        var repository = new GitFolder(run.At(""));
        foreach (
            var key in (string[])
                [
                    "core.fsmonitor",
                    "core.pager",
                    "core.sshCommand",
                    "core.gitProxy",
                    "core.editor",
                    "core.askPass",
                    "core.alternateRefsCommand",
                    "credential.helper",
                    "diff.evil.textconv",
                    "diff.external",
                    "filter.evil.smudge",
                    "filter.evil.clean",
                    "filter.evil.process",
                    "uploadpack.packObjectsHook",
                    "remote.origin.uploadpack",
                    "alias.rev-parse",
                    "alias.cat-file",
                    "pager.cat-file",
                ]
        )
        {
            repository.Git("config", key, key.StartsWith("alias", StringComparison.Ordinal) ? $"!{script}" : script);
        }

        repository.Git("config", "core.hooksPath", run.At(""));
        File.Copy(script, run.At("reference-transaction"));
        File.Copy(script, run.At("post-index-change"));
        run.Run("diff", "--base", "git:HEAD", "-R", "-f", "orders.yaml");

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.False(File.Exists(run.At("evil.ran")));
    }

    [Theory]
    [InlineData(".")]
    [InlineData("bin")]
    [InlineData("")]
    public static void A_git_that_the_pull_request_brings_is_not_run(string folder)
    {
        using var run = RepositoryTests.Begin(run => { });
        Directory.CreateDirectory(run.At("bin"));
        Trap(run, "git");
        Trap(run, "bin/git");
        var real = Environment.GetEnvironmentVariable("PATH");
        run.Variables["PATH"] = string.Join(Path.PathSeparator, folder, run.At(folder), run.At("bin"), real);
        run.Run("diff", "--base", "git:HEAD", "-f", "orders.yaml");

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Empty(Directory.EnumerateFiles(run.At(""), "*.ran", SearchOption.AllDirectories));
    }

    [Fact]
    public static void What_is_missing_is_not_fetched()
    {
        using var run = RepositoryTests.Begin(run => { });
        var repository = new GitFolder(run.At(""));
        var script = Trap(run, "evil");
        var id = repository.Git("rev-parse", "HEAD:orders.yaml");
        File.Delete(run.At($".git/objects/{id[..2]}/{id[2..]}"));
        repository.Git("config", "core.repositoryFormatVersion", "1");
        repository.Git("config", "extensions.partialClone", "origin");
        repository.Git("config", "remote.origin.promisor", "true");
        repository.Git("config", "remote.origin.url", $"ext::{script}");
        repository.Git("config", "protocol.ext.allow", "always");
        run.Run("diff", "--base", "git:HEAD", "-f", "orders.yaml", "--color", "never");

        Assert.Equal(78, run.Code);
        Assert.Contains(
            "is missing in this clone, and nothing is fetched",
            RepositoryTests.Flat(run.Error),
            StringComparison.Ordinal
        );
        Assert.False(File.Exists(run.At("evil.ran")));
    }

    [Fact]
    public static void A_replaced_object_is_read_as_it_was_committed()
    {
        using var run = RepositoryTests.Begin(run => { });
        var repository = new GitFolder(run.At(""));
        var other = repository.GitWith("# nothing\n", "hash-object", "-w", "--stdin");
        repository.Git("replace", repository.Git("rev-parse", "HEAD:orders.yaml"), other);
        run.Run("diff", "--base", "git:HEAD", "-f", "orders.yaml", "--color", "never");

        Assert.StartsWith("diff: no one gains or loses access, 1 role", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public static void Variables_of_git_lead_nowhere()
    {
        using var run = RepositoryTests.Begin(run => { });
        using var other = RepositoryTests.Begin(run => run.Write("orders.yaml", "# nothing\n"));
        run.Variables["GIT_DIR"] = other.At(".git");
        run.Variables["GIT_WORK_TREE"] = other.At("");
        run.Variables["GIT_OBJECT_DIRECTORY"] = other.At(".git/objects");
        run.Variables["GIT_CONFIG_COUNT"] = "1";
        run.Variables["GIT_TRACE"] = run.At("trace");
        run.Run("diff", "--base", "git:HEAD", "-f", "orders.yaml", "--color", "never");

        Assert.StartsWith("diff: no one gains or loses access, 1 role", run.Out, StringComparison.Ordinal);
        Assert.False(File.Exists(run.At("trace")));
    }

    [Fact]
    public static void A_huge_file_is_told_and_never_loaded()
    {
        using var run = RepositoryTests.Begin(run =>
            run.Write("orders.yaml", $"{Sets.Orders}# {new string('x', 17 << 20)}\n")
        );
        run.Write("orders.yaml", Sets.Orders);
        run.Run("diff", "--base", "git:HEAD", "-f", "orders.yaml", "--color", "never");

        Assert.Contains("warning DTS006: the file has more than 16 MiB", run.Error, StringComparison.Ordinal);
        Assert.StartsWith("losses unknown:", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public static void Trees_that_hold_each_other_come_to_an_end()
    {
        using var run = RepositoryTests.Begin(run => { });
        var repository = new GitFolder(run.At(""));
        var (kind, inner) = ("100644 blob", repository.Git("rev-parse", "HEAD:orders.yaml"));
        for (var depth = 0; depth < 8; depth++)
        {
            var names = Enumerable
                .Range(0, 10)
                .Select(index => string.Create(CultureInfo.InvariantCulture, $"{kind} {inner}\tx{index}.yaml\n"));
            inner = repository.GitWith(string.Concat(names), "mktree");
            kind = "040000 tree";
        }

        var commit = repository.Git("commit-tree", "-m", "many", inner);
        run.Run("diff", "--base", $"git:{commit}", "-R", "-f", "x0.yaml/", "-f", "orders.yaml", "--color", "never");

        Assert.Equal(65, run.Code);
        Directory.CreateDirectory(run.At("x0.yaml"));
        File.Copy(run.At("orders.yaml"), run.At("x0.yaml/a.yaml"));
        run.Run("diff", "--base", $"git:{commit}", "-R", "-f", "x0.yaml/", "--color", "never");

        Assert.Equal(65, run.Code);
        Assert.Contains(
            "has more than 1000000 names under these paths",
            RepositoryTests.Flat(run.Error),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("100644 a\0", true)]
    [InlineData("40000 a\0", true)]
    [InlineData("120000 a\0", true)]
    [InlineData("160000 a\0", true)]
    [InlineData("100644 ..\0", false)]
    [InlineData("100644 .\0", false)]
    [InlineData("100644 \0", false)]
    [InlineData("100644 a/b\0", false)]
    [InlineData("10 a\0", false)]
    [InlineData("a\0", false)]
    [InlineData("", true)]
    public static void A_tree_with_a_name_that_no_folder_holds_is_none(string head, bool isOne)
    {
        byte[] bytes = head.Length > 0 ? [.. Encoding.UTF8.GetBytes(head), .. new byte[20]] : [];

        Assert.Equal(isOne, GitFolder20(bytes));
        Assert.False(bytes.Length > 0 && GitFolder20(bytes.AsSpan()[..^1]));
        Assert.False(bytes.Length > 0 && GitFolder20([.. bytes, .. bytes]));
    }

    [Fact]
    public static void Nothing_is_written_to_the_repository()
    {
        using var run = RepositoryTests.Begin(run => { });
        string[] Files() =>
            [
                .. Directory
                    .EnumerateFileSystemEntries(run.At(""), "*", SearchOption.AllDirectories)
                    .Order(StringComparer.Ordinal),
            ];
        var before = Files();
        run.Run("diff", "--base", "git:HEAD", "-f", "orders.yaml");

        Assert.Equal(before, Files());
    }

    [Fact]
    public static void Nothing_is_called_and_no_profile_is_looked_at()
    {
        using var run = DiffCommandScreens.Changed();
        var cloud = new FakeCloud();
        run.Cloud = cloud;
        run.Run("diff", "--base", "git:HEAD", "-f", "orders.yaml");

        Assert.Equal(0, run.Code);
        Assert.Empty(cloud.Log);
    }

    private static bool GitFolder20(ReadOnlySpan<byte> bytes) =>
        DtsApply.Manifests.Git.GitFolder.Parse(bytes, 20) is not null;

    /// <summary>A program that leaves a file behind when it is run.</summary>
    private static string Trap(CommandRun run, string name)
    {
        run.Write(name, $"#!/bin/sh\necho ran > '{run.At($"{name}.ran")}'\nexit 1\n");
        File.SetUnixFileMode(run.At(name), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return run.At(name);
    }
}
