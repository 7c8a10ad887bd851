using System.Net;
using System.Net.Sockets;
using DtsApply.Alibaba.OpenApi;
using DtsApply.AlibabaSdk;
using Xunit;

namespace DtsApply.Tests.AlibabaSdk;

/// <summary>What is made of what the vendor's SDK throws and of what it hides.</summary>
public static class ExchangeTests
{
    private const string Origin = "https://ram.aliyuncs.com";
    private static readonly DateTimeOffset Now = new(2026, 11, 28, 12, 0, 0, TimeSpan.Zero);

    private static Task<Attempt> Read(Exception? failure, HttpResponseMessage? response = null) =>
        new Exchange { HasBegun = true, Response = response }.ReadAsync(failure, Origin, new(), Now);

    private static HttpResponseMessage Answer(HttpStatusCode status, string body) =>
        new(status) { Content = new StringContent(body) };

    [Fact]
    public static async Task An_answer_is_read_as_it_came()
    {
        var attempt = await Read(
            failure: null,
            Answer(HttpStatusCode.OK, """{"RequestId":"R","Role":{"CreateDate":"2026-11-28T11:00:00Z"}}""")
        );
        Assert.Equal(Delivery.Answered, attempt.Reach);
        Assert.Equal(
            "2026-11-28T11:00:00Z",
            attempt.Body!.Value.GetProperty("Role").GetProperty("CreateDate").GetString()
        );
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest, "SignatureNonceUsed")]
    [InlineData(HttpStatusCode.InternalServerError, "InternalError")]
    [InlineData(HttpStatusCode.ServiceUnavailable, "ServiceUnavailable")]
    public static async Task A_write_that_may_have_been_carried_out_is_lost(HttpStatusCode status, string code)
    {
        var answer = Answer(status, $$"""{"RequestId":"R","Code":"{{code}}","Message":"m"}""");
        var attempt = await Read(new InvalidOperationException("an error of the service"), answer);
        Assert.Equal((code, Delivery.Unclear), (attempt.Error!.Code, attempt.Reach));
        Assert.False(attempt.MayRepeat(writes: true));
    }

    [Fact]
    public static async Task What_the_headers_of_an_error_say_is_heard()
    {
        var answer = Answer(HttpStatusCode.BadRequest, """{"RequestId":"R","Code":"Throttling.User","Message":"m"}""");
        answer.Headers.Add("x-acs-retry-after", "1500");
        answer.Headers.Date = Now.AddMinutes(-20);
        var attempt = await Read(new InvalidOperationException("an error of the service"), answer);
        Assert.Equal(
            (Delivery.NotCarriedOut, TimeSpan.FromSeconds(1.5), TimeSpan.FromMinutes(20)),
            (attempt.Reach, attempt.RetryAfter, attempt.Skew)
        );
        Assert.True(attempt.MayRepeat(writes: true));
    }

    [Theory]
    [InlineData(HttpStatusCode.OK, """{"RequestId":"R","Code":"InternalError"}""", "an answer that is not whole")]
    [InlineData(HttpStatusCode.BadGateway, "<html>", "a page that is none of the service's answers")]
    [InlineData(HttpStatusCode.BadGateway, "[]", "a page that is none of the service's answers")]
    [InlineData(HttpStatusCode.TemporaryRedirect, "", "a redirect")]
    [InlineData(HttpStatusCode.OK, "", "nothing")]
    public static async Task What_is_no_answer_is_told_by_kind_and_status(
        HttpStatusCode status,
        string body,
        string what
    )
    {
        var attempt = await Read(new FormatException("whatever the parser says"), Answer(status, body));
        Assert.Equal((Delivery.Unclear, $"{what}, status {(int)status}"), (attempt.Reach, attempt.Instead));
    }

    [Fact]
    public static async Task Waiting_that_is_given_up_and_connections_that_end_prove_nothing()
    {
        var begun = Answer(HttpStatusCode.OK, "");
        Assert.Equal(Attempt.Unclear, await Read(new WebException("operation is timeout")));
        Assert.Equal(Attempt.Unclear, await Read(new WebException("operation is timeout"), begun));
        Assert.Equal(Attempt.Unclear, await Read(new IOException("reset"), begun));
        Assert.Equal(Attempt.Unclear, await Read(new HttpRequestException(HttpRequestError.ResponseEnded), begun));
        Assert.Equal(Attempt.Unclear, await Read(failure: null));
    }

    [Fact]
    public static async Task What_was_not_sent_was_not_carried_out()
    {
        var refused = new SocketException((int)SocketError.ConnectionRefused);
        var attempt = await Read(new HttpRequestException(HttpRequestError.ConnectionError, "refused", refused));
        Assert.Equal((Delivery.NotCarriedOut, Origin), (attempt.Reach, attempt.Unreached));
    }
}
