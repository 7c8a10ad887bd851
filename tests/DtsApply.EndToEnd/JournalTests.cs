using DtsApply.Applying.Journals;
using DtsApply.EndToEnd.Sandbox;
using Xunit;

namespace DtsApply.EndToEnd;

/// <summary>The journal of a run, as the binary leaves it.</summary>
public static class JournalTests
{
    private static readonly string Story = Path.Combine(Tool.Root, "examples", "both");

    [Fact]
    public static void Each_run_that_writes_leaves_one_and_a_run_with_nothing_to_do_none()
    {
        using var tool = new Tool();
        var first = tool.Run("apply", "-f", Story, "--sandbox", "--yes", "-o", "json").Json;
        var second = tool.Run("apply", "-f", Story, "--sandbox", "--yes", "-v");
        var journal = Journals(tool).Single();
        var run = JournalReader.Read(File.ReadAllText(journal))!;

        Assert.Equal(0, second.Code);
        Assert.Equal(journal, first.GetProperty("journal").GetString());
        Assert.Equal(first.GetProperty("runId").GetString(), Path.GetFileNameWithoutExtension(journal));
        Assert.Equal(("apply", "default", "sandbox", (int?)0), (run.Command, run.Set, run.Target.Name, run.ExitCode));
        Assert.Equal(2, run.Roles.Length);
    }

    [Fact]
    public static void A_saved_plan_that_is_applied_leaves_one_too_and_with_v_the_run_says_where()
    {
        using var tool = new Tool();
        tool.Run("plan", "-f", Story, "--sandbox", "--out", "plan.json");
        var ran = tool.Run("apply", "plan.json", "--sandbox", "-v");

        Assert.Equal(0, ran.Code);
        Assert.Contains(
            $"journal: ~/.local/state/dts-apply/runs/{Path.GetFileName(Journals(tool).Single())}\n",
            ran.Error,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    public static void Where_it_cannot_be_written_nothing_is(string format)
    {
        using var tool = new Tool();
        tool.Write(".local/state/dts-apply", "a file where the folder should be");
        var ran = tool.Run("apply", "-f", Story, "--sandbox", "--yes", "-o", format);

        Assert.Equal(78, ran.Code);
        Assert.Contains("apply: no journal, nothing was written (exit 78)", ran.Error, StringComparison.Ordinal);
        Assert.Equal(2, tool.Run("plan", "-f", Story, "--sandbox", "--detailed-exitcode").Code);
        tool.Environment["XDG_STATE_HOME"] = Path.Combine(tool.Folder, "state");
        Assert.Equal(0, tool.Run("apply", "-f", Story, "--sandbox", "--yes").Code);
        Assert.Single(Journals(tool, "state"));
    }

    /// <summary>
    /// A disk that is full is played by the limit on file sizes, which the service of this test, in another process,
    /// does not have.
    /// </summary>
    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(3)]
    public static async Task A_disk_that_fills_up_stops_the_run_before_its_next_write(int kilobytes)
    {
        await using var served = await Served.StartAsync();
        using var tool = new Tool();
        Source(tool);
        var ran = Limited(
            tool,
            kilobytes,
            "apply",
            "-f",
            "m.yaml",
            "--endpoint",
            served.Endpoint.ToString(),
            "--yes",
            "-o",
            "json"
        );
        var journals = Directory.Exists(Path.Combine(tool.Folder, ".local")) ? Journals(tool) : [];
        var sent = journals
            .Select(File.ReadAllText)
            .Select(text => JournalReader.Read(text)!.Roles.Single().Writes.Length)
            .SingleOrDefault();
        var before = tool.Run("plan", "-f", "m.yaml", "--endpoint", served.Endpoint.ToString(), "-o", "json")
            .Json.GetProperty("roles")[0]
            .GetProperty("before");
        var written =
            before.ValueKind is System.Text.Json.JsonValueKind.Null
                ? 0
                : 1 + before.GetProperty("policies").GetArrayLength();

        Assert.Equal(sent, written);
        Assert.Equal(
            written switch
            {
                0 => 78,
                1 => 75,
                _ => 0,
            },
            ran.Code
        );
        Assert.Equal(0, tool.Run("apply", "-f", "m.yaml", "--endpoint", served.Endpoint.ToString(), "--yes").Code);
    }

    [Fact]
    public static async Task It_holds_no_secret()
    {
        await using var served = await Served.StartAsync();
        using var tool = new Tool();
        Source(tool);

        Assert.Equal(0, tool.Run("apply", "-f", "m.yaml", "--endpoint", served.Endpoint.ToString(), "--yes").Code);
        var text = await File.ReadAllTextAsync(Journals(tool).Single(), TestContext.Current.CancellationToken);
        Assert.Contains("\"credentials\":\"environment ORDERS\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain(tool.Environment["ORDERS_ACCESS_KEY_SECRET"], text, StringComparison.Ordinal);
        Assert.DoesNotContain(tool.Environment["ORDERS_ACCESS_KEY_ID"], text, StringComparison.Ordinal);
        Assert.DoesNotContain("ignature", text, StringComparison.Ordinal);
    }

    [Fact]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public static void A_pipeline_keeps_its_journal_and_it_is_undone_from_that_file_on_another_machine()
    {
        using var runner = new Tool();
        Assert.Equal(0, runner.Run("apply", "-f", Story, "--sandbox", "--yes", "--journal", "kept").Code);
        var journal = Directory.GetFiles(Path.Combine(runner.Folder, "kept")).Single();

        using var laptop = new Tool();
        var brought = laptop.Write("brought.jsonl", File.ReadAllText(journal));
        File.SetUnixFileMode(brought, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        laptop.Write(".dts-apply/sandbox.json", runner.Read(".dts-apply/sandbox.json"));
        Assert.Equal(0, laptop.Run("undo", "--journal", "brought.jsonl", "--sandbox", "--yes").Code);
        Assert.Equal(2, laptop.Run("plan", "-f", Story, "--sandbox", "--detailed-exitcode").Code);
        var runs = laptop.Run("history", "-o", "json").Json.GetProperty("runs");
        Assert.Equal("undo", Assert.Single(runs.EnumerateArray()).GetProperty("command").GetString());
    }

    internal static string[] Journals(Tool tool, string state = ".local/state") =>
        Directory.GetFiles(Path.Combine(tool.Folder, state, "dts-apply", "runs"));

    private static void Source(Tool tool) => Estate.Write(tool, Served.Orders);

    private static Ran Limited(Tool tool, int kilobytes, params string[] args)
    {
        // The signal that comes with the limit is ignored, as it is by whoever meets a disk that is full; the runtime
        // must not map its code through a file.
        tool.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        using var process = tool.Program(
            "bash",
            ["-c", $"trap '' XFSZ; ulimit -f {kilobytes}; exec \"$@\"", "-", Tool.Binary, .. args]
        );
        process.StandardInput.Close();
        return Tool.Finish(process);
    }
}
