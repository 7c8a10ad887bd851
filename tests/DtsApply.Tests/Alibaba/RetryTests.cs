using System.Net.Http.Headers;
using CsCheck;
using DtsApply.Live;
using Xunit;

namespace DtsApply.Tests.Alibaba;

public static class RetryTests
{
    private static readonly string[] Codes =
    [
        "Throttling.User",
        "ServiceUnavailable",
        "InternalError",
        "Rejected.Throttling",
        "SignatureNonceUsed",
    ];

    // Task.Delay would end on another thread, and runs would differ.
    internal static async Task<HttpResponseMessage> Hangs(CancellationToken cancellationToken)
    {
        var never = new TaskCompletionSource<HttpResponseMessage>();
        using var registration = cancellationToken.Register(() => never.TrySetCanceled(cancellationToken));
        return await never.Task;
    }

    internal static HttpResponseMessage After(Action<HttpResponseHeaders> ask, string code = "Throttling.User")
    {
        var answer = Service.Refuses(code);
        ask(answer.Headers);
        return answer;
    }

    [Fact]
    public static void Retries_never_outlast_the_budget_nor_eight_tries() =>
        Gen.Select(
                Gen.Int[1, 600],
                Gen.Int[0, Codes.Length - 1].Array[8],
                Gen.Int[0, 90_000].Array[8],
                Gen.Bool.Array[8]
            )
            .Sample(
                (seconds, codes, waits, hangs) =>
                {
                    var service = new Service(
                        (_, number, token) =>
                        {
                            return hangs[number - 1]
                                ? Hangs(token)
                                : Task.FromResult(
                                    After(
                                        headers => headers.Add("x-acs-retry-after", $"{waits[number - 1]}"),
                                        Codes[codes[number - 1]]
                                    )
                                );
                        }
                    );
                    using var desk = new Desk(service, TimeSpan.FromSeconds(seconds));
                    var failure = Assert.Throws<CloudException>(desk.WhoAmI);
                    return failure.Kind is FailureKind.NoAnswer
                        && desk.Clock.Elapsed <= TimeSpan.FromSeconds(seconds)
                        && service.Sent.Count == failure.Tries
                        && failure.Tries is >= 1 and <= 8
                        && desk.Notices.Count >= failure.Tries - 1;
                },
                iter: 300
            );

    [Fact]
    public static void Pauses_grow_and_are_told()
    {
        using var desk = new Desk(new((_, _) => Service.Refuses("ServiceUnavailable", 503)));
        Assert.Throws<CloudException>(desk.WhoAmI);
        var delays = desk.Notices.ConvertAll(notice => notice.Delay);
        Assert.Equal(delays.Order(), delays);
        Assert.True(
            delays[0] < TimeSpan.FromSeconds(2)
                && delays[^1] > TimeSpan.FromSeconds(4)
                && delays[^1] <= TimeSpan.FromSeconds(30),
            string.Join(' ', delays)
        );
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 8)]
    public static void Once_a_run_is_to_end_a_write_that_was_turned_away_is_not_sent_again_and_a_read_goes_on(
        bool writes,
        int tries
    )
    {
        using var stop = new CancellationTokenSource();
        var service = new Service(
            (_, _) =>
            {
                stop.Cancel();
                return Service.Refuses("Throttling.User");
            }
        );
        using var desk = new Desk(service) { Stop = stop.Token };

        Assert.Equal(
            FailureKind.NoAnswer,
            Assert.Throws<CloudException>(writes ? () => desk.CarryOut() : desk.WhoAmI).Kind
        );
        Assert.Equal(tries, service.Sent.Count);
    }

    [Fact]
    public static void A_pause_before_a_write_ends_with_the_run()
    {
        using var stop = new CancellationTokenSource();
        using var desk = new Desk(new((_, _) => Service.Refuses("Throttling.User")))
        {
            Stop = stop.Token,
            OnNotice = stop.Cancel,
        };

        Assert.Throws<CloudException>(() => desk.CarryOut());
        Assert.Equal(TimeSpan.Zero, desk.Clock.Elapsed);
    }

    [Fact]
    public static void Before_a_write_is_sent_again_the_caller_looks_once_more_and_can_end_it()
    {
        var looks = 0;
        var service = new Service(
            (sent, number) => number < 3 ? Service.Refuses("Throttling.User") : Service.Healthy(sent)
        );
        using var desk = new Desk(service);
        desk.CarryOut(beforeAgain: () => Task.FromResult(looks++));
        Assert.Equal((2, 3), (looks, service.Sent.Count));

        using var other = new Desk(new((_, _) => Service.Refuses("Throttling.User")));
        Assert.Equal(
            "changed",
            Assert
                .Throws<CloudException>(() =>
                    other.CarryOut(beforeAgain: () => throw new CloudException(FailureKind.Refused, "changed"))
                )
                .Message
        );
    }

    [Fact]
    public static void A_write_that_hangs_is_lost_after_one_try()
    {
        var service = new Service((_, _, token) => Hangs(token));
        using var desk = new Desk(service);
        Assert.Equal(FailureKind.Lost, Assert.Throws<CloudException>(() => desk.CarryOut()).Kind);
        Assert.Single(service.Sent);
        Assert.Equal(TimeSpan.FromSeconds(20), desk.Clock.Elapsed);
    }

    [Fact]
    public static void The_pause_that_the_service_asks_for_is_kept()
    {
        foreach (
            var ask in new Action<HttpResponseHeaders>[]
            {
                headers => headers.RetryAfter = new(TimeSpan.FromSeconds(7)),
                headers => headers.RetryAfter = new(SteppedClock.Start.AddSeconds(7)),
                headers => headers.Add("x-acs-retry-after", "7000"),
            }
        )
        {
            using var desk = new Desk(new((sent, number) => number is 1 ? After(ask) : Service.Healthy(sent)));
            desk.WhoAmI();
            Assert.Equal(TimeSpan.FromSeconds(7), Assert.Single(desk.Notices).Delay);
        }
    }

    [Fact]
    public static void Calls_of_an_account_back_off_together()
    {
        var times = new List<TimeSpan>();
        SteppedClock? clock = null;
        var service = new Service(
            (sent, number) =>
            {
                times.Add(clock!.Elapsed);
                return sent.Action is "ListPoliciesForRole" && number is 2
                    ? After(headers => headers.RetryAfter = new(TimeSpan.FromSeconds(9)))
                    : Service.Healthy(sent);
            }
        );
        using var desk = new Desk(service);
        clock = desk.Clock;
        Assert.NotNull(desk.Read());
        Assert.Equal(
            ["GetRole", "ListPoliciesForRole", "ListTagResources", "ListPoliciesForRole"],
            service
                .Sent.Select(sent => sent.Action)
                .Take(2)
                .Concat(service.Sent.Skip(2).Select(sent => sent.Action).OrderDescending())
        );
        Assert.All(times.Skip(2), time => Assert.True(time >= TimeSpan.FromSeconds(9)));
    }

    [Fact]
    public static void Who_is_not_waited_for_any_more_stops()
    {
        using var stop = new CancellationTokenSource();
        var service = new Service(
            async (_, _, token) =>
            {
                await stop.CancelAsync();
                return await Hangs(token);
            }
        );
        using var desk = new Desk(service);
        Assert.ThrowsAny<OperationCanceledException>(() =>
            desk.Clock.Run(() => desk.Cloud.WhoAmIAsync(Desk.Orders, stop.Token))
        );
        Assert.Single(service.Sent);
    }
}
