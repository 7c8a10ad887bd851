using System.Text.Json.Nodes;
using Xunit;

namespace DtsApply.Tests.Sandbox;

public static class RolePolicyTests
{
    private static readonly (string, string) Name = ("RoleName", "ram-for-dts");
    private static readonly (string, string) System = ("PolicyType", "System");
    private static readonly (string, string) Dts = ("PolicyName", "AliyunDTSRolePolicy");

    [Fact]
    public static async Task A_policy_is_found_whatever_the_case_and_listed_in_its_own_spelling()
    {
        using var bench = await WithRoleAsync();

        Assert.Equal(
            "200",
            $"{await bench.CallAsync("AttachPolicyToRole", Name, System, ("PolicyName", "aliyundtsrolepolicy"))}"
        );
        Assert.Equal(
            "409 EntityAlreadyExists.Role.Policy",
            $"{await bench.CallAsync("AttachPolicyToRole", Name, System, Dts)}"
        );
        Assert.Equal(
            """
            {"PolicyName":"AliyunDTSRolePolicy","PolicyType":"System",
            "Description":"The policy that the service role of DTS uses to reach databases and the network.",
            "DefaultVersion":"v60","AttachDate":"2026-11-23T15:57:00Z"}
            """.ReplaceLineEndings(""),
            (await ListedAsync(bench))[0]!.ToJsonString()
        );
        Assert.Equal(
            "200",
            $"{await bench.CallAsync("DetachPolicyFromRole", Name, System, ("PolicyName", "ALIYUNDTSROLEPOLICY"))}"
        );
        Assert.Empty(await ListedAsync(bench));
    }

    [Theory]
    [InlineData("AttachPolicyToRole", "PolicyType", "system", "400 InvalidParameter.PolicyType")]
    [InlineData("AttachPolicyToRole", "PolicyType", "", "400 MissingPolicyType")]
    [InlineData("AttachPolicyToRole", "PolicyName", "a b", "400 InvalidParameter.PolicyName.InvalidChars")]
    [InlineData("AttachPolicyToRole", "PolicyName", "NoSuchPolicy", "404 EntityNotExist.Policy")]
    [InlineData("AttachPolicyToRole", "RoleName", "none", "404 EntityNotExist.Role")]
    [InlineData("DetachPolicyFromRole", "PolicyName", "AdministratorAccess", "404 EntityNotExist.Role.Policy")]
    [InlineData("DetachPolicyFromRole", "RoleName", "none", "404 EntityNotExist.Role")]
    [InlineData("DetachPolicyFromRole", "PolicyType", "Custom", "404 EntityNotExist.Policy")]
    [InlineData("ListPoliciesForRole", "RoleName", "none", "404 EntityNotExist.Role")]
    public static async Task What_is_not_there_is_named(string action, string parameter, string value, string expected)
    {
        using var bench = await WithRoleAsync();
        var parameters = new Dictionary<string, string>
        {
            ["RoleName"] = "ram-for-dts",
            ["PolicyType"] = "System",
            ["PolicyName"] = "AliyunDTSRolePolicy",
        };
        parameters[parameter] = value;

        Assert.Equal(expected, $"{await bench.CallAsync(action, [.. parameters.Select(p => (p.Key, p.Value))])}");
    }

    private static async Task<Bench> WithRoleAsync()
    {
        var bench = await Bench.OpenAsync();
        await bench.CallAsync("CreateRole", Name, ("AssumeRolePolicyDocument", Bench.Trust));
        return bench;
    }

    private static async Task<JsonArray> ListedAsync(Bench bench) =>
        (await bench.CallAsync("ListPoliciesForRole", Name))["Policies"]["Policy"]!.AsArray();
}
