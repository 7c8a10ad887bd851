using Xunit;

namespace DtsApply.Tests.Cmd;

/// <summary>What is kept of a bug: for its owner alone, beside the journals, and nowhere else.</summary>
public static class CrashReportTests
{
    private const string Place = ".local/state/dts-apply/crash.txt";

    [Fact]
    public static void It_lies_beside_the_journals_for_its_owner_alone_and_says_where_it_happened_only()
    {
        using var run = Crash();

        Assert.Equal(70, run.Code);
        Assert.Contains("~/.local/state/dts-apply/crash.txt", run.Error, StringComparison.Ordinal);
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite,
            OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(run.At(Place))
        );
        Assert.Contains("System.InvalidOperationException", File.ReadAllText(run.At(Place)), StringComparison.Ordinal);
        Assert.DoesNotContain("canary", File.ReadAllText(run.At(Place)), StringComparison.Ordinal);
        Assert.Equal(["crash.txt"], Directory.GetFiles(Path.GetDirectoryName(run.At(Place))!).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("empty")]
    [InlineData("full")]
    [InlineData("none")]
    public static void It_takes_the_place_of_a_link_and_never_goes_through_it(string target)
    {
        using var run = Crash(begun =>
        {
            begun.Write("empty", "");
            begun.Write("full", "mine");
            Directory.CreateDirectory(Path.GetDirectoryName(begun.At(Place))!);
            File.CreateSymbolicLink(begun.At(Place), begun.At(target));
        });

        Assert.Contains("crash.txt", run.Error, StringComparison.Ordinal);
        Assert.Null(new FileInfo(run.At(Place)).LinkTarget);
        Assert.Equal(
            ("", "mine", false),
            (File.ReadAllText(run.At("empty")), File.ReadAllText(run.At("full")), File.Exists(run.At("none")))
        );
    }

    [Fact]
    public static void Nothing_is_written_where_the_folder_is_a_link_or_open_to_others()
    {
        using var linked = Crash(begun =>
        {
            Directory.CreateDirectory(begun.At(".local/state"));
            Directory.CreateDirectory(begun.At("elsewhere"));
            File.CreateSymbolicLink(begun.At(".local/state/dts-apply"), begun.At("elsewhere"));
        });
        using var open = Crash(begun =>
        {
            var folder = Directory.CreateDirectory(begun.At(".local/state/dts-apply"));
            if (!OperatingSystem.IsWindows())
            {
                folder.UnixFileMode = (UnixFileMode)0b111_111_111;
            }
        });

        Assert.All([linked, open], run =>
            Assert.Contains("no file, since none could be", run.Error, StringComparison.Ordinal)
        );
        Assert.Empty(Directory.GetFileSystemEntries(linked.At("elsewhere")));
        Assert.Empty(Directory.GetFileSystemEntries(open.At(".local/state/dts-apply")));
    }

    private static CommandRun Crash(Action<CommandRun>? before = null)
    {
        var run = new CommandRun
        {
            Cloud = new FakeCloud { Trouble = (_, _) => throw new InvalidOperationException("canary") },
        };
        before?.Invoke(run);
        return run.Run("plan", "-f", "orders.yaml", "--color", "never");
    }
}
