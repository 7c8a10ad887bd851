using DtsApply.Model;
using Xunit;

namespace DtsApply.Tests.Cmd;

/// <summary>A default role of DTS by which DTS could not do its work is told of, whatever is wrong with it (DTS504).</summary>
public static class DefaultRoleTests
{
    private const string Plain =
        """{"Action":"sts:AssumeRole","Effect":"Allow","Principal":{"Service":["dts.aliyuncs.com"]}}""";
    private const string Reasons = "AliyunDTSDefaultRole does not surely trust dts.aliyuncs.com, its trust policy has ";

    public static TheoryData<string, string> Trusts =>
        new()
        {
            { Plain, "" },
            {
                """{"Action":"sts:AssumeRole","Effect":"Allow","Principal":{"Service":"1646821763560001@dts.aliyuncs.com"}}""",
                ""
            },
            { $"{Plain},{Denying("\"RAM\":[\"acs:ram::1903774258810002:root\"]")}", "" },
            { $"{Plain},{Denying("\"Service\":[\"ecs.aliyuncs.com\"]")}", "" },
            { Plain.Replace("sts:AssumeRole", "sts:*", StringComparison.Ordinal), "" },
            { $"{Plain},{Denying("\"Service\":[\"dts.aliyuncs.com\"]")}", Reasons + "a Deny in statement 2" },
            { $"{Plain},{Denying("\"Service\":[\"*\"]")}", Reasons + "a Deny in statement 2" },
            {
                $"{Plain},{Denying("\"Service\":[\"1646821763560001@dts.aliyuncs.com\"]")}",
                Reasons + "a Deny in statement 2"
            },
            {
                $$"""{{Plain}},{"Action":"sts:AssumeRole","Effect":"Deny","Principal":"*"}""",
                Reasons + "a Deny and the principal * in statement 2"
            },
            {
                $$"""{{Plain}},{"Action":"sts:AssumeRole","Effect":"Deny"}""",
                Reasons + "a Deny and no Principal in statement 2"
            },
            {
                Plain
                    + ",{\"Action\":\"sts:AssumeRole\",\"Effect\":\"Maybe\",\"Principal\":{\"Service\":[\"dts.aliyuncs.com\"]}}",
                Reasons + "the Effect Maybe in statement 2"
            },
            {
                Plain.Replace(
                    "\"Effect\"",
                    "\"Condition\":{\"IpAddress\":{\"acs:SourceIp\":[\"10.0.0.1\"]}},\"Effect\"",
                    StringComparison.Ordinal
                ),
                Reasons + "a condition in statement 1"
            },
            {
                Plain.Replace("Allow", "Deny", StringComparison.Ordinal),
                "AliyunDTSDefaultRole does not trust dts.aliyuncs.com"
            },
            {
                Plain.Replace("sts:AssumeRole", "ecs:Run", StringComparison.Ordinal),
                "AliyunDTSDefaultRole does not trust dts.aliyuncs.com"
            },
            {
                Plain.Replace("dts.", "ecs.", StringComparison.Ordinal),
                "AliyunDTSDefaultRole does not trust dts.aliyuncs.com"
            },
            {
                """{"Action":"sts:AssumeRole","Effect":"Allow","Principal":{"Service":["1903774258810002@dts.aliyuncs.com"]}}""",
                "AliyunDTSDefaultRole does not trust dts.aliyuncs.com"
            },
        };

    [Theory]
    [MemberData(nameof(Trusts))]
    public static void A_trust_policy_by_which_DTS_may_be_kept_out_is_told(string statements, string said) =>
        Tells(
            role =>
                role with
                {
                    Trust = TrustPolicy.Parse($$"""{"Statement":[{{statements}}],"Version":"1"}""", Some.Orders),
                },
            said
        );

    [Fact]
    public static void A_text_that_is_no_policy_is_told() =>
        Tells(
            role => role with { Trust = TrustPolicy.Parse("none", Some.Orders) },
            Reasons + "a text that is not JSON"
        );

    [Fact]
    public static void A_policy_of_the_account_that_has_the_name_of_the_right_one_is_not_it() =>
        Tells(
            role => role with { Policies = [new("AliyunDTSRolePolicy", Policy.Custom)] },
            "AliyunDTSDefaultRole lacks AliyunDTSRolePolicy"
        );

    private static void Tells(Func<Role, Role> change, string said)
    {
        using var run = new CommandRun
        {
            Cloud = new FakeCloud { Authorization = account => change(FakeCloud.Authorized(account)) }.With(
                ApplyScreens.Made()
            ),
            Terminal = new(100, 60),
        };
        run.Run("verify", "-f", "orders.yaml", "-o", "json");
        Assert.Equal(0, run.Code);
        var found = System
            .Text.Json.JsonDocument.Parse(run.Out)
            .RootElement.GetProperty("diagnostics")
            .EnumerateArray()
            .Where(finding => finding.GetProperty("rule").GetString() is "DTS504")
            .Select(finding => finding.GetProperty("message").GetString());
        Assert.Equal(said, string.Join('\n', found));
    }

    private static string Denying(string principal) =>
        $$$"""{"Action":"sts:AssumeRole","Effect":"Deny","Principal":{{{{principal}}}}}""";
}
