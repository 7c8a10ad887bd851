using DtsApply.Live;
using DtsApply.Model;
using DtsApply.Sandbox;
using Xunit;

namespace DtsApply.Tests.Keys;

/// <summary>What each way to come by keys asks, and what it does not.</summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public static class SourceTests
{
    private const string Answer =
        """{"Code":"Success","AccessKeyId":"STS.X","AccessKeySecret":"s","SecurityToken":"CAIS"}""";

    [Fact]
    public static async Task The_metadata_service_is_asked_with_a_token_and_by_nothing_but_its_own_address()
    {
        using var bench = Instance(_ => Answer);
        await KeyAsync(bench);
        Assert.Equal(
            [
                "PUT http://100.100.100.200/latest/api/token X-aliyun-ecs-metadata-token-ttl-seconds",
                "GET http://100.100.100.200/latest/meta-data/ram/security-credentials/ci X-aliyun-ecs-metadata-token",
            ],
            bench.Asked
        );
    }

    [Fact]
    public static async Task Without_a_token_to_get_the_first_version_does_unless_it_is_switched_off()
    {
        using var bench = Instance(request => request.Method == HttpMethod.Put ? "" : Answer);
        await KeyAsync(bench);
        Assert.DoesNotContain("X-aliyun", bench.Asked[^1], StringComparison.Ordinal);

        using var strict = Instance(request => request.Method == HttpMethod.Put ? "" : Answer);
        strict.Variables["ALIBABA_CLOUD_IMDSV1_DISABLED"] = "TRUE";
        Assert.Equal("the metadata service gives no token", (await FailsAsync(strict)).Message);
        Assert.Single(strict.Asked);

        using var off = Instance(_ => Answer);
        off.Variables["ALIBABA_CLOUD_ECS_METADATA_DISABLED"] = "true";
        await FailsAsync(off);
        Assert.Empty(off.Asked);
    }

    [Theory]
    [InlineData("../../../user-data")]
    [InlineData("a b")]
    [InlineData("..")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123456789")]
    [InlineData("")]
    public static async Task A_name_of_a_role_that_is_none_is_not_asked_for(string role)
    {
        using var bench = new KeyBench();
        bench.Near = request => request.Method == HttpMethod.Put ? "t" : role;
        bench.WithProfiles("""{"name":"it","mode":"EcsRamRole"}""");
        await FailsAsync(bench);
        Assert.Equal(2, bench.Asked.Count);
    }

    [Theory]
    [InlineData("http://127.0.0.1:8080/keys", true)]
    [InlineData("http://localhost/keys", true)]
    [InlineData("http://[::1]:1/keys", true)]
    [InlineData("http://169.254.170.2/v2", true)]
    [InlineData("http://[fe80::1]/keys", true)]
    [InlineData("https://broker.example.com/keys", true)]
    [InlineData("http://10.0.0.1/keys", false)]
    [InlineData("http://broker.example.com/keys", false)]
    [InlineData("http://localhost.example.com/keys", false)]
    [InlineData("http://user:pass@127.0.0.1/keys", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("keys", false)]
    public static async Task A_credentials_URI_is_near_or_encrypted(string address, bool isAsked)
    {
        using var bench = new KeyBench();
        bench.Near = _ => Answer;
        bench.WithProfiles($$"""{"name":"it","mode":"CredentialsURI","credentials_uri":"{{address}}"}""");
        _ = isAsked ? await KeyAsync(bench) : await FailsAsync(bench);
        Assert.Equal(isAsked ? 1 : 0, bench.Asked.Count);
    }

    [Theory]
    [InlineData("""{"Code":"Failed","AccessKeyId":"a","AccessKeySecret":"canary-secret-0123456789"}""")]
    [InlineData("""{"AccessKeyId":"a"}""")]
    [InlineData("[]")]
    [InlineData("canary-secret-0123456789")]
    [InlineData("")]
    public static async Task An_answer_without_a_key_is_never_quoted(string answer)
    {
        using var bench = new KeyBench();
        bench.Near = _ => answer;
        bench.WithProfiles("""{"name":"it","mode":"CredentialsURI","credentials_uri":"http://127.0.0.1/keys"}""");
        var failure = await FailsAsync(bench);
        Assert.Equal("profile it answers without a key", failure.Message);
        Assert.DoesNotContain("canary", $"{failure} {failure.Help}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("OAuth", "whose sign-in belongs to the aliyun CLI alone")]
    [InlineData("rsakeypair", "which is not read here")]
    [InlineData("Guess", "which is none of the aliyun CLI's")]
    public static async Task A_mode_that_is_not_read_says_so(string mode, string words)
    {
        using var bench = new KeyBench();
        bench.WithProfiles($$"""{"name":"it","mode":"{{mode}}"}""");
        Assert.Contains(words, (await FailsAsync(bench)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public static async Task Profiles_in_a_circle_are_told()
    {
        using var bench = new KeyBench();
        bench.WithProfiles(
            """{"name":"it","mode":"ChainableRamRoleArn","source_profile":"other","ram_role_arn":"acs:ram::1:role/a"}""",
            """{"name":"other","mode":"ChainableRamRoleArn","source_profile":"it","ram_role_arn":"acs:ram::1:role/b"}"""
        );
        Assert.Contains("takes its keys from itself", (await FailsAsync(bench)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public static async Task A_profile_file_that_others_may_write_or_that_lies_in_the_working_folder_is_not_read()
    {
        using var bench = new KeyBench();
        bench.WithProfiles("""{"name":"it","mode":"AK","access_key_id":"a","access_key_secret":"s"}""");
        File.SetUnixFileMode(
            bench.ProfileFile,
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherWrite
        );
        var untrusted = await FailsAsync(bench);
        Assert.Equal((FailureKind.Untrusted, RuleId.DTS536), (untrusted.Kind, untrusted.Rule));
        Assert.Equal(
            ExitCode.Refused,
            Failures.Describe(untrusted, bench.Accounts[0], identity: null, role: null).Code
        );

        using var inside = new KeyBench();
        inside.WorkingFolder = Path.GetDirectoryName(inside.ProfileFile)!;
        inside.WithProfiles("""{"name":"it","mode":"AK","access_key_id":"a","access_key_secret":"s"}""");
        Assert.Contains("lies in the working folder", (await FailsAsync(inside)).Message, StringComparison.Ordinal);

        using var home = new KeyBench();
        home.WorkingFolder = home.Home;
        home.WithProfiles("""{"name":"it","mode":"AK","access_key_id":"a","access_key_secret":"s"}""");
        await KeyAsync(home);
    }

    [Fact]
    public static async Task An_external_ID_and_a_session_name_are_sent_along()
    {
        using var bench = new KeyBench();
        bench
            .Hold("HUB", SandboxKeys.OfUser(KeyBench.Hub))
            .Declare("hub", KeyBench.Hub, new EnvironmentCredentials("HUB"));
        const string condition = "\"Condition\":{\"StringEquals\":{\"sts:ExternalId\":\"x-1\"}},";
        await bench.WithRoleAsync(KeyBench.Member, KeyBench.Deployer, KeyBench.Hub, condition);
        var right = bench.Declare(
            "right",
            KeyBench.Member,
            new AssumeRoleCredentials("hub", KeyBench.Deployer, "x-1", "night-run")
        );
        Assert.EndsWith(
            "/night-run",
            (await bench.Cloud.WhoAmIAsync(right, TestContext.Current.CancellationToken)).Arn,
            StringComparison.Ordinal
        );

        var wrong = bench.Declare(
            "wrong",
            KeyBench.Member,
            new AssumeRoleCredentials("hub", KeyBench.Deployer, null, null)
        );
        var denied = await Assert.ThrowsAsync<CloudException>(() =>
            bench.Cloud.WhoAmIAsync(wrong, TestContext.Current.CancellationToken)
        );
        Assert.Equal(FailureKind.Denied, denied.Kind);
    }

    [Theory]
    [InlineData("ALIBABACLOUD_ACCESS_KEY_ID")]
    [InlineData("ALICLOUD_ACCESS_KEY")]
    public static async Task A_name_that_only_other_tools_read_is_told(string name)
    {
        using var bench = new KeyBench();
        bench.Variables[name] = "k";
        var account = bench.Declare("orders", KeyBench.Member, null);
        var failure = await Assert.ThrowsAsync<CloudException>(() =>
            bench.Cloud.WhoAmIAsync(account, TestContext.Current.CancellationToken)
        );
        Assert.Contains($"{name} is set, but that is another tool's name", failure.Help, StringComparison.Ordinal);
        Assert.Contains("ALIBABA_CLOUD_ACCESS_KEY_ID", failure.Help, StringComparison.Ordinal);
        Assert.Empty(bench.Asked);
    }

    [Fact]
    public static async Task The_file_of_the_official_SDKs_is_not_read_and_that_is_said_where_nothing_is_found()
    {
        using var bench = new KeyBench();
        Directory.CreateDirectory(Path.Combine(bench.Home, ".alibabacloud"));
        bench.Write(".alibabacloud/credentials.ini", "[default]\ntype = access_key\naccess_key_id = a\n");
        var account = bench.Declare("orders", KeyBench.Member, null);
        var failure = await Assert.ThrowsAsync<CloudException>(() =>
            bench.Cloud.WhoAmIAsync(account, TestContext.Current.CancellationToken)
        );
        Assert.EndsWith("~/.alibabacloud/credentials.ini is there, but not read here", failure.Help);
    }

    private static KeyBench Instance(Func<HttpRequestMessage, string> answer)
    {
        var bench = new KeyBench
        {
            Near = request => request.Method == HttpMethod.Put && answer(request) is Answer ? "t" : answer(request),
        };
        return bench.WithProfiles("""{"name":"it","mode":"EcsRamRole","ram_role_name":"ci"}""");
    }

    private static async Task<object> KeyAsync(KeyBench bench)
    {
        var account = bench.Declare("orders", KeyBench.Member, new ProfileCredentials("it"));
        bench.Instead = _ => Service();
        return await bench.Cloud.WhoAmIAsync(account, TestContext.Current.CancellationToken);
    }

    private static HttpResponseMessage Service() =>
        DtsApply.Tests.Alibaba.Service.Answers(DtsApply.Tests.Alibaba.Service.Bodies["GetCallerIdentity"]);

    internal static async Task<CloudException> FailsAsync(KeyBench bench)
    {
        var failure = await Assert.ThrowsAsync<CloudException>(() => KeyAsync(bench));
        Assert.NotNull(failure.Help);
        Assert.Empty(bench.Calls);
        return failure;
    }
}
