using System.Security.Cryptography;
using System.Text;
using CsCheck;
using DtsApply.Signing;
using Xunit;

namespace DtsApply.Tests.Alibaba;

public static class Acs3Tests
{
    private static string Sign(Vector vector) =>
        Acs3.Signature(
            Encoding.ASCII.GetBytes(Vector.Secret),
            vector.Method,
            Acs3.CanonicalQuery(vector.Query),
            vector.Signed,
            vector.Headers["x-acs-content-sha256"]
        );

    [Fact]
    public static void Every_signature_of_the_official_clients_is_reproduced()
    {
        var vectors = Vector.All().ToList();
        Assert.True(vectors.Count >= 28);
        Assert.All(vectors, vector => Assert.Equal(vector.Signature, Sign(vector)));
    }

    [Fact]
    public static void The_example_of_the_help_pages_is_reproduced()
    {
        (string, string)[] headers =
        [
            ("host", "ecs.cn-shanghai.aliyuncs.com"),
            ("x-acs-action", "RunInstances"),
            ("x-acs-content-sha256", Acs3.EmptyPayload),
            ("x-acs-date", "2023-10-26T10:22:32Z"),
            ("x-acs-signature-nonce", "3156853299f313e23d1673dc12e1703d"),
            ("x-acs-version", "2014-05-26"),
        ];
        var query = Acs3.CanonicalQuery(
            "?RegionId=cn-shanghai&ImageId=win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd"
        );
        Assert.Equal(
            "06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0",
            Acs3.Signature("YourAccessKeySecret"u8, "POST", query, headers, Acs3.EmptyPayload)
        );
    }

    [Fact]
    public static void One_changed_byte_changes_the_signature()
    {
        foreach (var vector in Vector.All())
        {
            Assert.NotEqual(vector.Signature, Sign(vector with { Target = vector.Target + "&x=1" }));
            Assert.NotEqual(vector.Signature, Sign(vector with { Method = "PUT" }));
            foreach (var name in vector.SignedHeaders.Split(';'))
            {
                var headers = vector.Headers.ToDictionary(h => h.Key, h => h.Key == name ? h.Value + "0" : h.Value);
                Assert.NotEqual(vector.Signature, Sign(vector with { Headers = headers }));
            }
        }
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("?", "")]
    [InlineData("?b=2&a=1", "a=1&b=2")]
    [InlineData("a", "a=")]
    [InlineData("a=&&b", "a=&b=")]
    [InlineData("a=b=c", "a=b%3Dc")]
    [InlineData("a=(*)~ +%2b%20", "a=%28%2A%29~%20%20%2B%20")]
    [InlineData("a=%7e%e4%bd%a0", "a=~%E4%BD%A0")]
    [InlineData("a=你😀", "a=%E4%BD%A0%F0%9F%98%80")]
    [InlineData("a=%zz%2", "a=%25zz%252")]
    [InlineData("a=%ff", "a=%FF")]
    [InlineData("aB=1&ab=2&a=3&a~=4&a%7F=5&a%20=6&a-=7", "a=3&a%20=6&a-=7&aB=1&ab=2&a~=4&a%7F=5")]
    [InlineData("a=2&a=10&a=1", "a=1&a=10&a=2")]
    public static void A_query_has_one_canonical_form(string raw, string canonical)
    {
        Assert.Equal(canonical, Acs3.CanonicalQuery(raw));
        Assert.Equal(canonical, Acs3.CanonicalQuery(canonical));
    }

    [Fact]
    public static void What_was_encoded_here_is_already_canonical() =>
        Gen.Select(Gen.String, Gen.String)
            .Sample(
                (name, value) =>
                {
                    var query = "x" + PercentEncoding.Encode(name) + "=" + PercentEncoding.Encode(value);
                    return Acs3.CanonicalQuery(query) == query;
                }
            );

    [Fact]
    public static void Any_text_has_a_canonical_form_that_stays_as_it_is() =>
        Gen.String[Gen.Char["ab%&=+?*~2Ff\u00e9\ud83d\ude00"], 0, 24]
            .Sample(raw =>
            {
                var canonical = Acs3.CanonicalQuery("x" + raw);
                return Acs3.CanonicalQuery(canonical) == canonical && canonical.All(char.IsAscii);
            });

    [Theory]
    [InlineData("a b", "a%20b")]
    [InlineData("*~+(')", "%2A~%2B%28%27%29")]
    [InlineData("你", "%E4%BD%A0")]
    public static void Encoding_is_that_of_RFC_3986(string text, string encoded) =>
        Assert.Equal(encoded, PercentEncoding.Encode(text));

    [Fact]
    public static void A_large_request_is_signed_like_a_small_one()
    {
        var document = new string('x', 200_000);
        var text = $"POST\n/\na={document}\nhost:h\n\nhost\n{Acs3.EmptyPayload}";
        var toSign = "ACS3-HMAC-SHA256\n" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        var expected = Convert.ToHexStringLower(HMACSHA256.HashData("secret"u8, Encoding.UTF8.GetBytes(toSign)));
        Assert.Equal(
            expected,
            Acs3.Signature("secret"u8, "POST", "a=" + document, [("host", " h ")], Acs3.EmptyPayload)
        );
    }
}
