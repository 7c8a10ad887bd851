using System.Text.Json;
using DtsApply.EndToEnd.Sandbox;
using Xunit;

namespace DtsApply.EndToEnd;

/// <summary>Roles that someone makes in the RAM console of a served sandbox.</summary>
internal static class HandMade
{
    /// <summary>The guide's clicks: create the role, grant the policy, edit the trust policy.</summary>
    public static async Task MakeAsync(string endpoint, string owner, string role, string trusted, string description)
    {
        var own = $$"""{"RAM":["acs:ram::{{owner}}:root"]}""";
        var edited = $$"""{"RAM":["acs:ram::{{trusted}}:root"],"Service":["{{trusted}}@dts.aliyuncs.com"]}""";
        await OwnerCalls.CallAsync(
            endpoint,
            owner,
            "CreateRole",
            ("RoleName", role),
            ("AssumeRolePolicyDocument", Document(own)),
            ("Description", description)
        );
        await OwnerCalls.CallAsync(
            endpoint,
            owner,
            "AttachPolicyToRole",
            ("RoleName", role),
            ("PolicyName", "AliyunDTSRolePolicy"),
            ("PolicyType", "System")
        );
        await OwnerCalls.CallAsync(
            endpoint,
            owner,
            "UpdateRole",
            ("RoleName", role),
            ("NewAssumeRolePolicyDocument", Document(edited))
        );
    }

    private static string Document(string principal) =>
        $$"""{"Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":{{principal}}}],"Version":"1"}""";

    /// <summary>The role as the service shows it.</summary>
    public static async Task<JsonElement> ReadAsync(string endpoint, string owner, string role)
    {
        using var response = await OwnerCalls.SendAsync(endpoint, owner, "GetRole", ("RoleName", role));
        var answer = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return JsonDocument.Parse(answer).RootElement;
    }

    /// <summary>Its trust policy, as the service keeps it.</summary>
    public static string Trust(JsonElement answer) =>
        answer.GetProperty("Role").GetProperty("AssumeRolePolicyDocument").GetString()!;
}
