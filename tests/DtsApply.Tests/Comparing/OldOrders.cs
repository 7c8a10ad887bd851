namespace DtsApply.Tests.Comparing;

/// <summary>The manifests of account orders as they were: mart in the place of lake, and a task that is gone.</summary>
internal static class OldOrders
{
    /// <summary>Makes them of those of now.</summary>
    public static string Text(string now) =>
        now.With("  name: lake\n", "  name: mart\n")
            .With(Some.Lake, Some.Mart)
            .With("orders-to-lake", "orders-to-mart")
            .With(
                "    account: lake\n    database: AnalyticDB for MySQL 3.0\n",
                "    account: mart\n    database: AnalyticDB for MySQL 3.0\n    accessMethod: Alibaba Cloud Instance\n"
            ) + Gone;

    private const string Gone = $"""
        ---
        apiVersion: dts-apply/v1
        kind: CrossAccountTask
        metadata:
          name: orders-to-crm
        spec:
          scenario: CrossAccountSource
          source:
            account: orders
            database: MySQL
            role:
              name: ram-for-dts-2024
          destination:
            account: crm
            database: MySQL
        ---
        apiVersion: dts-apply/v1
        kind: Account
        metadata:
          name: crm
        spec:
          accountId: "{Some.Crm}"

        """;
}
