using System.Globalization;
using System.Text;
using DtsApply.Sandbox;

namespace DtsApply.EndToEnd;

/// <summary>
/// Manifests for accounts of a sandbox that is reached over the network, and their keys in the environment.
/// </summary>
internal static class Estate
{
    /// <summary>The account that every role trusts.</summary>
    public const string Hub = "0000444455556666";

    private const string HubManifest = $$"""
        apiVersion: dts-apply/v1
        kind: Account
        metadata: {name: hub}
        spec: {accountId: "{{Hub}}"}
        """;

    /// <summary>Writes m.yaml: an account orders whose role trusts the hub.</summary>
    public static void Write(Tool tool, string accountId, string role = "{}") =>
        Write(tool, [("orders", accountId)], role);

    /// <summary>Writes m.yaml: that many accounts, each with a role that trusts the hub.</summary>
    public static void Write(Tool tool, int accounts) =>
        Write(
            tool,
            Enumerable
                .Range(1, accounts)
                .Select(number =>
                    (
                        string.Create(CultureInfo.InvariantCulture, $"a{number}"),
                        string.Create(CultureInfo.InvariantCulture, $"00001{number:D11}")
                    )
                ),
            "{}"
        );

    private static void Write(Tool tool, IEnumerable<(string Name, string Id)> accounts, string role)
    {
        var text = new StringBuilder(HubManifest);
        foreach (var (name, id) in accounts)
        {
            var prefix = name.ToUpperInvariant();
            text.Append(
                CultureInfo.InvariantCulture,
                $$"""

                ---
                apiVersion: dts-apply/v1
                kind: Account
                metadata: {name: {{name}}}
                spec:
                  accountId: "{{id}}"
                  credentials: {environment: {{prefix}}}
                ---
                apiVersion: dts-apply/v1
                kind: CrossAccountTask
                metadata: {name: {{name}}-to-hub}
                spec:
                  scenario: CrossAccountSource
                  source: {account: {{name}}, database: MySQL, role: {{role}}}
                  destination: {account: hub}
                """
            );
            var key = SandboxKeys.OfUser(id);
            (tool.Environment[$"{prefix}_ACCESS_KEY_ID"], tool.Environment[$"{prefix}_ACCESS_KEY_SECRET"]) = (
                key.Id,
                key.Secret
            );
        }

        tool.Write("m.yaml", text.ToString());
    }
}
