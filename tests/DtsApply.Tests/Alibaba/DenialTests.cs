using DtsApply.Live;
using DtsApply.Model;
using Xunit;

namespace DtsApply.Tests.Alibaba;

/// <summary>What is said of a call that the service does not allow.</summary>
public static class DenialTests
{
    [Fact]
    public static void What_needs_no_permission_is_never_advised()
    {
        var failure = ElsewhereTests.Fails(_ => Service.Refuses("NoPermission", 403), desk => desk.WhoAmI(), out _);
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
        var failure = ElsewhereTests.Fails(
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
