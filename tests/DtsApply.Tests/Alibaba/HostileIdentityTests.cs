using System.Net;
using DtsApply.Live;
using Xunit;

namespace DtsApply.Tests.Alibaba;

/// <summary>What may come in place of an answer to whose the keys are: none of it lets anything be written.</summary>
public static class HostileIdentityTests
{
    private const int Long = 100_000;

    public static TheoryData<string, string> Answers =>
        new()
        {
            { "full-width digits", Identity("１６４６８２１７６３５６０００１") },
            { "Arabic digits", Identity("١٦٤٦٨٢١٧٦٣٥٦٠٠٠١") },
            { "a blank behind it", Identity(Some.Orders + " ") },
            { "a line end behind it", Identity(Some.Orders + @"\n") },
            { "a zero behind it", Identity(Some.Orders + @"\u0000") },
            { "an invisible letter in it", Identity(Some.Orders.Insert(8, @"\u200b")) },
            { "nothing", Identity("") },
            { "too many digits", Identity(new('1', Long)) },
            { "too long a name", Identity(Some.Orders, $"acs:ram::{Some.Orders}:user/{new string('a', Long)}") },
            { "no ARN", Identity(Some.Orders, "root") },
            { "too long a request ID", Identity(Some.Orders).Replace("R1", new('R', Long), StringComparison.Ordinal) },
            { "more than is read", Identity(Some.Orders) + new string(' ', 5 << 20) },
            { "two answers", Identity(Some.Orders) + Identity(Some.Orders) },
        };

    [Theory]
    [MemberData(nameof(Answers))]
    public static void What_names_no_account_is_no_answer(string what, string answer)
    {
        var service = new Service((_, _) => Service.Answers(answer));
        using var desk = new Desk(service);
        var failure = Assert.Throws<CloudException>(desk.WhoAmI);
        Assert.True(failure.Kind is FailureKind.NoAnswer, what);
        Assert.InRange(Told(failure).Length, 1, 1000);
        WritesNothing(desk, service);
    }

    [Fact]
    public static void A_redirect_is_not_followed()
    {
        var service = new Service(
            (_, _) =>
                new(HttpStatusCode.TemporaryRedirect) { Headers = { Location = new("http://127.0.0.1:1/?collect") } }
        );
        using var desk = new Desk(service);
        Assert.Equal(FailureKind.NoAnswer, Assert.Throws<CloudException>(desk.WhoAmI).Kind);
        Assert.All(service.Sent, sent => Assert.Equal("sts.aliyuncs.com", sent.Uri.Host));
        WritesNothing(desk, service);
    }

    [Fact]
    public static void A_code_that_is_none_is_never_repeated()
    {
        var service = new Service((_, _) => Service.Refuses(new string('X', Long)));
        using var desk = new Desk(service);
        var failure = Assert.Throws<CloudException>(desk.WhoAmI);
        Assert.InRange(Told(failure).Length, 1, 1000);
        WritesNothing(desk, service);
    }

    [Fact]
    public static void A_key_that_was_of_the_account_and_is_of_another_now_writes_nothing()
    {
        var service = new Service(
            (sent, _) =>
                sent.Action is "GetCallerIdentity"
                    ? Service.Answers(Identity(Some.Lake, $"acs:ram::{Some.Lake}:user/deploy"))
                    : Service.Healthy(sent)
        );
        using var desk = new Desk(service);
        Assert.Equal(Some.Lake, desk.WhoAmI().AccountId);
        WritesNothing(desk, service);
    }

    private static void WritesNothing(Desk desk, Service service)
    {
        Assert.Throws<CloudException>(() =>
            desk.Clock.Run(() =>
                desk.Cloud.CarryOutAsync(
                    Desk.Orders,
                    "ram-for-dts",
                    Desk.Attach,
                    new(CancellationToken.None, CancellationToken.None)
                )
            )
        );
        Assert.All(service.Sent, sent => Assert.Equal("GetCallerIdentity", sent.Action));
    }

    private static string Told(CloudException failure)
    {
        var told = Failures.Describe(failure, Desk.Orders, identity: null, role: null).Diagnostic;
        return $"{told.Message} {told.Help} {string.Join(' ', told.Facts.Where(fact => !fact.IsDetail))}";
    }

    private static string Identity(string id, string? arn = null) =>
        $$"""
            {"IdentityType":"RAMUser","AccountId":"{{id}}","RequestId":"R1",
             "Arn":"{{arn ?? $"acs:ram::{Some.Orders}:user/deploy"}}"}
            """;
}
