using Xunit;

namespace DtsApply.Tests.Importing;

/// <summary>What is declared is not imported a second time.</summary>
public static class DeclaredAlreadyTests
{
    [Theory]
    [InlineData("ram-for-dts")]
    [InlineData("RAM-for-DTS")]
    public static void A_role_that_is_declared_in_another_case_is_declared_already(string live)
    {
        var imported = Import.Run(
            Import.Accounts
                + """

                ---
                apiVersion: dts-apply/v1
                kind: CrossAccountTask
                metadata: {name: orders-to-lake}
                spec: {scenario: CrossAccountSource, source: {account: orders}, destination: {account: lake}}
                """,
            Import.Trusting([Some.Lake], live)
        );

        Assert.Equal((1, 0, ""), (imported.Declared, imported.Changes.Length, imported.Text));
    }
}
