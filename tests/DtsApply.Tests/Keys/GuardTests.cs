using System.Net.Sockets;
using DtsApply.Live;
using DtsApply.Model;
using DtsApply.Planning;
using Xunit;

namespace DtsApply.Tests.Keys;

/// <summary>The guard, for every way to come by keys: what is not proved to be the declared account is never written to.</summary>
public static class GuardTests
{
    public static TheoryData<string> All => [.. Kinds.All];

    [Theory]
    [MemberData(nameof(All))]
    public static async Task Keys_of_the_declared_account_pass_and_sign_the_write(string kind)
    {
        using var bench = new KeyBench();
        var account = bench.Declare("orders", KeyBench.Member, await Kinds.SetUpAsync(bench, kind, KeyBench.Member));

        var read = await ReadAsync(bench, account);
        Assert.Null(read.Failure);
        Assert.True(read.IsVerified);
        await WriteAsync(bench, account);

        var asked = bench.Calls.Last(call => call.Action is "GetCallerIdentity");
        Assert.Equal(asked.Key, Assert.Single(bench.Calls, IsWrite).Key);
        Assert.Equal(kind is "assumeRole" ? 2 : 1, bench.Calls.Count(call => call.Action is "GetCallerIdentity"));
    }

    [Theory]
    [MemberData(nameof(All))]
    public static async Task Keys_of_another_account_are_told_and_never_write(string kind)
    {
        using var bench = new KeyBench();
        var credentials = await Kinds.SetUpAsync(bench, kind, KeyBench.Other);
        if (credentials is AssumeRoleCredentials)
        {
            // A role is assumed by the account's own ID, so the wrong key is the hub's.
            bench.Hold("HUB", DtsApply.Sandbox.SandboxKeys.OfUser(KeyBench.Other));
        }

        var account = bench.Declare("orders", KeyBench.Member, credentials);
        var read = await ReadAsync(bench, account);

        Assert.Equal((RuleId.DTS501, ExitCode.Guard), (read.Failure!.Diagnostic.Rule, read.Failure.Code));
        var facts = read.Failure.Diagnostic.Facts;
        Assert.StartsWith(
            credentials is AssumeRoleCredentials ? KeyBench.Hub : KeyBench.Member,
            facts[0].Value,
            StringComparison.Ordinal
        );
        Assert.StartsWith(KeyBench.Other, facts[1].Value, StringComparison.Ordinal);
        Assert.Contains('^', facts[2].Value);

        var refused = await Assert.ThrowsAsync<CloudException>(() => WriteAsync(bench, account));
        Assert.Equal(FailureKind.OtherIdentity, refused.Kind);
        Assert.DoesNotContain(bench.Calls, IsWrite);
    }

    [Theory]
    [MemberData(nameof(All))]
    public static async Task Keys_that_the_service_does_not_know_are_told_and_never_write(string kind)
    {
        using var bench = new KeyBench();
        var account = bench.Declare(
            "orders",
            KeyBench.Member,
            await Kinds.SetUpAsync(bench, kind, KeyBench.Member, isKnown: false)
        );

        Assert.Equal(ExitCode.Credentials, (await ReadAsync(bench, account)).Failure!.Code);
        await Assert.ThrowsAsync<CloudException>(() => WriteAsync(bench, account));
        Assert.DoesNotContain(bench.Calls, IsWrite);
    }

    [Theory]
    [MemberData(nameof(All))]
    public static async Task Without_a_way_to_the_service_nothing_is_written(string kind)
    {
        using var bench = new KeyBench();
        var account = bench.Declare("orders", KeyBench.Member, await Kinds.SetUpAsync(bench, kind, KeyBench.Member));
        bench.Instead = _ =>
            throw new HttpRequestException(
                HttpRequestError.NameResolutionError,
                null,
                new SocketException((int)SocketError.HostNotFound)
            );

        var failure = (await ReadAsync(bench, account)).Failure!;
        Assert.Equal(ExitCode.Unavailable, failure.Code);
        Assert.Contains("unknown host", failure.Diagnostic.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<CloudException>(() => WriteAsync(bench, account));
        Assert.DoesNotContain(bench.Calls, IsWrite);
    }

    [Theory]
    [MemberData(nameof(All))]
    public static async Task No_word_and_no_failure_holds_a_part_of_a_key(string kind)
    {
        using var bench = new KeyBench();
        var credentials = await Kinds.SetUpAsync(bench, kind, KeyBench.Other, isKnown: false);
        var account = bench.Declare("orders", KeyBench.Member, credentials);

        var failure = await Assert.ThrowsAsync<CloudException>(() => WriteAsync(bench, account));
        var told = $"{failure} {failure.Help} {failure.Error} {(await ReadAsync(bench, account)).Failure}";
        string[] secrets =
        [
            KeyBench.Secret,
            DtsApply.Sandbox.SandboxKeys.OfUser(KeyBench.Other).Secret,
            DtsApply.Sandbox.SandboxKeys.OfUser(KeyBench.Hub).Secret,
            (await bench.SessionAsync(KeyBench.Other, "third")).SecretText,
            "CAIS",
            "metadata-token",
        ];
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, told, StringComparison.Ordinal));
    }

    private static bool IsWrite(KeyBench.Call call) => call.Action is "AttachPolicyToRole";

    private static async Task<LiveAccount> ReadAsync(KeyBench bench, Account account) =>
        (
            await LiveReader.ReadAsync(
                new([new(account, [KeyBench.Deployer], Listing.None)], "default", new([account]), Parallelism: 1),
                bench.Cloud,
                onAccount: null,
                CancellationToken.None
            )
        ).Accounts.Single();

    private static Task<string> WriteAsync(KeyBench bench, Account account) =>
        bench.Cloud.CarryOutAsync(
            account,
            KeyBench.Deployer,
            new AttachPolicyToRole(Policy.Dts),
            new(CancellationToken.None, CancellationToken.None)
        );
}
