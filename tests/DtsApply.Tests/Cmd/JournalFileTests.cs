using DtsApply.Applying.Journals;
using DtsApply.Cmd.CommandLine;
using DtsApply.Cmd.Files;
using DtsApply.Disk;
using DtsApply.Model;
using DtsApply.Planning;
using Xunit;

namespace DtsApply.Tests.Cmd;

public sealed class JournalFileTests : IDisposable
{
    private static readonly RunBegan Run = new(
        new(Target.Sandbox, "default", [], []),
        "20261123T140307Z-3f9c2a71",
        "apply",
        "0.1.0"
    );

    private readonly string _home = Directory.CreateTempSubdirectory("dts-apply-journal-").FullName;

    private string Ours => Path.Combine(_home, ".local", "state", "dts-apply");

    private string Runs => Path.Combine(Ours, "runs");

    public void Dispose() => Directory.Delete(_home, recursive: true);

    [Fact]
    public void It_lies_under_the_state_folder_of_the_user_for_the_user_alone()
    {
        using var journal = Open();

        Assert.Equal(Path.Combine(Runs, "20261123T140307Z-3f9c2a71.jsonl"), journal!.Place);
        Assert.Equal(
            "rwx------ rwx------ rw-------",
            string.Join(' ', ((string[])[Ours, Runs, journal.Place]).Select(Mode))
        );
        Assert.Equal(
            "~/.local/state/dts-apply/runs/20261123T140307Z-3f9c2a71.jsonl",
            HomePath.Shown(journal.Place, _home)
        );
    }

    [Fact]
    public void The_state_folder_can_be_named_by_an_absolute_path_only()
    {
        using (var named = Open(Path.Combine(_home, "elsewhere")))
        {
            Assert.StartsWith(
                Path.Combine(_home, "elsewhere", "dts-apply", "runs"),
                named!.Place,
                StringComparison.Ordinal
            );
        }

        using var relative = Open("elsewhere");
        Assert.StartsWith(Runs, relative!.Place, StringComparison.Ordinal);
        Assert.Null(
            JournalFile.Open(
                new CommandEnvironment(Stream.Null, TextWriter.Null, TextWriter.Null, _ => null, TimeProvider.System),
                Run,
                out var problem
            )
        );
        Assert.Contains("there is no home folder", problem!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_is_in_the_file_when_it_is_said_to_be_kept()
    {
        using var journal = Open();
        var before = Lines(journal!).Length;
        await Task.WhenAll(
            Enumerable
                .Range(0, 200)
                .Select(index =>
                    Task.Run(async () =>
                        Assert.Null(
                            await journal!.AppendAsync(
                                new Sending(
                                    "orders",
                                    new(Some.Orders, $"role-{index}"),
                                    new AttachPolicyToRole(Policy.Dts)
                                )
                            )
                        )
                    )
                )
        );

        Assert.Equal(before + 200, Lines(journal!).Length);
        Assert.All(Lines(journal!), line => Assert.StartsWith("{\"event\":", line, StringComparison.Ordinal));
    }

    [Fact]
    public void A_journal_that_is_there_is_never_written_over()
    {
        using var first = Open();
        var text = File.ReadAllText(first!.Place);

        Assert.Null(JournalFile.Open(World(), Run, out var problem));
        Assert.Contains("already exists", problem!.Message, StringComparison.Ordinal);
        Assert.Equal(text, File.ReadAllText(first.Place));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void It_is_never_written_through_a_link(bool runs)
    {
        var elsewhere = Directory.CreateDirectory(Path.Combine(_home, "elsewhere")).FullName;
        Directory.CreateDirectory(runs ? Ours : Path.GetDirectoryName(Ours)!);
        Directory.CreateSymbolicLink(runs ? Runs : Ours, elsewhere);

        Assert.Null(JournalFile.Open(World(), Run, out var problem));
        Assert.Contains("is a link", problem!.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(elsewhere));
    }

    [Fact]
    public void A_link_in_place_of_the_file_is_not_followed()
    {
        Directory.CreateDirectory(Runs);
        File.CreateSymbolicLink(Path.Combine(Runs, $"{Run.RunId}.jsonl"), Path.Combine(_home, "elsewhere"));

        Assert.Null(Open());
        Assert.False(File.Exists(Path.Combine(_home, "elsewhere")));
    }

    [Fact]
    public void A_folder_to_which_others_can_write_is_not_trusted_and_one_that_they_can_read_is_closed()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        Directory.CreateDirectory(Runs);
        File.SetUnixFileMode(
            Runs,
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherWrite
        );

        Assert.Null(JournalFile.Open(World(), Run, out var problem));
        Assert.Contains("others can write to", problem!.Message, StringComparison.Ordinal);
        File.SetUnixFileMode(
            Runs,
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherRead
        );
        using var journal = Open();
        Assert.Equal("rwx------", Mode(Runs));
    }

    [Fact]
    public void A_file_in_place_of_the_folder_is_said()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Ours)!);
        File.WriteAllText(Ours, "");

        Assert.Null(JournalFile.Open(World(), Run, out var problem));
        Assert.Contains("XDG_STATE_HOME", problem!.Help, StringComparison.Ordinal);
    }

    private JournalFile? Open(string? state = null) => JournalFile.Open(World(state), Run, out _);

    private CommandEnvironment World(string? state = null) =>
        new(
            Stream.Null,
            TextWriter.Null,
            TextWriter.Null,
            name => name is "XDG_STATE_HOME" ? state : null,
            TimeProvider.System
        )
        {
            Home = _home,
        };

    private static string[] Lines(JournalFile journal) => File.ReadAllText(journal.Place).TrimEnd('\n').Split('\n');

    private static string Mode(string path)
    {
        var mode = OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(path);
        return string.Concat(
            "rwxrwxrwx".Select((letter, index) => ((int)mode & (0b100_000_000 >> index)) is not 0 ? letter : '-')
        );
    }
}
