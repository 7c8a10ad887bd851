using System.Net;
using System.Text.Json.Nodes;
using DtsApply.Live;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Sandbox;
using Xunit;

namespace DtsApply.Tests.Keys;

/// <summary>Keys that end in the middle of a run.</summary>
public static class RenewalTests
{
    private static readonly Account Broker = Some.Account("orders", KeyBench.Member, new ProfileCredentials("broker"));

    [Fact]
    public static async Task A_session_is_renewed_before_it_ends_and_the_new_key_is_proved_before_it_writes()
    {
        using var bench = new KeyBench();
        var account = bench.Declare(
            "orders",
            KeyBench.Member,
            await Kinds.SetUpAsync(bench, "assumeRole", KeyBench.Member)
        );
        await bench.Cloud.WhoAmIAsync(account, TestContext.Current.CancellationToken);
        await bench.Cloud.ReadRoleAsync(account, KeyBench.Deployer, TestContext.Current.CancellationToken);
        var before = bench.Calls.Count;

        bench.Clock.Now += TimeSpan.FromMinutes(49);
        await WriteAsync(bench, account);

        Assert.Equal(
            ["AssumeRole", "GetCallerIdentity", "AttachPolicyToRole"],
            bench.Calls.Skip(before).Select(call => call.Action)
        );
        Assert.Equal(bench.Calls[^2].Key, bench.Calls[^1].Key);
    }

    [Fact]
    public static async Task A_session_that_the_service_calls_ended_is_renewed_and_the_call_repeated_once()
    {
        using var bench = new KeyBench();
        var account = bench.Declare(
            "orders",
            KeyBench.Member,
            await Kinds.SetUpAsync(bench, "assumeRole", KeyBench.Member)
        );
        await bench.Cloud.WhoAmIAsync(account, TestContext.Current.CancellationToken);
        var first = bench.Calls[^1].Key;
        bench.Instead = call => call.Action is "AttachPolicyToRole" && call.Key == first ? Expired() : null;
        bench.Clock.Now += TimeSpan.FromSeconds(1);

        await WriteAsync(bench, account);
        Assert.Equal(2, bench.Calls.Count(call => call.Action is "AttachPolicyToRole"));

        bench.Instead = call => call.Action is "GetRole" ? Expired() : null;
        var failure = await Assert.ThrowsAsync<CloudException>(() =>
            bench.Cloud.ReadRoleAsync(account, KeyBench.Deployer, TestContext.Current.CancellationToken)
        );
        Assert.Equal(FailureKind.Credentials, failure.Kind);
        Assert.Equal(2, bench.Calls.Count(call => call.Action is "GetRole"));
    }

    [Fact]
    public static async Task A_broker_that_hands_out_another_accounts_key_later_writes_nothing()
    {
        using var bench = new KeyBench();
        bench.Accounts.Add(Broker);
        bench.WithProfiles("""{"name":"broker","mode":"CredentialsURI","credentials_uri":"http://127.0.0.1:9/keys"}""");
        var (right, wrong) = (await bench.SessionAsync(KeyBench.Member), await bench.SessionAsync(KeyBench.Other));
        bench.Near = _ => Answer(bench, bench.Asked.Count is 1 ? right : wrong);
        await bench.Cloud.WhoAmIAsync(Broker, TestContext.Current.CancellationToken);

        bench.Clock.Now += TimeSpan.FromMinutes(55);
        var failure = await Assert.ThrowsAsync<CloudException>(() => WriteAsync(bench, Broker));
        Assert.Equal((FailureKind.OtherIdentity, KeyBench.Other), (failure.Kind, failure.Found!.AccountId));
        Assert.DoesNotContain(bench.Calls, call => call.Action is "AttachPolicyToRole");

        // Nor is anything read with it.
        await Assert.ThrowsAsync<CloudException>(() =>
            bench.Cloud.ReadRoleAsync(Broker, KeyBench.Deployer, TestContext.Current.CancellationToken)
        );
        Assert.DoesNotContain(bench.Calls, call => call.Action is "GetRole");
    }

    [Fact]
    public static async Task One_hubs_key_serves_all_members_at_once_and_is_proved_once()
    {
        using var bench = new KeyBench();
        bench
            .Hold("HUB", SandboxKeys.OfUser(KeyBench.Hub))
            .Declare("hub", KeyBench.Hub, new EnvironmentCredentials("HUB"));
        await bench.WithRoleAsync(KeyBench.Member, KeyBench.Deployer, KeyBench.Hub);
        await bench.WithRoleAsync(KeyBench.Other, KeyBench.Deployer, KeyBench.Hub);
        var through = new AssumeRoleCredentials("hub", KeyBench.Deployer, null, null);
        Account[] members =
        [
            bench.Declare("one", KeyBench.Member, through),
            bench.Declare("two", KeyBench.Other, through),
        ];

        await Task.WhenAll(
            members
                .SelectMany(member => Enumerable.Repeat(member, 20))
                .Select(member =>
                    bench.Cloud.ReadRoleAsync(member, KeyBench.Deployer, TestContext.Current.CancellationToken)
                )
        );
        Assert.Equal(2, bench.Calls.Count(call => call.Action is "AssumeRole"));
        Assert.Equal(1, bench.Calls.Count(call => call.Action is "GetCallerIdentity"));
        Assert.All(bench.Calls.Where(call => call.Action is "AssumeRole"), call =>
            Assert.Contains("RoleSessionName=dts-apply-test", call.Parameters, StringComparison.Ordinal)
        );
    }

    private static HttpResponseMessage Expired() =>
        new(HttpStatusCode.BadRequest)
        {
            Content = new StringContent(
                """{"RequestId":"R","Code":"InvalidSecurityToken.Expired","Message":"expired"}"""
            ),
        };

    private static string Answer(KeyBench bench, DtsApply.Alibaba.Credentials.AccessKey key) =>
        new JsonObject
        {
            ["Code"] = "Success",
            ["AccessKeyId"] = key.Id,
            ["AccessKeySecret"] = key.SecretText,
            ["SecurityToken"] = key.Token,
            ["Expiration"] = bench.Clock.Now.AddHours(1).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", null),
        }.ToJsonString();

    private static Task<string> WriteAsync(KeyBench bench, Account account) =>
        bench.Cloud.CarryOutAsync(
            account,
            KeyBench.Deployer,
            new AttachPolicyToRole(Policy.Dts),
            new(CancellationToken.None, CancellationToken.None)
        );
}
