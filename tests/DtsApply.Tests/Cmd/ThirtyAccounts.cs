using System.Globalization;

namespace DtsApply.Tests.Cmd;

/// <summary>Thirty accounts with 45 roles when the task of orders is added: hub and ops own none.</summary>
internal static class ThirtyAccounts
{
    internal static void Write(CommandRun run, int? session)
    {
        var small = Enumerable
            .Range(1, 24)
            .Select(number => string.Create(CultureInfo.InvariantCulture, $"x{number:D2}"))
            .ToList();
        var ids = new Dictionary<string, string>
        {
            ["crm"] = Some.Crm,
            ["hub"] = "1111222233334444",
            ["lake"] = Some.Lake,
            ["mart"] = Some.Mart,
            ["ops"] = Some.Ops,
            ["orders"] = Some.Orders,
        };
        run.Write(
            "estate/accounts.yaml",
            string.Join(
                "---\n",
                [
                    .. ids.Select(pair => Account(pair.Key, pair.Value)),
                    .. small.Select(
                        (name, index) =>
                            Account(name, string.Create(CultureInfo.InvariantCulture, $"15000000000001{index:D2}"))
                    ),
                ]
            )
        );
        var both = (string[])["mart", "lake", "x01", "x02", "x03", "x04"];
        foreach (var (index, destination) in both.Index())
        {
            var settings =
                session is { } seconds && index is 0
                    ? $"\n  source:\n    account: crm\n    database: MySQL\n    role: {{maxSessionDuration: {seconds}}}"
                    : "\n  source:\n    account: crm\n    database: MySQL";
            run.Write(
                $"estate/eu/tasks-{index + 1:D2}.yaml",
                string.Concat(Enumerable.Repeat("#\n", index is 0 ? 25 : 3))
                    + $"""
                    apiVersion: dts-apply/v1
                    kind: CrossAccountTask
                    metadata:
                      name: crm-to-{destination}
                    spec:
                      scenario: CrossAccountSourceAndDestination
                      task:
                        account: ops
                    """
                    + settings
                    + $"\n  destination:\n    account: {destination}\n    database: MySQL\n"
            );
        }

        run.Write(
            "estate/tasks.yaml",
            string.Join(
                "---\n",
                [
                    .. small.Select(name => Task($"{name}-to-hub", name, "hub", "name: ram-for-hub")),
                    .. small[4..17].Select(name => Task($"{name}-to-ops", name, "ops", "name: ram-for-ops")),
                ]
            )
        );
    }

    private static string Account(string name, string id) =>
        $$$"""
            apiVersion: dts-apply/v1
            kind: Account
            metadata: {name: {{{name}}} }
            spec: {accountId: "{{{id}}}", credentials: {profile: {{{name}}} } }

            """;

    internal static string Task(string name, string source, string destination, string role) =>
        $$$"""
            apiVersion: dts-apply/v1
            kind: CrossAccountTask
            metadata: {name: {{{name}}} }
            spec:
              scenario: CrossAccountSource
              source: {account: {{{source}}}, database: MySQL, role: { {{{role}}} } }
              destination: {account: {{{destination}}}, database: MySQL }

            """;
}
