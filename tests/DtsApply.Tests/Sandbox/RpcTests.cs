using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DtsApply.Sandbox;
using DtsApply.Signing;
using DtsApply.Tests.Alibaba;
using Xunit;

namespace DtsApply.Tests.Sandbox;

public static class RpcTests
{
    private static readonly SandboxKey User = SandboxKeys.OfUser(Bench.Orders);
    private static int _nonce;

    public static TheoryData<int> Captured() =>
        [.. Enumerable.Range(0, Vector.Read("node-pop-core-rpc.jsonl").Count())];

    [Theory]
    [MemberData(nameof(Captured))]
    public static async Task A_request_of_an_official_client_is_accepted(int line)
    {
        using var bench = await SignatureTests.WithCapturedKeyAsync();
        var vector = Vector.Read("node-pop-core-rpc.jsonl").ElementAt(line);

        var answer = Answer.Read(await bench.SendAsync(SignatureTests.ToRequest(vector)));

        var hasToken = (vector.Query + vector.Body).Contains("SecurityToken=", StringComparison.Ordinal);
        Assert.True(
            hasToken
                ? answer.Code is "InvalidSecurityToken.Malformed"
                : answer.Status is 200 || answer.Code is "EntityNotExist.Role",
            answer.ToString()
        );
    }

    [Theory]
    [MemberData(nameof(Captured))]
    public static async Task A_captured_request_with_one_byte_changed_is_refused(int line)
    {
        using var bench = await SignatureTests.WithCapturedKeyAsync();
        var request = SignatureTests.ToRequest(Vector.Read("node-pop-core-rpc.jsonl").ElementAt(line));
        var spoiled = SignatureTests
            .Changes(request.Query)
            .Select(query => request with { Query = query })
            .Concat(SignatureTests.Changes(request.Body).Select(body => request with { Body = body }))
            .Append(request with { Method = request.Method is "GET" ? "POST" : "GET" });
        foreach (var one in spoiled)
        {
            var answer = Answer.Read(await bench.SendAsync(one));

            // A parameter with another name is a missing one.
            Assert.True(
                answer.Code is "SignatureDoesNotMatch" or "InvalidAccessKeyId.NotFound" or "InvalidSignatureMethod"
                    || answer.Code!.StartsWith("Missing", StringComparison.Ordinal),
                $"{answer} {one}"
            );
        }
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    public static async Task Parameters_may_be_in_the_query_the_form_or_both(string method)
    {
        using var bench = await Bench.OpenAsync();
        foreach (var inForm in (Func<string, bool>[])[_ => false, _ => true, name => name.StartsWith('S')])
        {
            Assert.Equal(
                "404 EntityNotExist.Role",
                $"{Answer.Read(await bench.SendAsync(Signed(method, new() { ["RoleName"] = "ram-for-dts" }, inForm)))}"
            );
        }
    }

    [Theory]
    [InlineData("AccessKeyId", "", "400 MissingAccessKeyId")]
    [InlineData("AccessKeyId", "unknown", "404 InvalidAccessKeyId.NotFound")]
    [InlineData("Signature", "", "400 MissingSignature")]
    [InlineData("Signature", "AAAA", "400 SignatureDoesNotMatch")]
    [InlineData("SignatureMethod", "HMAC-MD5", "400 InvalidSignatureMethod")]
    [InlineData("Timestamp", "2026-11-23 15:57:00", "400 InvalidTimeStamp.Format")]
    [InlineData("Timestamp", "2026-11-23T15:57:00.123Z", "404 EntityNotExist.Role")]
    [InlineData("Timestamp", "2026-11-23T16:12:00.000Z", "404 EntityNotExist.Role")]
    [InlineData("Timestamp", "2026-11-23T16:12:00.001Z", "400 InvalidTimeStamp.Expired")]
    [InlineData("Timestamp", "2026-11-23T15:57:00.123+00:00", "400 InvalidTimeStamp.Format")]
    [InlineData("Timestamp", "2026-11-23T15:41:59Z", "400 InvalidTimeStamp.Expired")]
    [InlineData("Action", "", "400 MissingAction")]
    [InlineData("Version", "2015-05-02", "404 InvalidApi.NotFound")]
    [InlineData("SecurityToken", "CAIS", "400 InvalidSecurityToken.Malformed")]
    public static async Task A_public_parameter_that_is_missing_or_wrong_is_refused(
        string name,
        string value,
        string expected
    )
    {
        using var bench = await Bench.OpenAsync();

        Assert.Equal(
            expected,
            $"{Answer.Read(await bench.SendAsync(Signed("GET", new() { ["RoleName"] = "r", [name] = value }, _ => false)))}"
        );
    }

    [Fact]
    public static async Task A_signature_that_does_not_fit_is_told_with_the_text_that_should_have_been_signed()
    {
        using var bench = await Bench.OpenAsync();
        var request = Signed("POST", new() { ["RoleName"] = "a b", ["Signature"] = "AAAA" }, name =>
            name is "RoleName"
        );

        var answer = Answer.Read(await bench.SendAsync(request));

        var (before, text) = $"{answer["Message"]}".Split(" server string to sign is:") is [var first, var second]
            ? (first, second)
            : default;
        Assert.Equal("Specified signature is not matched with our calculation.", before);
        Assert.StartsWith("POST&%2F&AccessKeyId%3D", text, StringComparison.Ordinal);
        Assert.Contains("RoleName%3Da%2520b", text, StringComparison.Ordinal);

        // Whoever signs that very text is let in, as far as the name of the role.
        var right = $"Signature={PercentEncoding.Encode(Hash(User.Secret, text))}";
        var again = request with { Query = request.Query.Replace("Signature=AAAA", right, StringComparison.Ordinal) };
        Assert.Equal("400 InvalidParameter.RoleName.InvalidChars", $"{Answer.Read(await bench.SendAsync(again))}");
    }

    [Fact]
    public static void The_signature_of_the_documentation_is_reproduced()
    {
        const string query =
            "Action=CreateUser&UserName=test&Format=JSON&Version=2015-05-01"
            + "&SignatureNonce=6a6e0ca6-4557-11e5-86a2-b8e8563dc8d2&Timestamp=2015-08-18T03%3A15%3A45Z"
            + "&SignatureMethod=HMAC-SHA1&SignatureVersion=1.0&AccessKeyId=testid";

        Assert.Equal("kRA2cnpJVacIhDMzXnoNZG9tDCI=", Signature("GET", query, "testsecret"));
    }

    private static Request Signed(string method, Dictionary<string, string> given, Func<string, bool> inForm)
    {
        var all = new Dictionary<string, string>
        {
            ["Action"] = "GetRole",
            ["Version"] = "2015-05-01",
            ["AccessKeyId"] = User.Id,
            ["SignatureMethod"] = "HMAC-SHA1",
            ["SignatureVersion"] = "1.0",
            ["SignatureNonce"] = $"rpc-{Interlocked.Increment(ref _nonce)}",
            ["Timestamp"] = SandboxClock.Start.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        };
        foreach (var (name, value) in given)
        {
            all[name] = value;
        }

        all.TryAdd("Signature", Signature(method, Join(all), User.Secret));
        var query = Join(all.Where(pair => !inForm(pair.Key)));
        return new(
            method,
            query,
            new() { ["content-type"] = "application/x-www-form-urlencoded; charset=utf-8" },
            Join(all.Where(pair => inForm(pair.Key)))
        );
    }

    private static string Join(IEnumerable<KeyValuePair<string, string>> pairs) =>
        string.Join('&', pairs.Select(pair => $"{pair.Key}={PercentEncoding.Encode(pair.Value)}"));

    private static string Signature(string method, string query, string secret) =>
        Hash(secret, $"{method}&%2F&{PercentEncoding.Encode(Acs3.CanonicalQuery(query))}");

#pragma warning disable CA5350 // The wire form prescribes HMAC-SHA1.
    private static string Hash(string secret, string text) =>
        Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(secret + "&"), Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5350
}
