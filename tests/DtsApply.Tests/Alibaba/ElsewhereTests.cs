using System.Net.Sockets;
using System.Security.Authentication;
using DtsApply.Alibaba.Credentials;
using DtsApply.Live;
using DtsApply.Model;
using DtsApply.Planning;
using Xunit;

namespace DtsApply.Tests.Alibaba;

/// <summary>
/// Services that answer about another account, that contradict themselves, or that are not there at all.
/// </summary>
public static class ElsewhereTests
{
    private const string Foreign = "1111222233334444";

    private static HttpResponseMessage Astray(Sent sent) =>
        Service.Answers(
            Service
                .Bodies[sent.Action]
                .Replace($"acs:ram::{Some.Orders}:", $"acs:ram::{Foreign}:", StringComparison.Ordinal)
        );

    private static HttpRequestException Broken(SocketError error) =>
        new(HttpRequestError.ConnectionError, "x", new SocketException((int)error));

    private static CloudException Fails(Func<Sent, HttpResponseMessage> answer, Action<Desk> call, out Service service)
    {
        var scripted = service = new Service((sent, _) => answer(sent));
        using var desk = new Desk(scripted);
        return Assert.Throws<CloudException>(() => call(desk));
    }

    [Fact]
    public static void A_role_of_another_account_ends_all_calls()
    {
        var service = new Service((sent, _) => sent.Action is "GetRole" ? Astray(sent) : Service.Healthy(sent));
        using var desk = new Desk(service);
        var failure = Assert.Throws<CloudException>(desk.Read);
        Assert.Equal((FailureKind.Elsewhere, new OtherAccount("orders", Foreign)), (failure.Kind, failure.Other));
        Assert.Equal(FailureKind.Elsewhere, Assert.Throws<CloudException>(desk.WhoAmI).Kind);
        Assert.Equal(FailureKind.Elsewhere, Assert.Throws<CloudException>(() => desk.CarryOut()).Kind);
        var lake = Some.Account("lake", Some.Lake, new ProfileCredentials("lake"));
        var elsewhere = Assert.Throws<CloudException>(() =>
            desk.Clock.Run(() => desk.Cloud.WhoAmIAsync(lake, CancellationToken.None))
        );
        Assert.Equal(new("orders", Foreign), elsewhere.Other);
        Assert.Equal("GetRole", Assert.Single(service.Sent).Action);
    }

    [Fact]
    public static void A_caller_whose_ARN_contradicts_its_account_is_another() =>
        Assert.Equal(Foreign, Fails(Astray, desk => desk.WhoAmI(), out _).Other!.Answered);

    [Fact]
    public static void Whose_keys_these_are_is_left_to_the_guard()
    {
        using var desk = new Desk(
            new(
                (sent, _) =>
                    Service.Answers(Service.Bodies[sent.Action].Replace(Some.Orders, Foreign, StringComparison.Ordinal))
            )
        );
        Assert.Equal(Foreign, desk.WhoAmI().AccountId);
    }

    [Theory]
    [InlineData("CreateRole")]
    [InlineData("UpdateRole")]
    public static void A_write_that_was_answered_for_another_account_ends_all_calls(string action)
    {
        var trust = TrustPolicy.Trusting([Some.Lake]);
        RoleAction write = action is "CreateRole"
            ? new CreateRole(trust, "d", 3600, Ownership.Tags("default"))
            : new UpdateRole(trust, "d", 3600);
        var body =
            $$$"""{"RequestId":"R","Role":{"RoleName":"ram-for-dts","Arn":"acs:ram::{{{Foreign}}}:role/ram-for-dts"}}""";
        var failure = Fails(_ => Service.Answers(body), desk => desk.CarryOut(write), out var service);
        Assert.Equal((FailureKind.Elsewhere, action), (failure.Kind, failure.Action));
        Assert.Single(service.Sent);
    }

    [Fact]
    public static void A_listing_of_another_account_ends_all_calls() =>
        Assert.Equal(
            FailureKind.Elsewhere,
            Fails(
                _ =>
                    Service.Answers(
                        $$$"""{"RequestId":"R","Roles":{"Role":[{"RoleName":"a","Arn":"acs:ram::{{{Foreign}}}:role/a"}]}}"""
                    ),
                desk => desk.List("blue"),
                out _
            ).Kind
        );

    [Fact]
    public static void It_is_told_where_it_was_found_and_once_for_all_others()
    {
        var found = new CloudException(FailureKind.Elsewhere, "")
        {
            Action = "GetRole",
            Other = new("orders", Foreign),
        };
        var here = Failures.Describe(found, Desk.Orders, null, null);
        Assert.Equal(
            (ExitCode.Guard, RuleId.DTS531, "orders"),
            (here.Code, here.Diagnostic.Rule, here.Diagnostic.Account)
        );
        Assert.Equal($"GetRole was answered for account {Foreign}, not {Some.Orders}", here.Diagnostic.Message);
        var there = Failures.Describe(
            found,
            Some.Account("lake", Some.Lake, new ProfileCredentials("lake")),
            null,
            null
        );
        Assert.Equal((ExitCode.Guard, null), (there.Code, there.Diagnostic.Account));
    }

    [Theory]
    [InlineData(
        "GetRole",
        """{"RequestId":"R","Role":{"RoleName":"ram-for-dts","Arn":"ram-for-dts","AssumeRolePolicyDocument":"{}"}}"""
    )]
    [InlineData("ListPoliciesForRole", """{"RequestId":"R","IsTruncated":true,"Policies":{"Policy":[]}}""")]
    [InlineData("ListPoliciesForRole", """{"RequestId":"R","IsTruncated":"who knows","Policies":{"Policy":[]}}""")]
    [InlineData(
        "ListPoliciesForRole",
        """
            {"RequestId":"R","Policies":{"Policy":[{"PolicyName":"a","PolicyType":"System"},{"PolicyName":"a","PolicyType":"System"}]}}
            """
    )]
    [InlineData("ListTagResources", """{"RequestId":"R","IsTruncated":true,"TagResources":[]}""")]
    [InlineData(
        "ListTagResources",
        """{"RequestId":"R","TagResources":[{"TagKey":"k","TagValue":"1"},{"TagKey":"k","TagValue":"2"}]}"""
    )]
    public static void An_answer_that_leaves_a_guess_is_none(string action, string body)
    {
        var failure = Fails(
            sent => sent.Action == action ? Service.Answers(body) : Service.Healthy(sent),
            desk => desk.Read(),
            out _
        );
        Assert.Equal(FailureKind.NoAnswer, failure.Kind);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(500)]
    public static void Not_found_counts_with_its_status_alone(int status) =>
        Assert.Equal(
            FailureKind.NoAnswer,
            Fails(_ => Service.Refuses("EntityNotExist.Role", status), desk => desk.Read(), out _).Kind
        );

    [Fact]
    public static void A_listing_that_never_ends_is_given_up()
    {
        var page = 0;
        var failure = Fails(
            _ =>
                Service.Answers(
                    $$$"""{"RequestId":"R","IsTruncated":true,"Marker":"{{{++page}}}","Roles":{"Role":[]}}"""
                ),
            desk => desk.List("blue"),
            out var service
        );
        Assert.Equal((FailureKind.NoAnswer, 100), (failure.Kind, service.Sent.Count));
        var told = Failures.Describe(failure, Desk.Orders, null, null).Diagnostic;
        Assert.Equal("RAM gave no answer to ListRoles that can be used: a listing without an end", told.Message);
    }

    [Theory]
    [InlineData("Role")]
    [InlineData("Entity")]
    [InlineData("EntityNotExist.Role")]
    public static void What_is_hidden_does_not_change_how_an_answer_is_read(string secret)
    {
        var keys = new AccessKey("LTAI5tExampleKeyId01", secret);
        using var desk = new Desk(new((_, _) => Service.Refuses("EntityNotExist.Role", 404)), keys: keys);
        Assert.Null(desk.Read());
    }

    [Theory]
    [InlineData(SocketError.ConnectionRefused, "connection refused")]
    [InlineData(SocketError.HostNotFound, "unknown host")]
    [InlineData(SocketError.NetworkUnreachable, "there is no network to it")]
    [InlineData(SocketError.HostUnreachable, "there is no way to it")]
    public static void What_cannot_be_reached_is_tried_once_for_all_accounts(SocketError error, string why)
    {
        var failure = Fails(
            _ => throw Broken(error),
            desk =>
            {
                var again = Assert.Throws<CloudException>(desk.WhoAmI);
                Assert.Equal("https://sts.aliyuncs.com", again.Unreached);
                var lake = Some.Account("lake", Some.Lake, new ProfileCredentials("lake"));
                desk.Clock.Run(() => desk.Cloud.WhoAmIAsync(lake, CancellationToken.None));
            },
            out var service
        );
        Assert.Single(service.Sent);
        var told = Failures.Describe(failure, Desk.Orders, null, null).Diagnostic;
        Assert.Equal(($"nothing answers at https://sts.aliyuncs.com: {why}", null), (told.Message, told.Account));
        Assert.NotNull(told.Help);
    }

    [Fact]
    public static void A_refused_certificate_is_final_too() =>
        Assert.Equal(
            "its certificate is not accepted",
            Fails(
                _ =>
                    throw new HttpRequestException(
                        HttpRequestError.SecureConnectionError,
                        "x",
                        new AuthenticationException("no")
                    ),
                desk => desk.WhoAmI(),
                out _
            ).UnexpectedAnswer
        );

    [Fact]
    public static void Once_an_address_has_answered_a_refused_connection_is_waited_out()
    {
        var service = new Service(
            (sent, number) => number is 2 or 3 ? throw Broken(SocketError.ConnectionRefused) : Service.Healthy(sent)
        );
        using var desk = new Desk(service);
        desk.WhoAmI();
        desk.WhoAmI();
        Assert.Equal(4, service.Sent.Count);
    }

    [Fact]
    public static void A_timeout_proves_nothing()
    {
        using var desk = new Desk(
            new((sent, number) => number > 1 ? Service.Healthy(sent) : throw Broken(SocketError.TimedOut))
        );
        Assert.Equal(Some.Orders, desk.WhoAmI().AccountId);
    }

    [Fact]
    public static void What_needs_no_permission_is_never_advised()
    {
        var failure = Fails(_ => Service.Refuses("NoPermission", 403), desk => desk.WhoAmI(), out _);
        var told = Failures.Describe(failure, Desk.Orders, null, null).Diagnostic;
        Assert.Equal("the identity may not call sts:GetCallerIdentity", told.Message);
        Assert.Contains("control policy", told.Help, StringComparison.Ordinal);
        Assert.DoesNotContain(told.Facts, fact => fact.Label is "on");
    }

    [Theory]
    [InlineData("ImplicitDeny", "AccountLevelIdentityBasedPolicy", "no policy of deploy allows it (ImplicitDeny)")]
    [InlineData("ExplicitDeny", "AccountLevelIdentityBasedPolicy", "a policy of deploy denies it (ExplicitDeny)")]
    [InlineData("ImplicitDeny", "ControlPolicy", "a control policy of the resource directory denies it (ImplicitDeny)")]
    [InlineData("ImplicitDeny", "SessionPolicy", "the session policy does not allow it (ImplicitDeny)")]
    public static void Which_policy_is_in_the_way_is_said_in_words(string type, string policy, string words)
    {
        var detail = $$$"""{"NoPermissionType":"{{{type}}}","PolicyType":"{{{policy}}}"}""";
        var body = $$"""{"RequestId":"R","Code":"NoPermission","Message":"no","AccessDeniedDetail":{{detail}}}""";
        var failure = Fails(
            _ => Service.Answers(body, System.Net.HttpStatusCode.Forbidden),
            desk => desk.Read(),
            out _
        );
        var who = new Identity(Some.Orders, "RAMUser", $"acs:ram::{Some.Orders}:user/deploy", "profile orders");
        var told = Failures.Describe(failure, Desk.Orders, who, "ram-for-dts").Diagnostic;
        Assert.Equal("RAM user deploy may not call ram:GetRole", told.Message);
        Assert.Equal(words, told.Facts.Single(fact => fact.Label is "denied").Value);
    }
}
