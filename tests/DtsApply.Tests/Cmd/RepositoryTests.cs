using DtsApply.Manifests.Git;
using DtsApply.Tests.Comparing;
using Xunit;

namespace DtsApply.Tests.Cmd;

/// <summary>Revisions of real repositories: which one is meant, what is in it, and in which words it cannot be read.</summary>
public static class RepositoryTests
{
    [Theory]
    [InlineData("git:HEAD", "-f", "orders.yaml")]
    [InlineData("git:main", "-f", "orders.yaml")]
    [InlineData("git:refs/remotes/origin/main", "-f", "orders.yaml")]
    [InlineData("git:HEAD", "-R", "-f", "deep/")]
    [InlineData("git:HEAD", "-f", "deep/er/")]
    [InlineData("git:HEAD", "-f", "deep/*/*.yaml")]
    [InlineData("git:HEAD", "-f", "deep/**/*.yaml")]
    public static void The_same_paths_are_read_at_a_revision(string revision, params string[] paths)
    {
        using var run = Begin(run => run.Write("deep/er/b.yaml", Sets.Crm));
        run.Run(["diff", "--base", revision, .. paths]);

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Matches(
            "^.{0,10}diff:.{0,5} no one gains or loses access, [12] roles? in [12] accounts? (is|are) wanted as before\n$",
            run.Out
        );
    }

    [Fact]
    public static void Links_are_read_as_on_disk_inside_of_what_is_given_alone()
    {
        using var run = Begin(run =>
        {
            run.Write("set/real/a.yaml", Sets.Orders);
            Link(run, "set/b.yaml", "real/a.yaml");
            Link(run, "set/more", "real");
            Link(run, "set/round", "round");
            Link(run, "set/out.yaml", "../crm.yaml");
            Link(run, "set/away.yaml", "/etc/hosts.yaml");
            Link(run, "set/gone.yaml", "nowhere.yaml");
        });
        foreach (var link in (string[])["set/round", "set/out.yaml", "set/away.yaml", "set/gone.yaml"])
        {
            File.Delete(run.At(link));
        }

        run.Run("diff", "--base", "git:HEAD", "-R", "-f", "set/", "--color", "never");

        Assert.Equal(
            [
                "git:HEAD:set/away.yaml: warning DTS001: cannot read set/away.yaml: it is a link that leads nowhere",
                "git:HEAD:set/gone.yaml: warning DTS001: cannot read set/gone.yaml: it is a link that leads nowhere",
                "git:HEAD:set/out.yaml: warning DTS001: set/out.yaml is a link that leads out of set/",
                "git:HEAD:set/round: warning DTS001: cannot read set/round: it is a link that leads nowhere",
            ],
            run.Error.Split('\n').Where(line => line.StartsWith("git:", StringComparison.Ordinal))
        );
        Assert.StartsWith("losses unknown: BASE does not compile", run.Out, StringComparison.Ordinal);
        Assert.Equal(1, Loaded(run));
    }

    [Fact]
    public static void A_submodule_is_told_and_never_taken_for_empty()
    {
        using var run = Begin(run => run.Write("set/a.yaml", Sets.Orders));
        var repository = new GitFolder(run.At(""));
        repository.Git("update-index", "--add", "--cacheinfo", $"160000,{repository.Git("rev-parse", "HEAD")},set/sub");
        repository.Git("commit", "-q", "-m", "a submodule");
        run.Run("diff", "--base", "git:HEAD", "-R", "-f", "set/", "--color", "never");

        Assert.Contains(
            "git:HEAD:set/sub: warning DTS001: cannot read set/sub: it is in a submodule, whose",
            run.Error,
            StringComparison.Ordinal
        );
        Assert.StartsWith("losses unknown:", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public static void What_only_looks_like_a_repository_is_none()
    {
        using var run = Begin(run => { });
        // A bare repository among the manifests, whose HEAD wants what the working tree has.
        var bare = Directory.CreateDirectory(run.At("set")).FullName;
        new GitFolder(bare).Git("init", "-q", "--bare", ".");
        run.Write(
            "set/orders.yaml",
            Sets.Orders.With("account: lake\n", "account: orders2\n").With("name: lake\n", "name: orders2\n")
        );
        File.Delete(run.At("orders.yaml"));
        run.Run("diff", "--base", "git:origin/main", "-f", "set/orders.yaml", "--color", "never");

        Assert.Contains(
            "set/orders.yaml is not in git:origin/main, so all of it is new",
            Flat(run.Out),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public static void The_repository_of_a_submodule_is_the_one_that_it_is_a_part_of()
    {
        using var run = Begin(run => { });
        run.Write("set/orders.yaml", Sets.Orders);
        var part = new GitFolder(run.At("set"));
        Directory.CreateDirectory(run.At(".git/modules"));
        part.Git("init", "-q", "-b", "main", $"--separate-git-dir={run.At(".git/modules/set")}");
        part.Commit();
        run.Run("diff", "--base", "git:origin/main", "-f", "set/orders.yaml", "--color", "never");

        Assert.Contains("set/orders.yaml is not in git:origin/main", Flat(run.Out), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("git:nowhere", 64, "nowhere names no commit in this clone")]
    [InlineData("git:", 64, "nothing names no commit in this clone")]
    [InlineData("git:--help", 64, "--help names no commit in this clone")]
    [InlineData("git:--output=x", 64, "--output=x names no commit in this clone")]
    [InlineData("git:HEAD:deep", 64, "names no commit in this clone")]
    [InlineData("git:HEAD^{tree}", 64, "names no commit in this clone")]
    [InlineData("git:both", 64, "both is more than one branch or tag")]
    [InlineData("main/nowhere", 64, "a revision of the repository is written --base git:main/nowhere")]
    [InlineData("git:HEAD", 0, "")]
    public static void Each_way_not_to_be_read_has_words(string revision, int code, string words)
    {
        using var run = Begin(run => { });
        var repository = new GitFolder(run.At(""));
        repository.Git("tag", "both");
        repository.Commit();
        repository.Git("branch", "both");
        run.Run("diff", "--base", revision, "-f", "orders.yaml", "--color", "never");

        Assert.Equal(code, run.Code);
        Assert.Contains(words, Flat(run.Error), StringComparison.Ordinal);
        Assert.Equal(code is 0, run.Out.Length > 0);
    }

    [Fact]
    public static void A_branch_that_is_named_like_an_option_is_read()
    {
        using var run = Begin(run => { });
        new GitFolder(run.At("")).Git("update-ref", "refs/heads/-x", "HEAD");

        Assert.Equal(0, run.Run("diff", "--base", "git:-x", "-f", "orders.yaml").Code);
    }

    [Fact]
    public static void A_file_that_is_named_like_an_option_is_read()
    {
        using var run = Begin(run => run.Write("set/-x.yaml", Sets.Orders));
        run.Run("diff", "--base", "git:HEAD", "-f", "set/-x.yaml");

        Assert.Equal((0, ""), (run.Code, run.Error));
    }

    [Fact]
    public static void A_shallow_clone_says_what_to_fetch()
    {
        using var run = Begin(run => { });
        var head = new GitFolder(run.At("")).Git("rev-parse", "HEAD");
        File.WriteAllText(run.At(".git/shallow"), $"{head}\n");
        run.Run("diff", "--base", "git:v1", "-f", "orders.yaml", "--color", "never");

        Assert.Equal(64, run.Code);
        Assert.Contains(
            "v1 names no commit in this clone, which is shallow",
            Flat(run.Error),
            StringComparison.Ordinal
        );
        Assert.Contains("fetch-depth: 0", Flat(run.Error), StringComparison.Ordinal);
    }

    [Fact]
    public static void A_repository_of_someone_else_says_how_to_trust_it()
    {
        using var run = Begin(run => { });
        using var change = System.Diagnostics.Process.Start("chown", ["-R", "1000", run.At("")]);
        change.WaitForExit();
        Assert.SkipUnless(
            change.ExitCode is 0 && Environment.IsPrivilegedProcess,
            "only the administrator gives files away"
        );
        run.Variables["HOME"] = run.At("");
        run.Run("diff", "--base", "git:HEAD", "-f", "orders.yaml", "--color", "never");

        Assert.Equal(78, run.Code);
        Assert.Contains("belongs to someone else, so git does not read it", Flat(run.Error), StringComparison.Ordinal);
        Assert.Contains("git config --global --add safe.directory ", Flat(run.Error), StringComparison.Ordinal);
    }

    [Fact]
    public static void Without_a_repository_or_git_it_says_so()
    {
        using var run = new CommandRun();
        run.Variables["PATH"] = Environment.GetEnvironmentVariable("PATH")!;
        run.Run("diff", "--base", "git:HEAD", "-f", "orders.yaml", "--color", "never");

        Assert.Equal(64, run.Code);
        Assert.Contains("orders.yaml is in no git repository", Flat(run.Error), StringComparison.Ordinal);

        new GitFolder(run.At("")).Begin();
        run.Variables["PATH"] = $"relative:.:{run.At("bin")}";
        run.Run("diff", "--base", "git:HEAD", "-f", "orders.yaml", "--color", "never");

        Assert.Equal(78, run.Code);
        Assert.Contains("git was not found", Flat(run.Error), StringComparison.Ordinal);
    }

    [Fact]
    public static void Standard_input_is_in_no_revision()
    {
        using var run = Begin(run => { });
        var place = new BasePlace(run.At(""), name => run.Variables.GetValueOrDefault(name));
        var refused = Assert.Throws<GitException>(() => GitRevision.Open("HEAD", ["-"], place));

        Assert.Equal((64, "standard input is in no revision"), (refused.Code, refused.Problem.Message));
        Assert.Equal(64, run.Run("diff", "-f", "orders.yaml").Code);
        Assert.Equal(64, run.Run("plan", "--show", "plan.json", "--base", "git:HEAD").Code);
    }

    internal static CommandRun Begin(Action<CommandRun> fill)
    {
        var run = new CommandRun();
        fill(run);
        new GitFolder(run.At("")).Begin();
        run.Variables["PATH"] = Environment.GetEnvironmentVariable("PATH")!;
        return run;
    }

    internal static string Flat(string text) =>
        string.Join(' ', text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries));

    private static void Link(CommandRun run, string name, string target)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(run.At(name))!);
        File.CreateSymbolicLink(run.At(name), target);
    }

    private static int Loaded(CommandRun run) =>
        run.Out.Split('\n').Count(line => line.StartsWith("account orders ", StringComparison.Ordinal));
}
