using System.Text.Json;
using DtsApply.Applying;
using DtsApply.Applying.Journals;
using DtsApply.Model;
using DtsApply.Planning.Saved;
using DtsApply.UseCases;
using Xunit;

namespace DtsApply.Tests.Applying;

public static class JournalTests
{
    private static readonly RoleAddress Role = new(Some.Orders, "ram-for-dts");

    /// <summary>
    /// A role that trusts someone else and has a policy too many: every kind of write but the making and removing of
    /// roles.
    /// </summary>
    private static readonly Role Other = Some.Live() with
    {
        Trust = TrustPolicy.Trusting([Some.Stranger]),
        Policies = [new("ReadOnlyAccess", Policy.System)],
        Tags = Some.Live().Tags.Clear(),
    };

    public static TheoryData<bool> CreateOrUpdate => [true, false];

    [Theory]
    [MemberData(nameof(CreateOrUpdate))]
    public static async Task Every_write_is_in_the_journal_before_it_is_sent_and_its_answer_after(bool creates)
    {
        var journal = new MemoryJournal();
        var cloud = Cloud(creates);
        var sent = 0;
        cloud.Trouble = (_, call) =>
        {
            if (IsWrite(call))
            {
                Assert.Equal(call.Split(' ')[0], Assert.IsType<Sending>(journal.Entries.Last()).Action.Op);
                Assert.Equal(sent++, journal.Entries.Count(entry => entry is Answered));
            }

            return null;
        };
        var run = await ApplyAsync(cloud, journal);

        Assert.Equal(ExitCode.Done, run.Code);
        Assert.InRange(sent, 2, 5);
        Assert.Equal(
            sent,
            journal.Entries.Count(entry =>
                entry is Answered { Outcome.Status: Status.Done, Outcome.RequestId: not null }
            )
        );
        Assert.IsType<RunEnded>(journal.Entries.Last());
    }

    [Fact]
    public static async Task It_reads_back_as_what_happened()
    {
        var journal = new MemoryJournal();
        var cloud = new FakeCloud().With(Other);
        await ApplyAsync(cloud, journal, "20261123T140307Z-3f9c2a71");
        var run = JournalReader.Read(journal.Text)!;
        var role = run.Roles.Single();

        Assert.Equal(
            ("20261123T140307Z-3f9c2a71", "apply", "0.1.0", "default", "cloud", (int?)0),
            (run.RunId, run.Command, run.ToolVersion, run.Set, run.Target.Name, run.ExitCode)
        );
        var account = run.Accounts.Single(account => account.Account.Name.Value is "orders");
        Assert.Equal(
            (Some.Orders, "profile orders", $"acs:ram::{Some.Orders}:user/dts-admin"),
            (account.Account.Id.Value, account.Credentials, account.Identity)
        );
        Assert.Equal(new ProfileCredentials("orders"), account.Account.Credentials.Value);
        Assert.Equal(Fingerprint.Of(Other), Fingerprint.Of(role.Before));
        Assert.Equal(Fingerprint.Of(cloud.Roles[Role]), Fingerprint.Of(role.After));
        Assert.Equal(Fingerprint.Of(cloud.Roles[Role]), Fingerprint.Of(role.Reading!.Role));
        Assert.True(role.IsReadLast);
        Assert.Equal(
            ["DetachPolicyFromRole", "UpdateRole", "AttachPolicyToRole", "TagResources"],
            role.Writes.Select(write => write.Op)
        );
        Assert.All(role.Writes, write => Assert.Equal(Status.Done, write.Status));
    }

    [Theory]
    [MemberData(nameof(CreateOrUpdate))]
    public static async Task What_it_cannot_hold_is_not_sent_whatever_entry_is_the_first_that_does_not_fit(bool creates)
    {
        var whole = new MemoryJournal();
        await ApplyAsync(Cloud(creates), whole);
        for (var room = 0; room <= whole.Entries.Count; room++)
        {
            var journal = new MemoryJournal(room);
            var cloud = Cloud(creates);
            var run = await ApplyAsync(cloud, journal);

            Assert.Equal(journal.Entries.Count(entry => entry is Sending), cloud.Writes.Count());
            Assert.Equal(
                run.Roles.Single().Problem is null ? ExitCode.Done
                    : cloud.Writes.Any() ? ExitCode.Partial
                    : ExitCode.Credentials,
                run.Code
            );
            Assert.Equal(room == whole.Entries.Count, run.JournalTorn is null);
        }
    }

    [Fact]
    public static async Task A_wrong_trust_is_put_back_even_where_the_journal_is_full()
    {
        var before = Some.Live() with { Trust = TrustPolicy.Trusting([Some.Stranger]) };
        var cloud = new FakeCloud().With(before);
        cloud.Stores = trust => trust.Equals(before.Trust) ? trust : Some.Collapsed;
        var run = await ApplyAsync(cloud, new MemoryJournal(room: 2));

        Assert.Equal(ExitCode.Verification, run.Code);
        Assert.Equal(before.Trust, cloud.Roles[Role].Trust);
    }

    [Fact]
    public static async Task A_refusal_is_kept_with_the_error_code_and_the_request()
    {
        var journal = new MemoryJournal();
        await ApplyAsync(
            new FakeCloud
            {
                Trouble = (_, call) => call.StartsWith("CreateRole", StringComparison.Ordinal) ? Mishap.Denied : null,
            },
            journal
        );
        using var answer = JsonDocument.Parse(
            journal.Text.Split('\n').Single(line => line.Contains("\"answer\"", StringComparison.Ordinal))
        );

        Assert.Equal(
            ("Failed", "NoPermission", "denied", "7B1C2D3E-4F50-5A6B-8C7D-9E0F1A2B3C4D"),
            (Text(answer, "status"), Text(answer, "error"), Text(answer, "reason"), Text(answer, "requestId"))
        );
    }

    [Fact]
    public static async Task Torn_at_any_place_it_tells_what_stands_before_the_tear()
    {
        var journal = new MemoryJournal();
        await ApplyAsync(new FakeCloud().With(Other), journal);
        var first = journal.Text.IndexOf('\n', StringComparison.Ordinal);
        var writes = 0;
        // Every place next to the end of a line, and some inside.
        var places = Enumerable
            .Range(0, journal.Text.Length + 1)
            .Where(place =>
                place % 50 is 0
                || journal.Text[Math.Max(place - 2, 0)..Math.Min(place + 2, journal.Text.Length)].Contains('\n')
            );
        foreach (var length in places)
        {
            var run = JournalReader.Read(journal.Text[..length]);
            Assert.Equal(length > first, run is not null);
            var told = run?.Roles.SingleOrDefault()?.Writes.Length ?? 0;
            Assert.InRange(told, writes, writes + 1);
            writes = told;
        }

        Assert.Equal(4, writes);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("{}\n")]
    [InlineData("not JSON\n")]
    [InlineData("{\"event\":\"run\",\"formatVersion\":\"2\"}\n")]
    [InlineData("{\"event\":\"run\",\"formatVersion\":\"1\"}\n")]
    public static void What_is_no_journal_is_none(string text) => Assert.Null(JournalReader.Read(text));

    [Fact]
    public static async Task Text_from_outside_stays_inside_its_line()
    {
        var journal = new MemoryJournal();
        await ApplyAsync(
            new FakeCloud().With(Other with { Description = "a\n{\"event\":\"end\"}\r\u001b[2J\u202e\u2028" }),
            journal
        );

        Assert.All(journal.Text.TrimEnd('\n').Split('\n'), line => Assert.All(line, c => Assert.InRange(c, ' ', '~')));
        Assert.Equal(
            "a\n{\"event\":\"end\"}\r\u001b[2J\u202e\u2028",
            JournalReader.Read(journal.Text)!.Roles.Single().Before!.Description
        );
    }

    internal static async Task<RunResult> ApplyAsync(FakeCloud cloud, MemoryJournal journal, string runId = "run")
    {
        var request = Some.Request(Some.Task(role: Some.Settings(extra: ExtraPolicies.Remove)));
        var plan = await MakePlan.RunAsync(
            request with
            {
                Consent = request.Consent with { Adopt = true },
            },
            cloud,
            null,
            CancellationToken.None
        );
        journal.Begin(new(plan, runId, "apply", "0.1.0"));
        return await new Applier(cloud, new FakeClock()).ApplyAsync(
            plan,
            new(runId) { Journal = journal },
            ApplierTests.None,
            () => ExitCode.Interrupted
        );
    }

    internal static FakeCloud Cloud(bool creates) => creates ? new() : new FakeCloud().With(Other);

    private static bool IsWrite(string call) => call.Split(' ')[0] is not ("WhoAmI" or "Read");

    private static string? Text(JsonDocument line, string name) => line.RootElement.GetProperty(name).GetString();
}
