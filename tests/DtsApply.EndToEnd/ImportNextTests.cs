using DtsApply.EndToEnd.Sandbox;
using DtsApply.Sandbox;
using Xunit;

namespace DtsApply.EndToEnd;

/// <summary>What import tells to type next can be typed, wherever its manifests went.</summary>
public static class ImportNextTests
{
    private const string Orders = "0000512837465091";

    [Theory]
    [InlineData("> orders.yaml", "orders.yaml   # once it is saved there")]
    [InlineData("> roles.yaml", "orders.yaml   # once it is saved there")]
    [InlineData(">> accounts.yaml", "orders.yaml   # once it is saved there")]
    [InlineData("", "orders-roles.yaml   # once it is saved there", true)]
    [InlineData("--out new", "new")]
    public static async Task The_next_command_names_the_file_that_the_shell_has_made(
        string end,
        string file,
        bool isTaken = false
    )
    {
        using var tool = new Tool();
        var key = SandboxKeys.OfUser(Orders);
        tool.Environment["ORDERS_ACCESS_KEY_ID"] = key.Id;
        tool.Environment["ORDERS_ACCESS_KEY_SECRET"] = key.Secret;
        tool.Write(
            "accounts.yaml",
            $$"""
            apiVersion: dts-apply/v1
            kind: Account
            metadata: {name: orders}
            spec: {accountId: "{{Orders}}", credentials: {environment: ORDERS} }

            """
        );
        await OwnerCalls.ServingAsync(
            tool,
            async endpoint =>
            {
                await HandMade.MakeAsync(endpoint, Orders, "ram-for-dts", "0000874120936655", "");
                if (isTaken)
                {
                    tool.Write("orders.yaml", "mine");
                }

                var said = Walkthrough.Type(tool, $"dts-apply import -f accounts.yaml --endpoint {endpoint} {end}\n");
                Assert.Contains(
                    $"\nnext: dts-apply plan --adopt --endpoint {endpoint} -f {file}\n",
                    said,
                    StringComparison.Ordinal
                );
            },
            ["-f", "accounts.yaml", "-q"]
        );
    }
}
