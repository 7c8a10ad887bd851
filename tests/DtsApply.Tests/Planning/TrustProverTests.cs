using DtsApply.Live;
using DtsApply.Model;
using Xunit;

namespace DtsApply.Tests.Planning;

/// <summary>What becomes of trying to assume a role, and when nobody tries.</summary>
public static class TrustProverTests
{
    private static readonly Account Orders = Some.Accounts[4];
    private static readonly Account Lake = Some.Accounts[1];

    [Theory]
    [InlineData(null, null, ProofResult.Proved)]
    [InlineData("AssumeRolePolicy", "NoPermission", ProofResult.Refused)]
    [InlineData("AccountLevelIdentityBasedPolicy", "NoPermission", ProofResult.NotPermitted)]
    [InlineData("ControlPolicy", "NoPermission", ProofResult.NotPermitted)]
    [InlineData(null, "NoPermission", ProofResult.Unexplained)]
    [InlineData(null, "InvalidParameter.DurationSeconds", ProofResult.Unexplained)]
    [InlineData(null, "EntityNotExist.Role", ProofResult.NotSeen)]
    public static async Task The_service_s_answer_decides(string? policy, string? code, ProofResult result)
    {
        var proof = await ProveAsync(Refusing(code, policy), Some.Live());

        Assert.Equal(result, proof.Result);
        Assert.Null(proof.Failure);
    }

    [Theory]
    [InlineData(FailureKind.NoAnswer, ExitCode.Unavailable)]
    [InlineData(FailureKind.Credentials, ExitCode.Credentials)]
    [InlineData(FailureKind.Elsewhere, ExitCode.Guard)]
    public static async Task What_is_no_answer_stops_the_run(FailureKind kind, int code)
    {
        var cloud = Troubled(new(kind, "no") { Action = "AssumeRole" });
        var proof = await ProveAsync(cloud, Some.Live());

        Assert.Equal((ProofResult.NotReached, code), (proof.Result, proof.Failure!.Code));
    }

    [Theory]
    [InlineData("Account", true, true, ProofResult.AccountItself)]
    [InlineData("RAMUser", false, true, ProofResult.NotReached)]
    [InlineData("RAMUser", true, false, ProofResult.NotTried)]
    public static async Task Where_it_could_tell_nothing_new_nobody_tries(
        string type,
        bool isVerified,
        bool isTrusted,
        ProofResult result
    )
    {
        var cloud = new FakeCloud();
        var role = Some.Live() with { Trust = TrustPolicy.Trusting([isTrusted ? Some.Lake : Some.Mart]) };
        var proof = await ProveAsync(cloud, role, type, isVerified);

        Assert.Equal(result, proof.Result);
        Assert.Empty(cloud.Log);
    }

    [Fact]
    public static async Task An_account_that_was_not_called_names_no_credentials() =>
        Assert.Equal(
            ProofResult.NoCredentials,
            (
                await new TrustProver(new FakeCloud(), new FakeClock()).ProveAsync(
                    Lake,
                    null,
                    Orders,
                    Some.Live(),
                    CancellationToken.None
                )
            ).Result
        );

    [Theory]
    [InlineData("2026-11-23T14:03:00Z", ProofResult.Proved, 4)]
    [InlineData("2026-11-23T13:03:00Z", ProofResult.NotSeen, 1)]
    [InlineData("yesterday", ProofResult.NotSeen, 1)]
    public static async Task A_role_that_was_just_made_is_given_some_seconds(
        string updated,
        ProofResult result,
        int calls
    )
    {
        var cloud = new FakeCloud
        {
            Trouble = (number, _) => number < 4 ? new(FakeCloud.Refusal("EntityNotExist.Role"), After: false) : null,
        };
        var proof = await ProveAsync(cloud, Some.Live() with { Updated = updated });

        Assert.Equal((result, calls), (proof.Result, cloud.Log.Count));
    }

    private static FakeCloud Refusing(string? code, string? policy) =>
        code is null
            ? new()
            : Troubled(
                new(code is "NoPermission" ? FailureKind.Denied : FailureKind.Refused, "no")
                {
                    Action = "AssumeRole",
                    Error = new(code, "", null, 403) { Denial = policy is null ? null : new("ImplicitDeny", policy) },
                }
            );

    private static FakeCloud Troubled(CloudException exception) =>
        new() { Trouble = (_, _) => new(exception, After: false) };

    private static Task<TrustProof> ProveAsync(
        FakeCloud cloud,
        Role role,
        string type = "RAMUser",
        bool isVerified = true
    ) =>
        new TrustProver(cloud, new FakeClock()).ProveAsync(
            Lake,
            new(Lake, new(Some.Lake, type, $"acs:ram::{Some.Lake}:user/check", "profile lake"), isVerified),
            Orders,
            role,
            CancellationToken.None
        );
}
