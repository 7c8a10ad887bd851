using System.Globalization;
using System.Text;
using DtsApply.EndToEnd.Sandbox;
using DtsApply.Sandbox;

namespace DtsApply.EndToEnd;

/// <summary>Manifests of a hub and the members that it reaches by a role of theirs, in a served sandbox.</summary>
internal static class HubEstate
{
    public const string Hub = "0000512837465000";
    public const string Lake = "0000512837469999";

    public static void GiveHub(Tool tool, SandboxKey key) =>
        (tool.Environment["HUB_ACCESS_KEY_ID"], tool.Environment["HUB_ACCESS_KEY_SECRET"]) = (key.Id, key.Secret);

    public static string Id(int member) => string.Create(CultureInfo.InvariantCulture, $"0000512837465{member:000}");

    public static async Task LetHubInAsync(string endpoint, string member, string trusted = Hub)
    {
        var trust =
            "{\"Statement\":[{\"Action\":\"sts:AssumeRole\",\"Effect\":\"Allow\",\"Principal\":"
            + $"{{\"RAM\":[\"acs:ram::{trusted}:root\"]}}}}],\"Version\":\"1\"}}";
        await OwnerCalls.CallAsync(
            endpoint,
            member,
            "CreateRole",
            ("RoleName", "deployer"),
            ("AssumeRolePolicyDocument", trust)
        );
    }

    public static void Write(Tool tool, int members)
    {
        var text = new StringBuilder(
            $$"""
            apiVersion: dts-apply/v1
            kind: Account
            metadata: {name: hub}
            spec: {accountId: "{{Hub}}", credentials: {environment: HUB} }
            ---
            apiVersion: dts-apply/v1
            kind: Account
            metadata: {name: lake}
            spec: {accountId: "{{Lake}}"}
            ---
            apiVersion: dts-apply/v1
            kind: AccountList
            metadata: {name: members}
            spec:
              credentials: {assumeRole: {from: hub, role: deployer} }
              accounts:

            """
        );
        foreach (var member in Enumerable.Range(1, members))
        {
            text.Append(CultureInfo.InvariantCulture, $"    shop-{member}: \"{Id(member)}\"\n");
        }

        foreach (var member in Enumerable.Range(1, members))
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $$"""
                ---
                apiVersion: dts-apply/v1
                kind: CrossAccountTask
                metadata: {name: shop-{{member}}-to-lake}
                spec:
                  scenario: CrossAccountSource
                  source: {account: shop-{{member}}, database: MySQL}
                  destination: {account: lake, database: MySQL}

                """
            );
        }

        tool.Write("m.yaml", text.ToString());
    }
}
