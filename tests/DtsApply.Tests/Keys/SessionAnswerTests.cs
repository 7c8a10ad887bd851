using DtsApply.Live;
using DtsApply.Model;
using DtsApply.Sandbox;
using DtsApply.Tests.Alibaba;
using Xunit;

namespace DtsApply.Tests.Keys;

/// <summary>Keys of a session are used only where they are of the role that was asked for.</summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public static class SessionAnswerTests
{
    private const string Role = $"acs:ram::{KeyBench.Member}:role/{KeyBench.Deployer}";

    [Theory]
    [InlineData($"{Role}/ci", null)]
    [InlineData($"acs:ram::{KeyBench.Member}:role/DEPLOYER/ci", null)]
    [InlineData($"acs:ram::{KeyBench.Other}:role/{KeyBench.Deployer}/ci", FailureKind.Elsewhere)]
    [InlineData($"acs:ram::{KeyBench.Hub}:role/{KeyBench.Deployer}/ci", FailureKind.Elsewhere)]
    [InlineData($"acs:ram::{KeyBench.Member}:role/admin/ci", FailureKind.NoAnswer)]
    [InlineData($"acs:ram::{KeyBench.Member}:role/{KeyBench.Deployer}s/ci", FailureKind.NoAnswer)]
    [InlineData(Role, FailureKind.NoAnswer)]
    [InlineData($"acs:ram::{KeyBench.Member}:user/{KeyBench.Deployer}/ci", FailureKind.NoAnswer)]
    public static async Task A_session_of_something_else_is_no_credentials(string arn, FailureKind? kind)
    {
        using var bench = new KeyBench();
        bench.Hold("HUB", SandboxKeys.OfUser(KeyBench.Hub));
        bench.Declare("hub", KeyBench.Hub, new EnvironmentCredentials("HUB"));
        var member = bench.Declare(
            "member",
            KeyBench.Member,
            new AssumeRoleCredentials("hub", KeyBench.Deployer, null, null)
        );
        var used = SandboxKeys.OfUser(KeyBench.Member);
        bench.Instead = call =>
            call.Action is not "AssumeRole"
                ? null
                : Service.Answers(
                    $$$"""
                    {"RequestId":"R","AssumedRoleUser":{"Arn":"{{{arn}}}"},"Credentials":{"AccessKeyId":"{{{used.Id}}}",
                     "AccessKeySecret":"{{{used.Secret}}}","SecurityToken":"t","Expiration":"2036-11-23T14:18:07Z"}}
                    """
                );

        var failure =
            await Record.ExceptionAsync(() => bench.Cloud.WhoAmIAsync(member, TestContext.Current.CancellationToken))
            as CloudException;

        var isUsed = bench.Calls.Any(call => call.Action is "GetCallerIdentity" && call.Key == used.Id);
        Assert.Equal(kind is null, isUsed);
        Assert.True(kind is null || failure?.Kind == kind, $"{failure}");
    }
}
