using DtsApply.Sandbox;
using DtsApply.Tests.Sandbox;
using Xunit;

namespace DtsApply.Tests.Cmd;

/// <summary>The RAM half of the trust is proved in a sandbox, or a clear word says why it is not.</summary>
public static class VerifyProofTests
{
    [Fact]
    public static async Task The_trust_is_proved_with_a_session_that_may_do_nothing_and_is_let_go_of()
    {
        using var bench = await VerifyBench.OpenAsync();
        using var run = bench.Run("verify", "-v");

        var assumed = Assert.Single(bench.Queries, query =>
            query.Contains("RoleSessionName=", StringComparison.Ordinal)
        );
        Assert.Contains("RoleSessionName=dts-apply-verify", assumed, StringComparison.Ordinal);
        Assert.Contains("DurationSeconds=900", assumed, StringComparison.Ordinal);
        Assert.Contains(
            """Policy={"Statement":[{"Action":"*","Effect":"Deny","Resource":"*"}],"Version":"1"}""",
            assumed,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "RAM user dts-apply of lake assumed the role for 900 s",
            Flat(run.Out),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("STS.", run.Out + run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("CAIS", run.Out + run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public static async Task The_account_s_own_key_cannot_prove_it_and_nobody_tries()
    {
        using var bench = await VerifyBench.OpenAsync();
        bench.Keys = id => id is Bench.Lake ? SandboxKeys.ForAccount(id) : SandboxKeys.OfUser(id);
        using var run = bench.Run("verify");

        Assert.Equal(0, run.Code);
        Assert.DoesNotContain("AssumeRole", bench.Actions);
        Assert.Contains(
            "none, the key of lake is that of the account itself, and those cannot assume roles",
            Flat(run.Out),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "1 role in 1 account is as declared, in the sandbox, 0 of 1 proved",
            run.Out,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public static async Task A_user_whose_policies_do_not_allow_it_is_told_and_it_is_no_error()
    {
        using var bench = await VerifyBench.OpenAsync(evaluates: true);
        await bench.AsLakeAsync(
            "AttachPolicyToUser",
            ("UserName", SandboxKeys.UserName),
            ("PolicyName", "AliyunRAMReadOnlyAccess"),
            ("PolicyType", "System")
        );
        using var run = bench.Run("verify");

        Assert.Equal(0, run.Code);
        Assert.Contains(
            "none, RAM user dts-apply of lake may not call sts:AssumeRole",
            Flat(run.Out),
            StringComparison.Ordinal
        );
    }

    private static string Flat(string text) =>
        string.Join(' ', text.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
