using System.Collections.Immutable;
using DtsApply.Alibaba.Credentials;
using DtsApply.Alibaba.OpenApi;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Signing;
using Xunit;

namespace DtsApply.Tests.Alibaba;

public static class RequestTests
{
    private static readonly ImmutableSortedDictionary<string, string> ManagedBy = ImmutableSortedDictionary<
        string,
        string
    >.Empty.Add("managed-by", "dts-apply");

    private static Sent Request(RoleAction action, AccessKey? keys = null)
    {
        var service = new Service((sent, _) => Service.Healthy(sent));
        using var desk = new Desk(service, keys: keys);
        desk.CarryOut(action);
        return Assert.Single(service.Sent);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("CAIS+token/with=odd&chars~*")]
    public static void Every_header_that_counts_is_signed(string? token)
    {
        var sent = Request(Desk.Attach, new("LTAI5tExampleKeyId01", "secret", token));
        var vector = new Vector(sent.Method, sent.Uri.PathAndQuery, sent.Headers, "");
        string[] counting =
        [
            "host",
            "x-acs-action",
            "x-acs-content-sha256",
            "x-acs-date",
            "x-acs-signature-nonce",
            "x-acs-version",
            .. token is null ? [] : (string[])["x-acs-accesskey-id", "x-acs-security-token"],
        ];
        Assert.Equal(counting.Order(StringComparer.Ordinal), vector.SignedHeaders.Split(';'));
        Assert.Equal(
            vector.Signature,
            Acs3.Signature("secret"u8, "POST", Acs3.CanonicalQuery(vector.Query), vector.Signed, Acs3.EmptyPayload)
        );
        Assert.Equal("2026-11-23T14:03:07Z", sent.Headers["x-acs-date"]);
        Assert.Equal("ram.aliyuncs.com", sent.Headers["host"]);
    }

    [Fact]
    public static void No_two_requests_share_a_nonce()
    {
        var service = new Service(
            (sent, number) => number < 5 ? Service.Refuses("Throttling.User") : Service.Healthy(sent)
        );
        using var desk = new Desk(service);
        desk.CarryOut();
        Assert.Equal(5, service.Sent.Select(sent => sent.Headers["x-acs-signature-nonce"]).Distinct().Count());
    }

    [Fact]
    public static void Parameters_travel_as_those_of_the_official_client()
    {
        var captured = Vector.All().Select(vector => vector.Target).ToHashSet();
        Assert.Contains(Request(Desk.Attach).Uri.PathAndQuery, captured);
        Assert.Contains(Request(new UntagResources(["managed-by"])).Uri.PathAndQuery, captured);
        Assert.Contains(
            Request(new TagResources(ManagedBy)).Uri.PathAndQuery,
            captured.Select(target => target.Replace("%2C%22second.role-2%22", "", StringComparison.Ordinal))
        );
    }

    [Fact]
    public static void A_new_role_is_sent_with_its_trust_and_tags()
    {
        var trust = TrustPolicy.Trusting([Some.Lake]);
        var sent = Request(new CreateRole(trust, "Läßt DTS zu * ~", 7200, ManagedBy));
        Assert.Equal(trust.Text, sent.Parameters["AssumeRolePolicyDocument"]);
        Assert.Equal("Läßt DTS zu * ~", sent.Parameters["Description"]);
        Assert.Equal("7200", sent.Parameters["MaxSessionDuration"]);
        Assert.Equal("""[{"Key":"managed-by","Value":"dts-apply"}]""", sent.Parameters["Tag"]);
    }

    [Fact]
    public static void An_update_sends_all_three_values_but_no_empty_description()
    {
        var trust = TrustPolicy.Trusting([Some.Lake]);
        Assert.Equal(
            ["NewAssumeRolePolicyDocument", "NewDescription", "NewMaxSessionDuration", "RoleName"],
            Request(new UpdateRole(trust, "d", 3600)).Parameters.Keys.Order(StringComparer.Ordinal)
        );
        Assert.DoesNotContain("NewDescription", Request(new UpdateRole(trust, "", 3600)).Parameters.Keys);
    }

    [Theory]
    [InlineData(null, false, "sts.aliyuncs.com")]
    [InlineData("cn-hangzhou", false, "sts.cn-hangzhou.aliyuncs.com")]
    [InlineData("cn-hangzhou", true, "sts-vpc.cn-hangzhou.aliyuncs.com")]
    [InlineData("cn-wuhan", false, "sts.aliyuncs.com")]
    [InlineData("cn-beijing-gov-1", true, "sts.aliyuncs.com")]
    public static void The_host_of_STS_follows_from_the_region(string? region, bool vpc, string host) =>
        Assert.Equal(host, StsHosts.Find(new StsHost(region, vpc)));
}
