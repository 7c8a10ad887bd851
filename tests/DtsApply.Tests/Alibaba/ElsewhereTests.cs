using DtsApply.Alibaba.Credentials;
using DtsApply.Live;
using DtsApply.Model;
using DtsApply.Planning;
using Xunit;

namespace DtsApply.Tests.Alibaba;

/// <summary>
/// Services that answer about another account, or that contradict themselves.
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

    internal static CloudException Fails(Func<Sent, HttpResponseMessage> answer, Action<Desk> call, out Service service)
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
    [InlineData(null, "role/other")]
    [InlineData(null, "role/ram-for-dts-2")]
    [InlineData(null, "role/")]
    [InlineData(null, "user/ram-for-dts")]
    [InlineData("ram-for-dts", "role/other")]
    public static void An_answer_about_another_role_is_not_taken_for_the_one_that_was_asked(string? name, string? arn)
    {
        var failure = Fails(
            sent => sent.Action is "GetRole" ? Named(name, arn) : Service.Healthy(sent),
            desk => desk.Read(),
            out var service
        );
        Assert.Equal(
            (FailureKind.NoAnswer, "another role than the one that was asked for"),
            (failure.Kind, failure.UnexpectedAnswer)
        );
        Assert.Single(service.Sent, sent => sent.Action is "GetRole");
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("RAM-for-DTS", "role/Ram-For-Dts")]
    [InlineData(null, "role/ram-for-dts")]
    public static void What_an_answer_leaves_out_and_its_case_tell_no_role_from_another(string? name, string? arn)
    {
        using var desk = new Desk(
            new((sent, _) => sent.Action is "GetRole" ? Named(name, arn) : Service.Healthy(sent))
        );
        Assert.NotNull(desk.Read());
    }

    private static HttpResponseMessage Named(string? name, string? resource)
    {
        string[] members =
        [
            """
                "AssumeRolePolicyDocument":"{}"
                """,
            .. name is null ? [] : (string[])[$"\"RoleName\":\"{name}\""],
            .. resource is null ? [] : (string[])[$"\"Arn\":\"acs:ram::{Some.Orders}:{resource}\""],
        ];
        var role = string.Join(',', members);
        return Service.Answers("{\"RequestId\":\"R\",\"Role\":{" + role + "}}");
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
}
