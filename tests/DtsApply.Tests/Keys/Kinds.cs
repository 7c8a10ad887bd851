using System.Net;
using System.Text.Json.Nodes;
using DtsApply.Model;
using DtsApply.Sandbox;

namespace DtsApply.Tests.Keys;

/// <summary>Every way to come by keys, set up so that it gives keys of an account that the test chooses.</summary>
internal static class Kinds
{
    public static readonly string[] All =
    [
        "environment",
        "AK",
        "StsToken",
        "RamRoleArn",
        "RamRoleArn with a token",
        "ChainableRamRoleArn",
        "EcsRamRole",
        "OIDC",
        "CredentialsURI",
        "External",
        "CloudSSO",
        "assumeRole",
        "ambient: variables",
        "ambient: OIDC",
        "ambient: profile",
        "ambient: instance",
        "ambient: URI",
    ];

    /// <summary>The credentials of an account that are set up to give keys of account <paramref name="owner"/>.</summary>
    /// <param name="bench">Where.</param>
    /// <param name="kind">One of <see cref="All"/>.</param>
    /// <param name="owner">Whose keys they give.</param>
    /// <param name="isKnown">Whether the service knows the keys.</param>
    public static async Task<Credentials> SetUpAsync(KeyBench bench, string kind, string owner, bool isKnown = true)
    {
        var session = await bench.SessionAsync(owner);
        var unknown = isKnown ? "" : "Unknown";
        var user = SandboxKeys.OfUser(owner);
        var key = new JsonObject { ["access_key_id"] = user.Id + unknown, ["access_key_secret"] = user.Secret };
        var temporary = new JsonObject
        {
            ["access_key_id"] = session.Id + unknown,
            ["access_key_secret"] = session.SecretText,
            ["sts_token"] = session.Token,
            ["sts_expiration"] = bench.Clock.Now.AddHours(1).ToUnixTimeSeconds(),
        };
        var hub = SandboxKeys.OfUser(KeyBench.Hub);
        var ofHub = new JsonObject { ["access_key_id"] = hub.Id + unknown, ["access_key_secret"] = hub.Secret };
        var role = new JsonObject
        {
            ["ram_role_arn"] = $"acs:ram::{owner}:role/{KeyBench.Deployer}",
            ["ram_session_name"] = "from-a-profile",
        };
        var answer = new JsonObject
        {
            ["Code"] = "Success",
            ["AccessKeyId"] = session.Id + unknown,
            ["AccessKeySecret"] = session.SecretText,
            ["SecurityToken"] = session.Token,
            ["Expiration"] = bench.Clock.Now.AddHours(1).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", null),
        };
        switch (kind)
        {
            case "environment":
                bench.Variables["ORDERS_ACCESS_KEY_ID"] = user.Id + unknown;
                bench.Variables["ORDERS_ACCESS_KEY_SECRET"] = user.Secret;
                return new EnvironmentCredentials("ORDERS");
            case "ambient: variables":
                bench.Variables["ALIBABA_CLOUD_ACCESS_KEY_ID"] = user.Id + unknown;
                bench.Variables["ALIBABA_CLOUD_ACCESS_KEY_SECRET"] = user.Secret;
                return new AmbientCredentials();
            case "ambient: profile":
                bench.WithProfiles(Profile("it", "AK", key)).Variables["ALIBABA_CLOUD_PROFILE"] = "it";
                return new AmbientCredentials();
            case "AK":
                return Keep(bench, Profile("it", "ak", key));
            case "StsToken":
                return Keep(bench, Profile("it", kind, temporary));
            case "CloudSSO":
                return Keep(bench, Profile("it", kind, temporary));
            case "RamRoleArn":
                return Keep(bench, Profile("it", kind, ofHub, role));
            case "RamRoleArn with a token":
                var between = await bench.SessionAsync(KeyBench.Hub);
                await bench.WithRoleAsync(owner, "second", KeyBench.Hub);
                role["ram_role_arn"] = $"acs:ram::{owner}:role/second";
                temporary["access_key_id"] = between.Id + unknown;
                temporary["access_key_secret"] = between.SecretText;
                temporary["sts_token"] = between.Token;
                return Keep(bench, Profile("it", "RamRoleArn", temporary, role));
            case "ChainableRamRoleArn":
                role["source_profile"] = "hub";
                return Keep(bench, Profile("it", kind, role), Profile("hub", "AK", ofHub));
            case "EcsRamRole":
                bench.Near = Metadata(answer);
                return Keep(bench, Profile("it", kind, new JsonObject { ["ram_role_name"] = "instance" }));
            case "ambient: instance":
                bench.Near = Metadata(answer);
                return new AmbientCredentials();
            case "CredentialsURI":
                bench.Near = _ => answer.ToJsonString();
                return Keep(
                    bench,
                    Profile("it", kind, new JsonObject { ["credentials_uri"] = "http://127.0.0.1:9/keys" })
                );
            case "ambient: URI":
                bench.Near = _ => answer.ToJsonString();
                bench.Variables["ALIBABA_CLOUD_CREDENTIALS_URI"] = "http://localhost:9/keys";
                return new AmbientCredentials();
            case "External":
                var printed = bench.Write("printed.json", Profile("", "StsToken", temporary));
                return Keep(bench, Profile("it", kind, new JsonObject { ["process_command"] = $"/bin/cat {printed}" }));
            case "OIDC" or "ambient: OIDC":
                return Oidc(bench, kind, role, answer);
            default:
                bench
                    .Hold("HUB", hub with { Id = hub.Id + unknown })
                    .Declare("hub", KeyBench.Hub, new EnvironmentCredentials("HUB"));
                return new AssumeRoleCredentials("hub", KeyBench.Deployer, null, null);
        }
    }

    private static Credentials Oidc(KeyBench bench, string kind, JsonObject role, JsonObject answer)
    {
        var token = bench.Write("token", KeyBench.Secret + "\n");
        bench.Instead = call =>
            call.Action is not "AssumeRoleWithOIDC"
                ? null
                : new(HttpStatusCode.OK)
                {
                    Content = new StringContent(
                        $$$"""
                        {
                          "RequestId": "R",
                          "AssumedRoleUser": {"Arn": "{{{role["ram_role_arn"]}}}/ci"},
                          "Credentials": {{{answer.ToJsonString()}}}
                        }
                        """
                    ),
                };
        if (kind is "OIDC")
        {
            role["oidc_provider_arn"] = "acs:ram::0000111100000002:oidc-provider/ci";
            role["oidc_token_file"] = token;
            return Keep(bench, Profile("it", kind, role));
        }

        bench.Variables["ALIBABA_CLOUD_ROLE_ARN"] = (string)role["ram_role_arn"]!;
        bench.Variables["ALIBABA_CLOUD_OIDC_PROVIDER_ARN"] = "acs:ram::0000111100000002:oidc-provider/ci";
        bench.Variables["ALIBABA_CLOUD_OIDC_TOKEN_FILE"] = token;
        return new AmbientCredentials();
    }

    private static ProfileCredentials Keep(KeyBench bench, params string[] profiles)
    {
        bench.WithProfiles(profiles);
        return new("it");
    }

    private static string Profile(string name, string mode, params JsonObject[] members)
    {
        var profile = new JsonObject { ["name"] = name, ["mode"] = mode };
        foreach (var (key, value) in members.SelectMany(part => part))
        {
            profile[key] = value?.DeepClone();
        }

        return profile.ToJsonString();
    }

    private static Func<HttpRequestMessage, string?> Metadata(JsonObject answer) =>
        request =>
            request.RequestUri!.AbsolutePath switch
            {
                "/latest/api/token" => "metadata-token",
                "/latest/meta-data/ram/security-credentials/" => "instance",
                "/latest/meta-data/ram/security-credentials/instance" => answer.ToJsonString(),
                _ => "",
            };
}
