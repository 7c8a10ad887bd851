using System.Text;
using DtsApply.Sandbox;
using DtsApply.Sandbox.Faults;
using Xunit;

namespace DtsApply.Tests.Sandbox;

public static class FaultTests
{
    private static readonly (string, string) Name = ("RoleName", "r");
    private static readonly (string, string) Document = ("AssumeRolePolicyDocument", Bench.Trust);

    [Theory]
    [InlineData("throttle=2", "400 Throttling.User")]
    [InlineData("error-500=2", "500 InternalError")]
    [InlineData("error-503=2", "503 ServiceUnavailable")]
    [InlineData("expired-token=2", "400 InvalidSecurityToken.Expired")]
    public static async Task The_first_calls_of_an_action_meet_the_fault_and_do_nothing(string fault, string expected)
    {
        using var bench = await WithAsync(0, fault);

        Assert.Equal(expected, $"{await bench.CallAsync("CreateRole", Name, Document)}");
        Assert.Equal(expected, $"{await bench.CallAsync("CreateRole", Name, Document)}");
        Assert.Equal("200", $"{await bench.CallAsync("CreateRole", Name, Document)}");
        Assert.Equal(expected, $"{await bench.CallAsync("GetRole", Name)}");
    }

    [Fact]
    public static async Task A_fault_can_be_set_for_one_action_and_one_account()
    {
        using var bench = await WithAsync(0, $"throttle:GetRole@{Bench.Lake}=100%");

        Assert.Equal("404", $"{(await bench.CallAsync("GetRole", Name)).Status}");
        Assert.Equal("200", $"{await bench.CallAsync(SandboxKeys.ForAccount(Bench.Lake), "GetCallerIdentity")}");
        Assert.Equal(
            "400 Throttling.User",
            $"{await bench.CallAsync(SandboxKeys.ForAccount(Bench.Lake), "GetRole", Name)}"
        );
    }

    [Fact]
    public static async Task A_bad_gateway_answers_with_a_page()
    {
        using var bench = await WithAsync(0, "html-502=1");

        var answer = await bench.SendAsync(bench.Signed(SandboxKeys.OfUser(Bench.Orders), "GetRole", Name));

        Assert.Equal("502 text/html", $"{answer.Status} {answer.ContentType}");
        Assert.StartsWith("<html>", Encoding.UTF8.GetString(answer.Body.Span), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("drop-before:CreateRole=1", "404 EntityNotExist.Role")]
    [InlineData("drop-after:CreateRole=1", "200")]
    public static async Task A_dropped_call_was_carried_out_or_was_not(string fault, string afterwards)
    {
        using var bench = await WithAsync(0, fault);
        using var client = new HttpClient(new SandboxHandler(bench.Cloud));

        var signed = bench.Signed(SandboxKeys.OfUser(Bench.Orders), "CreateRole", Name, Document);
        using var request = new HttpRequestMessage(HttpMethod.Post, "http://127.0.0.1:8787/?" + signed.Query);
        foreach (var (name, value) in signed.Headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        await Assert.ThrowsAsync<HttpRequestException>(() =>
            client.SendAsync(request, TestContext.Current.CancellationToken)
        );
        Assert.Equal(afterwards, $"{await bench.CallAsync("GetRole", Name)}");
    }

    [Fact]
    public static async Task Chance_is_repeated_by_the_seed()
    {
        var first = await OutcomesAsync(1);

        Assert.Equal(first, await OutcomesAsync(1));
        Assert.NotEqual(first, await OutcomesAsync(2));
        Assert.InRange(first.Count(outcome => outcome is '4'), 40, 80);
    }

    [Fact]
    public static async Task A_switch_changes_what_is_kept()
    {
        var read = SandboxFaults.Read(
            [
                "trust=sorted",
                "trust=collapsed",
                "trust-length=1000",
                "empty-description=keep",
                "omitted-duration=reset",
                "own-account=keep",
                "policy-names=strict",
            ],
            0
        );
        Assert.Empty(read.Problems);
        Assert.Equal(
            new SandboxRules
            {
                SortsTrust = true,
                CollapsesTrust = true,
                TrustLength = 1000,
                EmptyDescriptionClears = false,
                OmittedDurationResets = true,
                RewritesOwnAccount = false,
                StrictPolicyNames = true,
            },
            read.Rules
        );

        using var bench = await WithAsync(0, "trust=reserialized");
        await bench.CallAsync(
            "CreateRole",
            Name,
            (
                "AssumeRolePolicyDocument",
                Bench
                    .Trust.Replace(":", " : ", StringComparison.Ordinal)
                    .Replace(
                        "acs : ram :  : 0000444455556666 : root",
                        "acs:ram::0000444455556666:root",
                        StringComparison.Ordinal
                    )
                    .Replace("sts : ", "sts:", StringComparison.Ordinal)
            )
        );
        Assert.Equal(Bench.Trust, $"{(await bench.CallAsync("GetRole", Name))["Role"]["AssumeRolePolicyDocument"]}");
    }

    [Fact]
    public static async Task Role_names_and_principals_can_be_held_to_other_rules()
    {
        using var bench = await WithAsync(0, "role-names=loose", "principals=checked");
        (string, string) Naming(string principal) =>
            (
                "AssumeRolePolicyDocument",
                Bench.Trust.Replace("0000444455556666:root", principal, StringComparison.Ordinal)
            );

        Assert.Equal("200", $"{await bench.CallAsync("CreateRole", ("RoleName", "a_b@c"), Document)}");
        Assert.Equal(
            "200",
            $"{await bench.CallAsync("CreateRole", ("RoleName", "known"), Naming("0000444455556666:user/dts-apply"))}"
        );
        Assert.Equal(
            "200",
            $"{await bench.CallAsync("CreateRole", ("RoleName", "elsewhere"), Naming("1111444455556666:user/none"))}"
        );
        Assert.Equal(
            "400 MalformedPolicyDocument",
            $"{await bench.CallAsync("CreateRole", ("RoleName", "unknown"), Naming("0000444455556666:user/none"))}"
        );
        Assert.Equal(
            "400 MalformedPolicyDocument",
            $"{await bench.CallAsync("CreateRole", ("RoleName", "unknown"), Naming("0000111122223333:role/none"))}"
        );
    }

    [Theory]
    [InlineData("throttle")]
    [InlineData("throttle=")]
    [InlineData("throttle=often")]
    [InlineData("throttle=101%")]
    [InlineData("latency=5")]
    [InlineData("latency=99999999999999m")]
    [InlineData("nonsense=1")]
    [InlineData("trust=upside-down")]
    [InlineData("trust:GetRole=sorted")]
    [InlineData("throttle@123=1")]
    [InlineData("throttle=1.5")]
    [InlineData("throttle=-0.5")]
    [InlineData("throttle:GetEverything=1")]
    [InlineData("unreadable")]
    [InlineData("unassumable=")]
    public static void What_is_no_fault_is_said(string option)
    {
        Assert.Contains(option, Assert.Single(SandboxFaults.Read([option], 0).Problems), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("throttle:GetRoles=1", "there is no action GetRoles; did you mean GetRole?")]
    [InlineData("throttle:getrole=1", "there is no action getrole; did you mean GetRole?")]
    [InlineData("unreadable:AsumeRole=3s", "there is no action AsumeRole; did you mean AssumeRole?")]
    [InlineData("throtle=1", "there is no such fault; did you mean throttle?")]
    [InlineData("unassumeable", "is not NAME=VALUE")]
    public static void What_was_meant_is_guessed(string option, string expected) =>
        Assert.Contains(expected, Assert.Single(SandboxFaults.Read([option], 0).Problems), StringComparison.Ordinal);

    [Fact]
    public static async Task The_example_of_the_help_is_a_chance_like_the_percentage() =>
        Assert.Equal(await OutcomesAsync(1), await OutcomesAsync(1, "throttle=0.3"));

    private static async Task<string> OutcomesAsync(int seed, string fault = "throttle=30%")
    {
        using var bench = await WithAsync(seed, fault);
        var outcomes = new StringBuilder();
        for (var call = 0; call < 200; call++)
        {
            outcomes.Append((await bench.CallAsync("GetCallerIdentity")).Status / 100);
        }

        return outcomes.ToString();
    }

    internal static Task<Bench> WithAsync(int seed, params string[] faults)
    {
        var read = SandboxFaults.Read(faults, seed);
        Assert.Empty(read.Problems);
        return Bench.OpenAsync(options => options with { Faults = read.Faults, Rules = read.Rules });
    }
}
