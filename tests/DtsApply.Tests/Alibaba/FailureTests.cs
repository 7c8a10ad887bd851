using System.Net;
using System.Net.Http.Headers;
using DtsApply.Live;
using DtsApply.Model;
using Xunit;

namespace DtsApply.Tests.Alibaba;

public static class FailureTests
{
    [Theory]
    [InlineData("NoPermission", 403, FailureKind.Denied)]
    [InlineData("Forbidden.RAM", 403, FailureKind.Denied)]
    [InlineData("InvalidAccessKeyId.NotFound", 404, FailureKind.Credentials)]
    [InlineData("InvalidAccessKeyId.Inactive", 400, FailureKind.Credentials)]
    [InlineData("InvalidSecurityToken.Expired", 400, FailureKind.Credentials)]
    [InlineData("InvalidSecurityToken.Expired", 403, FailureKind.Credentials)]
    [InlineData("InvalidSecurityToken.MismatchWithAccessKey", 400, FailureKind.Credentials)]
    [InlineData("MissingSecurityToken", 400, FailureKind.Credentials)]
    [InlineData("SignatureDoesNotMatch", 400, FailureKind.Credentials)]
    [InlineData("IncompleteSignature", 400, FailureKind.Credentials)]
    [InlineData("InvalidTimeStamp.Expired", 400, FailureKind.Credentials)]
    [InlineData("LimitExceeded.Role.Policy", 409, FailureKind.Refused)]
    [InlineData("Inactive", 403, FailureKind.Refused)]
    [InlineData("InvalidApi.NotFound", 404, FailureKind.Refused)]
    public static void What_the_service_decides_is_not_asked_twice(string code, int status, FailureKind kind)
    {
        var service = new Service((_, _) => Service.Refuses(code, status));
        using var desk = new Desk(service);
        foreach (
            var failure in new[]
            {
                Assert.Throws<CloudException>(desk.WhoAmI),
                Assert.Throws<CloudException>(() => desk.CarryOut()),
            }
        )
        {
            Assert.Equal(kind, failure.Kind);
            Assert.Equal(
                (code, $"R-{code}", status),
                (failure.Error!.Code, failure.Error.RequestId, failure.Error.Status)
            );
            Assert.Equal(1, failure.Tries);
        }

        Assert.Equal(2, service.Sent.Count);
        Assert.Empty(desk.Notices);
    }

    [Theory]
    [InlineData(20, "20 min")]
    [InlineData(-95, "95 min")]
    public static void A_clock_that_is_off_is_named_with_its_difference(int minutes, string words)
    {
        using var desk = new Desk(
            new(
                (_, _) =>
                {
                    var answer = Service.Refuses("InvalidTimeStamp.Expired");
                    answer.Headers.Date = SteppedClock.Start.AddMinutes(minutes);
                    return answer;
                }
            )
        );
        Assert.Equal(
            $"the service refuses profile orders: clock differs by {words}",
            Assert.Throws<CloudException>(desk.WhoAmI).Message
        );
    }

    public static TheoryData<string> Unclear => [.. Replies.Keys];

    private static readonly Dictionary<string, Func<HttpResponseMessage>> Replies = new()
    {
        ["service unavailable"] = () => Service.Refuses("ServiceUnavailable", 503),
        ["internal error"] = () => Service.Refuses("InternalError", 500),
        ["nonce used by a doubled request"] = () => Service.Refuses("SignatureNonceUsed"),
        ["any 5xx"] = () => Service.Refuses("Whatever", 502),
        ["html"] = () => Service.Answers("<html>Bad Gateway</html>", HttpStatusCode.BadGateway),
        ["xml"] = () => Service.Answers("<Error><Code>NoPermission</Code></Error>", HttpStatusCode.Forbidden),
        ["empty"] = () => Service.Answers("", HttpStatusCode.BadRequest),
        ["empty 200"] = () => Service.Answers(""),
        ["html 200"] = () => Service.Answers("<html>Log in</html>"),
        ["truncated"] = () => Service.Answers("""{"RequestId":"R1","Acc"""),
        ["two objects"] = () => Service.Answers("""{"RequestId":"R1"}{}"""),
        ["error with 200"] = () => Service.Answers("""{"RequestId":"R1","Code":"InternalError"}"""),
        ["no request ID"] = () => Service.Answers("""{"AccountId":"1646821763560001","Arn":"a"}"""),
        ["request ID is a number"] = () => Service.Answers("""{"RequestId":1}"""),
        ["half a surrogate pair"] = () =>
            Service.Answers("""{"RequestId":"\ud800","Code":"\ud800"}""", HttpStatusCode.BadRequest),
        ["a redirect"] = () =>
            new(HttpStatusCode.Redirect) { Headers = { Location = new("https://elsewhere.example/") } },
        ["dropped"] = () => throw new HttpRequestException(HttpRequestError.ResponseEnded),
        ["dropped in the body"] = () => throw new HttpIOException(HttpRequestError.ResponseEnded),
    };

    [Theory]
    [MemberData(nameof(Unclear))]
    public static void A_read_without_a_clear_answer_is_tried_eight_times(string reply)
    {
        var service = new Service((_, _) => Replies[reply]());
        using var desk = new Desk(service);
        var failure = Assert.Throws<CloudException>(desk.WhoAmI);
        Assert.Equal(
            (FailureKind.NoAnswer, 8, 8, 7),
            (failure.Kind, failure.Tries, service.Sent.Count, desk.Notices.Count)
        );
        Assert.Equal(desk.Clock.Elapsed, failure.Elapsed);
    }

    [Theory]
    [MemberData(nameof(Unclear))]
    public static void A_write_without_a_clear_answer_is_sent_once_and_called_lost(string reply)
    {
        var service = new Service((_, _) => Replies[reply]());
        using var desk = new Desk(service);
        Assert.Equal(FailureKind.Lost, Assert.Throws<CloudException>(() => desk.CarryOut()).Kind);
        Assert.Single(service.Sent);
        Assert.Empty(desk.Notices);
    }

    [Theory]
    [InlineData("html", "a page that is none of the service's answers, status 502")]
    [InlineData("html 200", "a page that is none of the service's answers, status 200")]
    [InlineData("empty", "nothing, status 400")]
    [InlineData("a redirect", "a redirect, status 302")]
    [InlineData("no request ID", "an answer that is not whole, status 200")]
    [InlineData("dropped", null)]
    [InlineData("service unavailable", null)]
    public static void What_came_in_place_of_an_answer_is_told_by_its_kind_and_never_quoted(
        string reply,
        string? instead
    )
    {
        using var desk = new Desk(new((_, _) => Replies[reply]()));
        var failure = Assert.Throws<CloudException>(desk.WhoAmI);
        var said = Failures.Describe(failure, Desk.Orders, identity: null, role: null).Diagnostic;

        Assert.Equal(instead, failure.UnexpectedAnswer);
        Assert.StartsWith("STS did not answer, 8 tries in ", said.Message, StringComparison.Ordinal);
        Assert.Equal(instead is not null, said.Message.EndsWith($"(last: {instead})", StringComparison.Ordinal));
        Assert.DoesNotContain("<", said.Message + said.Help, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Throttling")]
    [InlineData("Throttling.User")]
    [InlineData("Rejected.Throttling")]
    public static void A_throttled_write_is_sent_again_until_it_comes_through(string code)
    {
        var service = new Service((sent, number) => number < 8 ? Service.Refuses(code) : Service.Healthy(sent));
        using var desk = new Desk(service);
        Assert.Equal("R5", desk.CarryOut());
        Assert.Equal(8, service.Sent.Count);
        Assert.Equal(Enumerable.Range(2, 7), desk.Notices.Select(notice => notice.Try));
        Assert.All(desk.Notices, notice =>
            Assert.Equal(
                ("orders", "AttachPolicyToRole", "ram-for-dts", RetryReason.Throttled, 8),
                (notice.Account, notice.Action, notice.Role, notice.Reason, notice.Of)
            )
        );
    }

    [Theory]
    [InlineData(HttpRequestError.ConnectionError)]
    [InlineData(HttpRequestError.NameResolutionError)]
    [InlineData(HttpRequestError.SecureConnectionError)]
    public static void A_write_that_never_left_is_sent_again(HttpRequestError error)
    {
        var service = new Service(
            (sent, number) => number < 3 ? throw new HttpRequestException(error) : Service.Healthy(sent)
        );
        using var desk = new Desk(service);
        desk.CarryOut();
        Assert.Equal(3, service.Sent.Count);
        Assert.All(desk.Notices, notice => Assert.Equal(RetryReason.NoAnswer, notice.Reason));
    }

    [Fact]
    public static void What_was_said_last_is_told_when_there_is_no_answer()
    {
        using var desk = new Desk(new((_, _) => Service.Refuses("ServiceUnavailable", 503)));
        Assert.Equal("ServiceUnavailable", Assert.Throws<CloudException>(desk.WhoAmI).Error!.Code);
    }

    [Fact]
    public static void A_write_that_was_throttled_to_the_end_was_not_carried_out()
    {
        using var desk = new Desk(new((_, _) => Service.Refuses("Throttling.User")));
        Assert.Equal(FailureKind.NoAnswer, Assert.Throws<CloudException>(() => desk.CarryOut()).Kind);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("Sat, 01 Jan 2000 00:00:00 GMT")]
    public static void A_pause_of_nothing_is_no_leave_to_hammer(string after)
    {
        using var desk = new Desk(
            new(
                (_, _) =>
                {
                    var answer = Service.Refuses("Throttling.User");
                    answer.Headers.RetryAfter = RetryConditionHeaderValue.Parse(after);
                    return answer;
                }
            )
        );
        Assert.Throws<CloudException>(desk.WhoAmI);
        Assert.All(desk.Notices, notice => Assert.True(notice.Delay > TimeSpan.Zero));
    }
}
