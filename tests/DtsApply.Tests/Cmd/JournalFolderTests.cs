using DtsApply.Model;
using Xunit;
using static DtsApply.Tests.Cmd.OneRun;

namespace DtsApply.Tests.Cmd;

/// <summary>Where journals lie, how long, and which of them are believed.</summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public static class JournalFolderTests
{
    private const string Hub = """
        apiVersion: dts-apply/v1
        kind: Account
        metadata: {name: hub}
        spec: {accountId: "1410258836970008", credentials: {profile: hub}}
        ---
        apiVersion: dts-apply/v1
        kind: Account
        metadata: {name: shop}
        spec: {accountId: "1260031774520101", credentials: {assumeRole: {from: hub, role: dts-deployer}}}
        ---
        apiVersion: dts-apply/v1
        kind: Account
        metadata: {name: lake}
        spec: {accountId: "1903774258810002"}
        ---
        apiVersion: dts-apply/v1
        kind: CrossAccountTask
        metadata: {name: shop-to-lake}
        spec:
          scenario: CrossAccountSource
          source: {account: shop, database: MySQL}
          destination: {account: lake}
        """;

    [Theory]
    [InlineData("1h", 0)]
    [InlineData("2160h", 1)]
    public static void Old_journals_go_when_a_new_run_begins(string keep, int left)
    {
        using var run = Begin(out _);
        run.Write(".local/state/dts-apply/runs/20260101T000000Z-00000000.jsonl", "old\n");
        run.Write(".local/state/dts-apply/runs/notes.jsonl", "not ours\n");
        run.Run("apply", "-f", "crm.yaml", "--account", "crm", "--yes", "--keep-journals", keep);
        var names = Directory.GetFiles(Path.GetDirectoryName(run.At(Journal))!).Select(Path.GetFileName).ToList();

        Assert.Equal(ExitCode.Done, run.Code);
        Assert.Equal(left + 2, names.Count);
        Assert.Contains("notes.jsonl", names);
    }

    [Fact]
    public static void A_folder_that_is_named_is_where_journals_lie()
    {
        using var run = new CommandRun { Cloud = new FakeCloud(), NamesRuns = true };
        var folder = run.At("kept");
        run.Run("apply", "-f", "orders.yaml", "--yes", "--journal", folder);
        var kept = Path.GetFileNameWithoutExtension(Assert.Single(Directory.GetFiles(folder)));
        run.Run("history", "--journal", folder, "--color", "never");

        Assert.Contains("history: 1 run in ~/kept, the latest last", run.Out, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, run.Run("undo", kept, "--journal", folder, "--yes").Code);
        Assert.Equal(2, Directory.GetFiles(folder).Length);
        Assert.False(Directory.Exists(run.At(".local")));
    }

    [Fact]
    public static void Journals_in_a_folder_that_others_may_write_to_are_not_believed()
    {
        using var run = Begin(out var cloud);
        File.SetUnixFileMode(Path.GetDirectoryName(run.At(Journal))!, (UnixFileMode)511);

        Assert.Equal(ExitCode.Refused, run.Run("history").Code);
        Assert.Equal(ExitCode.Refused, run.Run("undo", RunId, "--yes").Code);
        Assert.Equal(ExitCode.Refused, run.Run("undo", "--last", "--yes", "--color", "never").Code);
        Assert.Contains("! error DTS536: others may write to", run.Error, StringComparison.Ordinal);
        Assert.Empty(cloud.Log);
    }

    [Fact]
    public static void A_journal_knows_the_accounts_that_others_are_reached_through()
    {
        using var run = new CommandRun { Cloud = new FakeCloud(), NamesRuns = true };
        run.Write("hub.yaml", Hub);
        Assert.Equal(ExitCode.Done, run.Run("apply", "-f", "hub.yaml", "--yes", "--journal", run.At("kept")).Code);
        var journal = Assert.Single(Directory.GetFiles(run.At("kept")));

        Assert.Equal(
            ["shop", "lake", "hub"],
            DtsApply
                .Applying.Journals.JournalReader.Read(File.ReadAllText(journal))!
                .Accounts.OrderByDescending(account => account.Account.Name.Value is "shop")
                .ThenByDescending(account => account.Account.Name.Value, StringComparer.Ordinal)
                .Select(account => account.Account.Name.Value!)
        );
        var through = File.ReadAllText(journal)
            .Replace("\"from\":\"hub\"", "\"from\":\"shop\"", StringComparison.Ordinal);
        File.WriteAllText(journal, through);
        Assert.Equal(ExitCode.Manifests, run.Run("undo", "--journal", journal, "--yes").Code);
    }

    [Fact]
    public static void A_run_that_is_still_going_on_is_not_undone()
    {
        var change = Change();
        using var run = new CommandRun { Cloud = new FakeCloud().With(change.After!), NamesRuns = true };
        run.Write(Journal, Begun(change));
        using (new FileStream(run.At(Journal), FileMode.Open, FileAccess.Read, FileShare.Read))
        {
            Assert.Contains(
                "going on, 1 of 1 done",
                run.Run("history", "--color", "never").Out,
                StringComparison.Ordinal
            );
            Assert.Equal(ExitCode.Refused, run.Run("undo", RunId, "--yes", "--color", "never").Code);
            Assert.Contains($"run {RunId} is still going on", run.Error, StringComparison.Ordinal);
        }

        Assert.Contains("killed, 1 of 1 done", run.Run("history", "--color", "never").Out, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, run.Run("undo", RunId, "--yes").Code);
    }

    [Fact]
    public static void A_file_is_no_folder_for_journals()
    {
        using var run = Begin(out var cloud).Run("apply", "-f", "orders.yaml", "--yes", "--journal", "orders.yaml");

        Assert.Equal(ExitCode.Credentials, run.Code);
        Assert.Empty(cloud.Writes);
    }

    [Fact]
    public static void A_journal_that_others_may_write_is_named_and_not_read()
    {
        using var run = Begin(out var cloud);
        File.SetUnixFileMode(run.At(Journal), File.GetUnixFileMode(run.At(Journal)) | UnixFileMode.OtherWrite);
        run.Run("undo", RunId, "--yes", "--color", "never");

        Assert.Equal(ExitCode.Refused, run.Code);
        Assert.Contains("! error DTS536: others may write", run.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Refused, run.Run("undo", "--last", "--yes").Code);
        Assert.Equal(ExitCode.Refused, run.Run("history", RunId).Code);
        Assert.Equal(ExitCode.Refused, run.Run("history").Code);
        Assert.Empty(cloud.Log);
    }

    [Fact]
    public static void The_rest_is_listed_beside_a_journal_that_is_not_read()
    {
        using var run = Begin(out _);
        run.Write(".local/state/dts-apply/runs/20261122T020005Z-00000000.jsonl", "no journal\n");
        run.Run("history", "--color", "never");

        Assert.Equal(ExitCode.Manifests, run.Code);
        Assert.Contains(RunId, run.Out, StringComparison.Ordinal);
        Assert.Contains("20261122T020005Z-00000000.jsonl is no\n", run.Error, StringComparison.Ordinal);
    }
}
