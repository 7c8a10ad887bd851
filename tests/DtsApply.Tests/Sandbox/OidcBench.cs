using System.Security.Cryptography;
using System.Text;
using DtsApply.Sandbox;
using DtsApply.Sandbox.Gateway;
using DtsApply.Signing;

namespace DtsApply.Tests.Sandbox;

/// <summary>AssumeRoleWithOIDC as clients send it, and tokens that are not as they should be.</summary>
internal static class OidcBench
{
    public const string Role = "acs:ram::0000444455556666:role/deployer";

    public static readonly string Provider = SandboxOidc.ProviderArn(Bench.Lake);

    /// <summary>A sandbox whose account Lake has a role deployer that trusts the provider.</summary>
    public static async Task<Bench> OpenAsync(
        string condition = "",
        string? trust = null,
        Func<SandboxOptions, SandboxOptions>? with = null
    )
    {
        var bench = await Bench.OpenAsync(with);
        var document = trust
            ?? "{\"Statement\":[{\"Action\":\"sts:AssumeRole\",\"Effect\":\"Allow\","
                + $"\"Principal\":{{\"Federated\":[\"{Provider}\"]}}{condition}}}],\"Version\":\"1\"}}";
        var made = await bench.CallAsync(
            SandboxKeys.ForAccount(Bench.Lake),
            "CreateRole",
            ("RoleName", "deployer"),
            ("AssumeRolePolicyDocument", document)
        );
        return made.Status is 200 ? bench : throw new InvalidOperationException($"{made} {made["Message"]}");
    }

    public static string Token(this Bench bench) =>
        SandboxOidc.Token(SandboxOidc.Subject, SandboxOidc.Audience, bench.Clock.Now, TimeSpan.FromMinutes(10));

    /// <summary>Asks for the role with a token, the secret parameters in a form.</summary>
    public static async Task<Answer> AssumeAsync(this Bench bench, string token, params (string, string)[] other) =>
        Answer.Read(await bench.SendAsync(Request(bench, token, "POST", name => !Public.Contains(name), other)));

    public static Request Request(
        Bench bench,
        string token,
        string method,
        Predicate<string> inForm,
        params (string Name, string Value)[] other
    )
    {
        var parameters = new Dictionary<string, string>
        {
            ["Action"] = "AssumeRoleWithOIDC",
            ["Format"] = "JSON",
            ["SignatureNonce"] = "once",
            ["Timestamp"] = bench.Clock.Now.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", null),
            ["Version"] = "2015-04-01",
            ["RoleArn"] = Role,
            ["OIDCProviderArn"] = Provider,
            ["OIDCToken"] = token,
            ["RoleSessionName"] = "ci",
        };
        foreach (var (name, value) in other)
        {
            parameters[name] = value;
        }

        var headers = new Dictionary<string, string>
        {
            ["host"] = "127.0.0.1:8787",
            ["content-type"] = "application/x-www-form-urlencoded",
        };
        return new(method, Encoded(name => !inForm(name)), headers, Encoded(inForm));

        string Encoded(Predicate<string> which) =>
            string.Join(
                '&',
                parameters
                    .Where(pair => which(pair.Key))
                    .Select(pair => $"{pair.Key}={PercentEncoding.Encode(pair.Value)}")
            );
    }

    /// <summary>A token with whatever is in it, signed by the sandbox's key or by another one.</summary>
    public static string Made(string header, string claims, ECDsa? key = null)
    {
        var content = $"{Part(header)}.{Part(claims)}";
        return key is null ? SandboxOidc.Signed(content) : $"{content}.{Base64Token.Encode(Signature(key))}";

        byte[] Signature(ECDsa other) => other.SignData(Encoding.ASCII.GetBytes(content), HashAlgorithmName.SHA256);
    }

    public static string Part(string text) => Base64Token.Encode(Encoding.UTF8.GetBytes(text));

    private static readonly string[] Public = ["Action", "Format", "SignatureNonce", "Timestamp", "Version"];
}
