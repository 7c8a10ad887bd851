using CsCheck;
using DtsApply.Messages;
using DtsApply.Model;
using Xunit;

namespace DtsApply.Tests.Model;

public static class TrustPolicyTests
{
    private const string Guide =
        """{"Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":"""
        + """{"RAM":["acs:ram::1903774258810002:root"],"Service":["1903774258810002@dts.aliyuncs.com"]}}],"Version":"1"}""";

    private static readonly TrustPolicy Wanted = TrustPolicy.Trusting([Some.Lake]);

    [Theory]
    [InlineData(
        "key order",
        """{"Version":"1","Statement":[{"Principal":{"Service":["1903774258810002@dts.aliyuncs.com"],"RAM":"""
            + """["acs:ram::1903774258810002:root"]},"Effect":"Allow","Action":"sts:AssumeRole"}]}"""
    )]
    [InlineData(
        "a text for a list of one",
        """{"Statement":[{"Action":["sts:AssumeRole"],"Effect":"Allow","Principal":"""
            + """{"RAM":"acs:ram::1903774258810002:root","Service":"1903774258810002@dts.aliyuncs.com"}}],"Version":"1"}"""
    )]
    [InlineData(
        "two statements",
        """{"Statement":["""
            + """{"Action":"sts:AssumeRole","Effect":"Allow","Principal":{"RAM":["acs:ram::1903774258810002:root"]}},"""
            + """{"Action":"sts:AssumeRole","Effect":"Allow","Principal":"""
            + """{"Service":["1903774258810002@dts.aliyuncs.com"]}}],"Version":"1"}"""
    )]
    [InlineData(
        "repetition",
        """{"Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":"""
            + """{"RAM":["acs:ram::1903774258810002:root","acs:ram::1903774258810002:root"],"Service":"""
            + """["1903774258810002@dts.aliyuncs.com"]}}],"Version":"1"}"""
    )]
    public static void The_same_meaning_in_another_text_is_equal(string why, string document) =>
        Assert.True(TrustPolicy.Parse(document, Some.Orders).Equals(Wanted), why);

    [Theory]
    [InlineData("a condition", "\"Condition\":{\"IpAddress\":{\"acs:SourceIp\":\"203.0.113.7\"}},")]
    [InlineData("a Deny", "")]
    [InlineData("the key Sid", "\"Sid\":\"1\",")]
    public static void What_is_not_understood_is_kept_and_named(string reason, string more)
    {
        var effect = reason is "a Deny" ? "Deny" : "Allow";
        var trust = TrustPolicy.Parse(
            $$$"""{"Statement":[{"Action":"sts:AssumeRole","Effect":"{{{effect}}}",{{{more}}}"Principal":"""
                + $$$"""{"RAM":["acs:ram::1903774258810002:root"]}}],"Version":"1"}""",
            Some.Orders
        );

        Assert.False(trust.Equals(Wanted));
        var clause = trust.Clauses.Single();
        Assert.Equal((1, reason), (clause.Number, OpaqueStatementWords.Reasons(clause)));
        Assert.Empty(trust.Principals);
    }

    [Fact]
    public static void Another_action_beside_AssumeRole_lets_the_same_people_in()
    {
        var trust = TrustPolicy.Parse(
            Guide.Replace(
                "\"sts:AssumeRole\"",
                "[\"sts:AssumeRole\",\"sts:SetSourceIdentity\"]",
                StringComparison.Ordinal
            ),
            Some.Orders
        );

        Assert.Equal(Wanted.MayAssume, trust.MayAssume);
        Assert.False(trust.Equals(Wanted));
    }

    [Fact]
    public static void A_service_acting_for_the_owner_is_the_service_alone() =>
        Assert.Equal(
            TrustPolicy.Parse(Guide.Replace(Some.Lake, Some.Orders, StringComparison.Ordinal), Some.Orders),
            TrustPolicy.Parse(
                Guide
                    .Replace(Some.Lake, Some.Orders, StringComparison.Ordinal)
                    .Replace($"{Some.Orders}@", "", StringComparison.Ordinal),
                Some.Orders
            )
        );

    [Fact]
    public static void No_odd_service_is_taken_for_a_declared_one()
    {
        string[] parts = ["", Some.Orders, Some.Lake, "dts.aliyuncs.com", "DTS.aliyuncs.com", " "];
        string[] blanks = ["", " ", "\t", "\u200b"];
        var odd =
            from first in parts
            from second in parts
            from third in parts
            from blank in blanks
            from service in (string[])
                [
                    $"{blank}{first}@{second}@{third}",
                    $"{first}{blank}@{second}@{third}",
                    $"{first}@{blank}{second}",
                    $"{first}@{second}{blank}",
                    $"{first}@@{second}{blank}{third}",
                ]
            select service;
        foreach (var service in odd.Distinct())
        {
            var read = ServiceAlone(service);
            var plain = service == $"{Some.Orders}@dts.aliyuncs.com" ? "dts.aliyuncs.com" : service;

            Assert.Equal(plain == $"{Some.Lake}@dts.aliyuncs.com", read.Equals(ServiceAlone(Dts(Some.Lake))));
            Assert.Equal(plain is "dts.aliyuncs.com", read.Equals(ServiceAlone("dts.aliyuncs.com")));
            Assert.Equal(
                plain == $"{Some.Lake}@dts.aliyuncs.com" || plain is "dts.aliyuncs.com",
                Trustee.From(read.Principals.Single(), Some.Orders).Kind is TrusteeKind.DtsTasks
            );
        }

        Assert.NotEqual(ServiceAlone(Dts(Some.Lake)), ServiceAlone($"{Some.Orders}@{Dts(Some.Lake)}"));
    }

    private static string Dts(string account) => Principal.DtsOf(account).Value;

    private static TrustPolicy ServiceAlone(string service) =>
        TrustPolicy.Parse(
            Guide
                .Replace("\"RAM\":[\"acs:ram::1903774258810002:root\"],", "", StringComparison.Ordinal)
                .Replace(
                    Dts(Some.Lake),
                    service.Replace("\t", "\\t", StringComparison.Ordinal),
                    StringComparison.Ordinal
                ),
            Some.Orders
        );

    [Fact]
    public static void The_canonical_text_reads_as_itself() =>
        Assert.Equal(Wanted, TrustPolicy.Parse(Wanted.Canonical, Some.Orders));

    [Fact]
    public static void A_key_that_stands_twice_is_never_half_read() =>
        Assert.Equal(
            0,
            TrustPolicy
                .Parse(
                    """{"Statement":[{"Effect":"Deny","Effect":"Allow","Action":"sts:AssumeRole","Principal":"""
                        + """{"RAM":["acs:ram::1903774258810002:root"]}}],"Version":"1"}""",
                    Some.Orders
                )
                .Clauses.Single()
                .Number
        );

    [Fact]
    public static void No_document_makes_reading_fail_and_none_but_the_meaning_itself_is_equal() =>
        Gen.Select(Gen.Int[0, Guide.Length - 1], Gen.Char, Gen.Bool)
            .Sample(
                (at, letter, insert) =>
                {
                    var mutant = insert ? Guide.Insert(at, letter.ToString()) : Guide.Remove(at, 1);
                    var trust = TrustPolicy.Parse(mutant, Some.Orders);
                    return trust.Canonical.Length > 0
                        && (!trust.Equals(Wanted) || trust.MayAssume.SetEquals(Wanted.MayAssume));
                },
                iter: 2000
            );
}
