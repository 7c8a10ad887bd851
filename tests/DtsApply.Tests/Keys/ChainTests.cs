using System.Net;
using System.Text.Json.Nodes;
using DtsApply.Live;
using DtsApply.Model;
using DtsApply.Sandbox;
using Xunit;

namespace DtsApply.Tests.Keys;

/// <summary>Roles that are assumed with a session of another role: what ends, and what is wrong, on the way.</summary>
public static class ChainTests
{
    private const string Between = KeyBench.Other;

    [Fact]
    public static async Task A_session_that_ended_before_it_was_due_is_renewed_once_to_assume_with()
    {
        using var bench = await ChainAsync();
        var refused = 0;
        bench.Instead = call => IsOfMember(call) && refused++ is 0 ? Expired() : null;

        await WhoAsync(bench);
        Assert.Equal(
            [
                "AssumeRole",
                "GetCallerIdentity",
                "AssumeRole",
                "AssumeRole",
                "GetCallerIdentity",
                "AssumeRole",
                "GetCallerIdentity",
            ],
            bench.Calls.Select(call => call.Action).Skip(1)
        );
        Assert.Equal(2, bench.Calls.Count(IsOfMember));
    }

    [Fact]
    public static async Task One_that_is_refused_again_is_told_of_the_account_whose_it_is()
    {
        using var bench = await ChainAsync();
        bench.Instead = call => IsOfMember(call) ? Expired() : null;

        var failure = await Assert.ThrowsAsync<CloudException>(() => WhoAsync(bench));
        Assert.Equal((FailureKind.Credentials, "between"), (failure.Kind, failure.Owner?.Name.Value));
        Assert.Equal(2, bench.Calls.Count(IsOfMember));

        var told = Failures.Describe(failure, bench.Accounts[^1], identity: null, role: null);
        Assert.Equal((RuleId.DTS521, null), (told.Diagnostic.Rule, told.Diagnostic.Account));
        Assert.Contains("environment HUB through assumeRole", told.Diagnostic.Message, StringComparison.Ordinal);
    }

    [Fact]
    public static async Task One_that_ended_before_it_was_proved_is_renewed_too()
    {
        using var bench = await ChainAsync();
        var asked = 0;
        bench.Instead = call => call.Action is "GetCallerIdentity" && asked++ is 1 ? Expired() : null;

        await WhoAsync(bench);
        Assert.Equal(1, bench.Calls.Count(IsOfMember));
    }

    [Fact]
    public static async Task A_lasting_key_has_nothing_to_renew()
    {
        using var bench = new KeyBench();
        var account = bench.Declare(
            "orders",
            KeyBench.Member,
            await Kinds.SetUpAsync(bench, "assumeRole", KeyBench.Member)
        );
        bench.Instead = call => call.Action is "AssumeRole" ? Expired() : null;

        var failure = await Assert.ThrowsAsync<CloudException>(() =>
            bench.Cloud.WhoAmIAsync(account, TestContext.Current.CancellationToken)
        );
        Assert.Equal("hub", failure.Owner?.Name.Value);
        Assert.Single(bench.Calls, call => call.Action is "AssumeRole");
    }

    [Fact]
    public static async Task A_profile_that_builds_on_another_renews_that_one()
    {
        using var bench = new KeyBench();
        var between = await bench.SessionAsync(Between);
        await bench.WithRoleAsync(KeyBench.Member, KeyBench.Deployer, Between);
        bench.WithProfiles(
            """{"name":"it","mode":"ChainableRamRoleArn","source_profile":"broker","""
                + $$""" "ram_role_arn":"acs:ram::{{KeyBench.Member}}:role/deployer"}""",
            """{"name":"broker","mode":"CredentialsURI","credentials_uri":"http://127.0.0.1:9/keys"}"""
        );
        bench.Near = _ => Given(between);
        var refused = 0;
        bench.Instead = call => call.Action is "AssumeRole" && refused++ is 0 ? Expired() : null;
        var account = bench.Declare("orders", KeyBench.Member, new ProfileCredentials("it"));

        await bench.Cloud.WhoAmIAsync(account, TestContext.Current.CancellationToken);
        Assert.Equal((2, 2), (bench.Asked.Count, bench.Calls.Count(call => call.Action is "AssumeRole")));
    }

    [Fact]
    public static async Task A_key_of_another_account_at_the_root_of_a_chain_assumes_nothing()
    {
        using var bench = await ChainAsync();
        bench.Hold("HUB", SandboxKeys.OfUser(KeyBench.Member));

        var failure = await Assert.ThrowsAsync<CloudException>(() => WhoAsync(bench));
        Assert.Equal((FailureKind.OtherIdentity, "hub"), (failure.Kind, failure.Owner?.Name.Value));
        Assert.Equal("GetCallerIdentity", Assert.Single(bench.Calls).Action);
    }

    [Fact]
    public static async Task A_key_of_another_account_that_a_hub_gets_later_assumes_nothing()
    {
        using var bench = new KeyBench();
        bench.WithProfiles("""{"name":"broker","mode":"CredentialsURI","credentials_uri":"http://127.0.0.1:9/keys"}""");
        await bench.WithRoleAsync(KeyBench.Member, KeyBench.Deployer, Between);
        bench.Declare("hub", Between, new ProfileCredentials("broker"));
        var member = bench.Declare("member", KeyBench.Member, Through("hub"));
        var (right, wrong) = (await bench.SessionAsync(Between), await bench.SessionAsync(KeyBench.Member, "second"));
        bench.Near = _ => Given(bench.Asked.Count is 1 ? right : wrong);
        bench.Instead = call => call.Action is "AssumeRole" ? Expired() : null;

        var failure = await Assert.ThrowsAsync<CloudException>(() =>
            bench.Cloud.WhoAmIAsync(member, TestContext.Current.CancellationToken)
        );
        Assert.Equal((FailureKind.OtherIdentity, "hub"), (failure.Kind, failure.Owner?.Name.Value));
        Assert.Equal(right.Id, Assert.Single(bench.Calls, call => call.Action is "AssumeRole").Key);
    }

    [Fact]
    public static async Task A_hub_whose_key_is_refused_is_asked_once_for_all_its_members()
    {
        using var bench = await ChainAsync();
        bench.Hold("HUB", SandboxKeys.OfUser(KeyBench.Hub) with { Secret = "canary" });
        foreach (var _ in Enumerable.Range(0, 20))
        {
            var failure = await Assert.ThrowsAsync<CloudException>(() => WhoAsync(bench));
            Assert.Equal((FailureKind.Credentials, "hub"), (failure.Kind, failure.Owner?.Name.Value));
        }

        Assert.Equal("GetCallerIdentity", Assert.Single(bench.Calls).Action);
    }

    /// <summary>Account member through account between through account hub.</summary>
    private static async Task<KeyBench> ChainAsync()
    {
        var bench = new KeyBench();
        bench.Hold("HUB", SandboxKeys.OfUser(KeyBench.Hub));
        await bench.WithRoleAsync(Between, KeyBench.Deployer, KeyBench.Hub);
        await bench.WithRoleAsync(KeyBench.Member, KeyBench.Deployer, Between);
        bench.Declare("hub", KeyBench.Hub, new EnvironmentCredentials("HUB"));
        bench.Declare("between", Between, Through("hub"));
        bench.Declare("member", KeyBench.Member, Through("between"));
        return bench;
    }

    private static AssumeRoleCredentials Through(string account) => new(account, KeyBench.Deployer, null, null);

    private static Task<Identity> WhoAsync(KeyBench bench) =>
        bench.Cloud.WhoAmIAsync(bench.Accounts[^1], TestContext.Current.CancellationToken);

    private static bool IsOfMember(KeyBench.Call call) =>
        call.Action is "AssumeRole"
        && call.Parameters.Contains($"acs:ram::{KeyBench.Member}:", StringComparison.Ordinal);

    internal static HttpResponseMessage Expired() =>
        new(HttpStatusCode.BadRequest)
        {
            Content = new StringContent(
                """{"RequestId":"R","Code":"InvalidSecurityToken.Expired","Message":"expired"}"""
            ),
        };

    private static string Given(DtsApply.Alibaba.Credentials.AccessKey key) =>
        new JsonObject
        {
            ["Code"] = "Success",
            ["AccessKeyId"] = key.Id,
            ["AccessKeySecret"] = key.SecretText,
            ["SecurityToken"] = key.Token,
        }.ToJsonString();
}
