using DtsApply.Alibaba.Credentials;
using DtsApply.Live;
using DtsApply.Model;
using Xunit;

namespace DtsApply.Tests.Alibaba;

public static class KeyResolverTests
{
    private const string Canary = "canary-secret-0123456789";
    private static readonly Dictionary<string, string> Empty = [];

    private const string File = $$"""
        {"current":"prod","profiles":[
          null, 7, {"mode":5}, {"name":9,"mode":"AK"},
          {"name":"prod","mode":"ak","access_key_id":" LTAI5tProdProdx7Qd\n","access_key_secret":"{{Canary}}","region_id":"cn-hangzhou"},
          {"name":"orders-prod","mode":"StsToken","access_key_id":"STS.NT0123456789abcd","access_key_secret":"{{Canary}}",
           "sts_token":"CAIS+x=","sts_expiration":1795446187},
          {"name":"sso","mode":"CloudSSO","access_token":"{{Canary}}"},
          {"name":"half","mode":"AK","access_key_id":"LTAI5tHalf"},
          {"name":"split","mode":"AK","access_key_id":"LTAI5tSplit","access_key_secret":"{{Canary}}\n{{Canary}}"},
          {"name":"token","mode":"StsToken","access_key_id":"STS.NT","access_key_secret":"{{Canary}}"}]}
        """;

    private static AccessKey Resolve(
        Credentials? credentials,
        Dictionary<string, string>? variables = null,
        string? file = File
    ) =>
        InFolder(file, sources =>
            Some.Key(sources with { Environment = name => (variables ?? Empty).GetValueOrDefault(name) }, credentials)
        );

    private static CloudException Fails(
        Credentials? credentials,
        Dictionary<string, string>? variables = null,
        string? file = File
    )
    {
        var failure = Assert.Throws<CloudException>(() => Resolve(credentials, variables, file));
        Assert.Equal(FailureKind.Credentials, failure.Kind);
        Assert.NotNull(failure.Help);
        Assert.DoesNotContain("canary", $"{failure} {failure.Help}", StringComparison.OrdinalIgnoreCase);
        return failure;
    }

    private static T InFolder<T>(string? file, Func<KeyPlaces, T> work)
    {
        var home = Directory.CreateTempSubdirectory("dts-apply-");
        try
        {
            var path = Path.Combine(home.FullName, ".aliyun", "config.json");
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            if (file is not null)
            {
                System.IO.File.WriteAllText(path, file);
            }

            return work(new(_ => null, path, home.FullName) { Handler = new Nothing() });
        }
        finally
        {
            home.Delete(recursive: true);
        }
    }

    [Fact]
    public static void A_profile_of_mode_AK_is_used_with_blanks_around_it_taken_off()
    {
        var keys = Resolve(new ProfileCredentials("prod"));
        Assert.Equal(("LTAI5tProdProdx7Qd", "profile prod", "AK LTAI…x7Qd"), (keys.Id, keys.Label, keys.Masked));
        Assert.Null(keys.Expires);
    }

    [Fact]
    public static void A_temporary_profile_has_a_token_and_an_end()
    {
        var keys = Resolve(new ProfileCredentials("orders-prod"));
        Assert.Equal("CAIS+x=", keys.Token);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1795446187), keys.Expires);
    }

    [Fact]
    public static void A_profile_that_is_not_there_is_named_with_one_that_may_be_meant()
    {
        var failure = Fails(new ProfileCredentials("orders"));
        Assert.Equal("profile orders is not in ~/.aliyun/config.json", failure.Message);
        Assert.Equal("did you mean orders-prod? or add it: aliyun configure --profile orders", failure.Help);
    }

    [Theory]
    [InlineData("sso", "the keys that the aliyun CLI keeps for profile sso have ended")]
    [InlineData("half", "access_key_secret of profile half in ~/.aliyun/config.json is missing or empty")]
    [InlineData("token", "sts_token of profile token in ~/.aliyun/config.json is missing or empty")]
    [InlineData("split", "access_key_secret of profile split in ~/.aliyun/config.json holds letters that no key has")]
    public static void A_profile_that_cannot_be_used_says_why(string profile, string message) =>
        Assert.Equal(message, Fails(new ProfileCredentials(profile)).Message);

    [Theory]
    [InlineData("")]
    [InlineData("{\"profiles\":[{\"access_key_secret\":\"canary-secret-0123456789\"")]
    [InlineData("canary-secret-0123456789")]
    [InlineData("[]")]
    public static void A_file_that_is_no_configuration_is_never_quoted(string file) =>
        Assert.Equal(
            "~/.aliyun/config.json cannot be understood: it is no JSON of the aliyun CLI",
            Fails(new ProfileCredentials("prod"), file: file).Message
        );

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"profiles\":null}")]
    [InlineData("{\"profiles\":{}}")]
    public static void A_file_without_profiles_has_none(string file) =>
        Assert.Equal(
            "profile prod is not in ~/.aliyun/config.json",
            Fails(new ProfileCredentials("prod"), file: file).Message
        );

    [Fact]
    public static void A_file_that_is_not_there_is_named() =>
        Assert.Equal(
            "profile prod is not found: there is no file ~/.aliyun/config.json",
            Fails(new ProfileCredentials("prod"), file: null).Message
        );

    [Fact]
    public static void A_folder_beside_the_home_folder_is_not_shortened() => InFolder(null, sources =>
        {
            var other = sources with { ProfileFile = sources.Home + "-other/config.json" };
            Assert.Equal(
                $"profile x is not found: there is no file {sources.Home}-other/config.json",
                Assert.Throws<CloudException>(() => Some.Key(other, new ProfileCredentials("x"))).Message
            );
            return 0;
        });

    [Fact]
    public static void Environment_variables_begin_with_the_prefix_as_written_but_for_dashes()
    {
        var keys = Resolve(
            new EnvironmentCredentials("my-Orders"),
            new()
            {
                ["my_Orders_ACCESS_KEY_ID"] = "LTAI5tExamplex7Qd",
                ["my_Orders_ACCESS_KEY_SECRET"] = Canary,
                ["my_Orders_SECURITY_TOKEN"] = "CAIS\r\n",
            }
        );
        Assert.Equal(("LTAI5tExamplex7Qd", "CAIS", "environment my-Orders"), (keys.Id, keys.Token, keys.Label));
    }

    [Theory]
    [InlineData("ORDERS_ACCESS_KEY_ID")]
    [InlineData("ORDERS_ACCESS_KEY_SECRET")]
    public static void A_variable_that_is_not_set_is_named(string missing)
    {
        Dictionary<string, string> variables = new()
        {
            ["ORDERS_ACCESS_KEY_ID"] = "LTAI5tExample",
            ["ORDERS_ACCESS_KEY_SECRET"] = Canary,
        };
        variables.Remove(missing);
        Assert.Equal(
            $"environment variable {missing} is not set",
            Fails(new EnvironmentCredentials("ORDERS"), variables).Message
        );
    }

    [Fact]
    public static void The_default_chain_goes_from_variables_to_the_named_to_the_current_profile()
    {
        Dictionary<string, string> all = new()
        {
            ["ALIBABA_CLOUD_ACCESS_KEY_ID"] = "LTAI5tEnvironment",
            ["ALIBABA_CLOUD_ACCESS_KEY_SECRET"] = Canary,
            ["ALIBABA_CLOUD_PROFILE"] = "orders-prod",
        };
        foreach (var credentials in new[] { null, new AmbientCredentials() })
        {
            Assert.Equal("the default environment variables", Resolve(credentials, all).Label);
            Assert.Equal(
                "profile orders-prod",
                Resolve(credentials, new() { ["ALIBABA_CLOUD_PROFILE"] = "orders-prod" }).Label
            );
            Assert.Equal("profile prod", Resolve(credentials).Label);
            Assert.Equal(
                "ALIBABA_CLOUD_ACCESS_KEY_ID is not set, and there is no current profile",
                Fails(credentials, file: null).Message
            );
        }
    }

    [Fact]
    public static void Half_of_the_default_variables_is_not_passed_over_in_silence() =>
        Assert.Equal(
            "environment variable ALIBABA_CLOUD_ACCESS_KEY_SECRET is not set",
            Fails(null, new() { ["ALIBABA_CLOUD_ACCESS_KEY_ID"] = "LTAI5tEnvironment" }).Message
        );

    private sealed class Nothing : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken token) =>
            throw new HttpRequestException(HttpRequestError.ConnectionError);
    }
}
