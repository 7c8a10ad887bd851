using DtsApply.Live;
using Xunit;

namespace DtsApply.Tests.Alibaba;

/// <summary>Whether a role can be assumed is tried with one call, whose answer is looked at and dropped.</summary>
public static class RoleTrialTests
{
    private const string Secret = "a-secret-that-nobody-may-see";
    private const string WholeKey = """{"AccessKeyId":"STS.x","AccessKeySecret":"s","SecurityToken":"t"}""";

    [Fact]
    public static void The_call_asks_for_the_shortest_session_that_may_do_nothing()
    {
        using var service = Answering("acs:ram::1903774258810002:role/ram-for-dts/dts-apply-verify");
        Try(service);

        var sent = Assert.Single(service.Sent, sent => sent.Action is "AssumeRole").Parameters;
        Assert.Equal("acs:ram::1903774258810002:role/ram-for-dts", sent["RoleArn"]);
        Assert.Equal("dts-apply-verify", sent["RoleSessionName"]);
        Assert.Equal("900", sent["DurationSeconds"]);
        Assert.Equal("""{"Statement":[{"Action":"*","Effect":"Deny","Resource":"*"}],"Version":"1"}""", sent["Policy"]);
        Assert.Equal("GetCallerIdentity", service.Sent[0].Action);
    }

    [Fact]
    public static void An_answer_about_another_account_ends_all_calls()
    {
        using var service = Answering("acs:ram::1365520871940006:role/ram-for-dts/dts-apply-verify");
        var found = Assert.Throws<CloudException>(() => Try(service));

        Assert.Equal(FailureKind.Elsewhere, found.Kind);
        Assert.Equal(new OtherAccount("lake", "1365520871940006"), found.Other);
        Assert.DoesNotContain(Secret, found.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("acs:ram::1903774258810002:role/another/dts-apply-verify")]
    [InlineData("acs:ram::1903774258810002:role/ram-for-dts-2/dts-apply-verify")]
    [InlineData("acs:ram::1903774258810002:user/ram-for-dts")]
    public static void A_session_of_another_role_proves_nothing_and_is_not_asked_for_again(string arn)
    {
        using var service = Answering(arn);
        var found = Assert.Throws<CloudException>(() => Try(service));

        Assert.Equal(
            (FailureKind.NoAnswer, "a session that is not of the role that was asked for"),
            (found.Kind, found.UnexpectedAnswer)
        );
        Assert.Single(service.Sent, sent => sent.Action is "AssumeRole");
        Assert.DoesNotContain(Secret, found.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"Arn":"ARN"}""", null)]
    [InlineData("""{"Arn":"ARN"}""", "{}")]
    [InlineData("""{"Arn":"ARN"}""", """{"AccessKeyId":"","AccessKeySecret":"s","SecurityToken":"t"}""")]
    [InlineData("""{"Arn":"ARN"}""", """{"AccessKeyId":"STS.x","SecurityToken":"t"}""")]
    [InlineData("""{"Arn":"ARN"}""", """{"AccessKeyId":"STS.x","AccessKeySecret":"s"}""")]
    [InlineData("""{"Arn":"ARN"}""", """{"AccessKeyId":17,"AccessKeySecret":"s","SecurityToken":"t"}""")]
    [InlineData(null, WholeKey)]
    [InlineData("{}", WholeKey)]
    [InlineData("17", WholeKey)]
    [InlineData("""{"Arn":17}""", WholeKey)]
    [InlineData("""{"Arn":""}""", WholeKey)]
    [InlineData("""{"Arn":"ram-for-dts"}""", WholeKey)]
    public static void An_answer_without_a_session_of_someone_is_none(string? user, string? key)
    {
        string[] members =
        [
            "\"RequestId\":\"R1\"",
            .. user is null ? [] : (string[])[$"\"AssumedRoleUser\":{user}"],
            .. key is null ? [] : (string[])[$"\"Credentials\":{key}"],
        ];
        var body = string.Join(',', members)
            .Replace("ARN", "acs:ram::1903774258810002:role/ram-for-dts/x", StringComparison.Ordinal);
        using var service = Assuming($"{{{body}}}");
        var found = Assert.Throws<CloudException>(() => Try(service));

        Assert.Equal((FailureKind.NoAnswer, 8), (found.Kind, found.Tries));
    }

    private static void Try(Service service)
    {
        using var desk = new Desk(service);
        var lake = Some.Account("lake", Some.Lake);
        desk.Clock.Run(async () =>
        {
            await desk.Cloud.TryAssumeAsync(Desk.Orders, lake, "ram-for-dts", CancellationToken.None);
            return true;
        });
    }

    private static Service Answering(string arn) =>
        Assuming(
            $$"""
            {
              "RequestId": "R1",
              "AssumedRoleUser": {"AssumedRoleId": "3:dts-apply-verify", "Arn": "{{arn}}"},
              "Credentials": {
                "AccessKeyId": "STS.x",
                "AccessKeySecret": "{{Secret}}",
                "SecurityToken": "{{Secret}}",
                "Expiration": "2026-11-23T14:18:07Z"
              }
            }
            """
        );

    private static Service Assuming(string body) =>
        new((sent, _) => sent.Action is "AssumeRole" ? Service.Answers(body) : Service.Healthy(sent));
}
