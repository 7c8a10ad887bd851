using DtsApply.Live;
using Xunit;

namespace DtsApply.Tests.Alibaba;

/// <summary>The time that the calls of one account may take together.</summary>
public static class TimeBudgetTests
{
    [Theory]
    [InlineData(3, "the 3 s for calls to this account are used up; --timeout gives more")]
    [InlineData(600, null)]
    public static void That_the_time_of_the_account_ended_it_is_said(int seconds, string? help)
    {
        using var desk = new Desk(
            new((_, _) => Service.Refuses("ServiceUnavailable", 503)),
            TimeSpan.FromSeconds(seconds)
        );

        Assert.Equal(help, Assert.Throws<CloudException>(desk.WhoAmI).Help);
    }

    [Fact]
    public static void A_connection_that_hangs_leaves_time_for_others()
    {
        var service = new Service(
            (sent, number, token) => number < 3 ? RetryTests.Hangs(token) : Task.FromResult(Service.Healthy(sent))
        );
        using var desk = new Desk(service, TimeSpan.FromSeconds(10));
        Assert.Equal(Some.Orders, desk.WhoAmI().AccountId);
        Assert.Equal(3, service.Sent.Count);
    }

    [Fact]
    public static void A_pause_that_outlasts_the_budget_is_not_begun()
    {
        var service = new Service(
            (_, _) => RetryTests.After(headers => headers.RetryAfter = new(TimeSpan.FromHours(1)))
        );
        using var desk = new Desk(service);
        Assert.Equal(FailureKind.NoAnswer, Assert.Throws<CloudException>(desk.WhoAmI).Kind);
        Assert.Single(service.Sent);
        Assert.Equal(TimeSpan.Zero, desk.Clock.Elapsed);
    }

    [Fact]
    public static void Time_between_calls_is_not_spent()
    {
        var service = new Service((sent, _) => Service.Healthy(sent));
        using var desk = new Desk(service, TimeSpan.FromSeconds(30));
        desk.WhoAmI();
        desk.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal("R5", desk.CarryOut());
    }

    [Fact]
    public static void All_calls_of_an_account_share_one_budget()
    {
        var service = new Service((_, _, token) => RetryTests.Hangs(token));
        using var desk = new Desk(service, TimeSpan.FromSeconds(20));
        for (var call = 0; call < 20; call++)
        {
            Assert.Throws<CloudException>(desk.WhoAmI);
        }

        Assert.Equal(TimeSpan.FromSeconds(20), desk.Clock.Elapsed);
        var sent = service.Sent.Count;
        Assert.Equal(FailureKind.NoAnswer, Assert.Throws<CloudException>(() => desk.CarryOut()).Kind);
        Assert.Equal(sent, service.Sent.Count);
    }
}
