using System.Collections.Immutable;
using System.Globalization;
using DtsApply.Applying;
using DtsApply.Live;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Reporting.Runs;
using DtsApply.Reporting.Screen;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace DtsApply.Tests.Reporting;

/// <summary>
/// How a run tells that it is alive: three frames of a region, lines for logs, a sign of life after silence.
/// </summary>
public static class ProgressScreens
{
    private static readonly DateTimeOffset Start = new(2026, 11, 23, 14, 3, 7, TimeSpan.Zero);

    [Fact]
    public static void A_region_on_a_terminal()
    {
        var clock = new FakeTimeProvider(Start);
        var headway = new RunProgress(Both(), clock);
        var region = new ProgressRegion(headway, 80, 24, clock);
        headway.On(Step("crm", "CreateRole", "running"));
        headway.On(Step("mart", "CreateRole", "running"));
        Screen.Matches("apply-frame-1", page => region.Lines().ToList().ForEach(page.Line));

        clock.Advance(TimeSpan.FromSeconds(1));
        headway.On(Step("mart", "CreateRole", "done"));
        headway.On(Step("mart", "AttachPolicyToRole", "running"));
        headway.On(Step("crm", "CreateRole", "done"));
        headway.On(Step("crm", "AttachPolicyToRole", "running"));
        headway.On(
            new RetryNotice(
                "mart",
                "AttachPolicyToRole",
                "ram-for-dts",
                RetryReason.Throttled,
                2,
                8,
                TimeSpan.FromSeconds(2.6)
            )
        );
        clock.Advance(TimeSpan.FromSeconds(1));
        Screen.Matches("apply-frame-2", page => region.Lines().ToList().ForEach(page.Line));

        clock.Advance(TimeSpan.FromSeconds(4));
        foreach (var account in (string[])["crm", "mart"])
        {
            headway.On(Step(account, "AttachPolicyToRole", "done"));
            headway.On(Step(account, "read back", "running"));
        }

        headway.On(Step("crm", "read back", "done"));
        Screen.Matches("apply-frame-3", page => region.Lines().ToList().ForEach(page.Line));
    }

    [Theory]
    [InlineData(24, 10, 20)]
    [InlineData(8, 5, 25)]
    [InlineData(2, 1, 29)]
    public static void A_region_never_outgrows_its_terminal(int height, int rows, int waiting)
    {
        var (clock, headway) = Many(30);
        var region = new ProgressRegion(headway, 80, height, clock);
        headway
            .Pending.ToList()
            .ForEach(change =>
                headway.On(new Step(change.Account, "ram-for-dts", Activity.Write("CreateRole"), null, default))
            );
        var lines = region.Lines().Select(line => line.ToString()).ToList();

        Assert.Equal(rows + 2, lines.Count);
        Assert.Equal($"  and {waiting} more waiting", lines[^1]);
    }

    [Fact]
    public static void A_row_keeps_its_place_until_its_account_is_done()
    {
        var (clock, headway) = Many(12);
        var region = new ProgressRegion(headway, 80, 6, clock);
        headway
            .Pending.ToList()
            .ForEach(change =>
                headway.On(new Step(change.Account, "ram-for-dts", Activity.Write("CreateRole"), null, default))
            );
        Assert.Equal(["a00", "a01", "a02"], Shown());
        headway.On(new Step("a01", "ram-for-dts", Activity.Write("CreateRole"), Status.Failed, default));
        Assert.Equal(["a00", "a03", "a02"], Shown());
        headway.On(new Step("a02", "ram-for-dts", Activity.Write("CreateRole"), Status.Done, default));
        Assert.Equal(["a00", "a03", "a02"], Shown());

        string[] Shown() => [.. region.Lines().Skip(1).Take(3).Select(line => line.ToString().Trim()[..3])];
    }

    [Fact]
    public static void A_region_is_redrawn_in_place_four_times_a_second_and_leaves_nothing_behind()
    {
        var clock = new FakeTimeProvider(Start);
        using var writer = new StringWriter();
        var drawn = 0;
        using (
            var region = new LiveRegion(
                new(writer, Palette.None, 80),
                () => [$"{++drawn}", new string('x', 90)],
                TimeSpan.FromMilliseconds(500),
                clock
            )
        )
        {
            clock.Advance(TimeSpan.FromMilliseconds(499));
            Assert.Equal("", writer.ToString());
            clock.Advance(TimeSpan.FromMilliseconds(501));
            region.Above(page => page.Line("said in between"));
        }

        var x = new string('x', 79);
        Assert.Equal($"1\n{x}\n\e[2F\e[J2\n{x}\n\e[2F\e[J3\n{x}\n\e[2F\e[Jsaid in between\n", writer.ToString());
    }

    [Fact]
    public static void Lines_where_nothing_is_redrawn() => Screen.Matches("apply-ci", page =>
        {
            var clock = new FakeTimeProvider(Start);
            var headway = new RunProgress(Both(), clock);
            using var lines = new ProgressLines(page, headway, clock);
            Ends("crm", "CreateRole", 0.4);
            Ends("mart", "CreateRole", 0.5);
            clock.Advance(TimeSpan.FromSeconds(1));
            lines.On(
                new RetryNotice(
                    "mart",
                    "AttachPolicyToRole",
                    "ram-for-dts",
                    RetryReason.Throttled,
                    2,
                    8,
                    TimeSpan.FromSeconds(2.6)
                )
            );
            Ends("crm", "AttachPolicyToRole", 0.4);
            clock.Advance(TimeSpan.FromSeconds(1));
            Ends("crm", "read back", 0.3);
            clock.Advance(TimeSpan.FromSeconds(3));
            Ends("mart", "AttachPolicyToRole", 4.1);
            clock.Advance(TimeSpan.FromSeconds(1));
            Ends("mart", "read back", 0.3);

            void Ends(string account, string what, double seconds)
            {
                lines.On(Step(account, what, "running"));
                lines.On(Step(account, what, "done") with { Elapsed = TimeSpan.FromSeconds(seconds) });
            }
        });

    [Fact]
    public static void A_sign_of_life_after_silence_and_again_every_thirty_seconds()
    {
        Screen.Matches("apply-heartbeat", page => Silent(page, TimeSpan.FromSeconds(30)));

        using var writer = new StringWriter();
        Silent(new(writer, Palette.None, 80), TimeSpan.FromSeconds(89));
        Assert.Equal(
            ["14:03:43Z", "14:04:13Z"],
            writer.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line[..9])
        );
        Assert.Contains("1 min 0 s without news from orders", writer.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public static void The_line_while_many_accounts_are_read()
    {
        var clock = new FakeTimeProvider(Start);
        var reading = new ReadingLine(30, clock);
        Enumerable.Range(0, 17).ToList().ForEach(_ => reading.Done());
        clock.Advance(TimeSpan.FromSeconds(3.2));

        Assert.Equal("reading 30 accounts: 17 done, 3 s", reading.Lines().Single().ToString());
    }

    /// <summary>
    /// 31 of 64 actions end at once, the last of them six seconds after the start; then nothing is heard for that long.
    /// </summary>
    private static void Silent(Page page, TimeSpan time)
    {
        var clock = new FakeTimeProvider(Start + TimeSpan.FromSeconds(6));
        var headway = new RunProgress(Enumerable.Range(0, 32).Select(index => Change("orders", index)), clock);
        using var lines = new ProgressLines(page, headway, clock);
        for (var count = 0; count < 31; count++)
        {
            headway.On(Step("orders", "CreateRole", "running"));
            headway.On(Step("orders", "CreateRole", "done"));
        }

        headway.On(Step("orders", "AttachPolicyToRole", "running"));
        for (var second = 0; second < time.TotalSeconds; second++)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
        }
    }

    private static (FakeTimeProvider Clock, RunProgress Headway) Many(int accounts)
    {
        var clock = new FakeTimeProvider(Start);
        return (
            clock,
            new(
                [
                    .. Enumerable
                        .Range(0, accounts)
                        .Select(index => Change(string.Create(CultureInfo.InvariantCulture, $"a{index:D2}"), 0)),
                ],
                clock
            )
        );
    }

    private static Change Change(string account, int number) =>
        new(
            new(Some.Orders, $"ram-for-dts{(number is 0 ? "" : "-x")}"),
            account,
            null,
            Some.Live(),
            [
                new CreateRole(
                    TrustPolicy.Trusting([Some.Lake]),
                    "",
                    3600,
                    ImmutableSortedDictionary<string, string>.Empty
                ),
                new AttachPolicyToRole(Policy.Dts),
            ]
        );

    private static ImmutableArray<Change> Both() => [Change("crm", 0), Change("mart", 0)];

    private static Step Step(string account, string what, string state) =>
        new(
            account,
            "ram-for-dts",
            what is "read back" ? Activity.ReadBack : Activity.Write(what),
            state is "running" ? null : Enum.Parse<Status>(state, ignoreCase: true),
            TimeSpan.Zero
        );
}
