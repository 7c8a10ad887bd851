using DtsApply.Model;
using Xunit;

namespace DtsApply.Tests.Importing;

/// <summary>
/// DTS does not synchronize between accounts of different types: a role that trusts one of another type is written as a
/// migration, which says why, and no type is written without a word that it is a guess.
/// </summary>
public static class ImportedTypeTests
{
    private const string Guess = "   # TODO a guess, trusted by ";
    private const string Within = "; DTS synchronizes within one type";

    /// <summary>
    /// The type of account orders, whether a role of it trusts the new account; the same of mart; what is said of the
    /// type of the new account; and which of these roles can only be for a migration.
    /// </summary>
    public static TheoryData<string, int, string, int, string?, string> Owners =>
        new()
        {
            { "Public", 1, "Finance", 0, null, "" },
            { "Finance", 1, "Public", 0, $"Finance   # TODO as of account orders{Within}", "" },
            { "Finance", 1, "Finance", 1, $"Finance   # TODO as of account mart{Within}", "" },
            {
                "Public",
                1,
                "Finance",
                1,
                $"Public{Guess}1 role of Public accounts, 1 role of Finance accounts{Within}",
                "mart"
            },
            {
                "Government",
                1,
                "Finance",
                1,
                $"Finance{Guess}1 role of Finance accounts, 1 role of Government accounts{Within}",
                "orders"
            },
            {
                "Public",
                1,
                "Finance",
                2,
                $"Finance{Guess}2 roles of Finance accounts, 1 role of Public accounts{Within}",
                "orders"
            },
        };

    [Theory]
    [MemberData(nameof(Owners))]
    public static void A_type_is_guessed_by_most_of_the_roles_and_the_others_migrate(
        string orders,
        int ofOrders,
        string mart,
        int ofMart,
        string? type,
        string migrates
    )
    {
        Role[] roles =
        [
            .. Enumerable.Range(0, ofOrders).Select(n => Import.Trusting([Some.Ops], $"r{n}")),
            .. Enumerable.Range(0, ofMart).Select(n => Import.Trusting([Some.Ops], $"r{n}", Some.Mart)),
        ];
        var imported = Import.Run(Declared(orders, mart), roles);
        var written = Import.Load(imported.Text);

        Assert.Equal(roles.Length, imported.Changes.Length);
        Assert.False(written.HasErrors);
        Assert.Equal(
            type is null ? [] : (string[])[$"  type: {type}"],
            imported.Text.Split("---").Where(text => text.Contains(Some.Ops)).SelectMany(Types).Where(IsOfAnAccount)
        );
        Assert.All(written.Set.Tasks, task =>
            Assert.Equal(
                task.Source.Account.Value == migrates ? TaskType.Migration : TaskType.Synchronization,
                task.Type.Value
            )
        );
    }

    [Fact]
    public static void A_migration_says_why_it_is_one_and_whether_that_is_sure()
    {
        var imported = Import.Run(
            Declared("Public", "Finance"),
            Import.Trusting([Some.Lake, Some.Ops], owner: Some.Mart),
            Import.Trusting([Some.Ops])
        );

        Assert.Equal(
            [
                "    type: Migration   # TODO if that is so: mart is Finance, account-1288450937620003 is Public; DTS does "
                    + "not synchronize between them",
                "    type: Migration   # mart is Finance, lake is Public; DTS does not synchronize between them",
            ],
            Types(imported.Text).Where(line => !IsOfAnAccount(line))
        );
        Assert.Equal(
            [RuleId.DTS308],
            Import.Load(imported.Text).Diagnostics.Select(found => found.Rule).Where(IsOfTypes).Distinct()
        );
    }

    private static IEnumerable<string> Types(string text) =>
        text.Split('\n').Where(line => line.TrimStart().StartsWith("type: ", StringComparison.Ordinal));

    private static bool IsOfAnAccount(string line) => !line.Contains("Migration", StringComparison.Ordinal);

    private static bool IsOfTypes(RuleId rule) => rule is RuleId.DTS307 or RuleId.DTS308;

    private static string Declared(string orders, string mart) =>
        $$"""
            {{Import.Accounts.Replace("0001\", ", $"0001\", type: {orders}, ", StringComparison.Ordinal)}}
            ---
            apiVersion: dts-apply/v1
            kind: Account
            metadata: {name: mart}
            spec: {accountId: "{{Some.Mart}}", type: {{mart}}, credentials: {environment: MART} }
            """;
}
