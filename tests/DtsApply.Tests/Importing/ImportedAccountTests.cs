using DtsApply.Model;
using Xunit;

namespace DtsApply.Tests.Importing;

/// <summary>Accounts are written as they were declared, with all that is needed to reach them, and no more.</summary>
public static class ImportedAccountTests
{
    private const string Declared = """
        apiVersion: dts-apply/v1
        kind: Account
        metadata:
          name: hub
          labels: {"a: b": "x # y", team: "null"}
        spec: {accountId: "1288450937620003", credentials: {profile: "hub: 1"}, sts: {region: cn-hangzhou, network: VPC}}
        ---
        apiVersion: dts-apply/v1
        kind: Account
        metadata: {name: orders}
        spec:
          accountId: "1646821763560001"
          type: Public
          credentials: {assumeRole: {from: hub, role: deployer, externalId: "x:/y=", sessionName: s@1}}
        ---
        apiVersion: dts-apply/v1
        kind: AccountList
        metadata: {name: members, labels: {environment: prod}}
        spec:
          credentials: {profile: true, prefix: dts-}
          sts: {region: cn-beijing}
          accounts: {shop-10: "1577309446120004", shop-9: "1749062835510005", shop-2: "1365520871940006"}
        ---
        apiVersion: dts-apply/v1
        kind: AccountList
        metadata: {name: others}
        spec:
          credentials: {profile: true}
          accounts: {"1e3": "1410258836970008"}
        ---
        apiVersion: dts-apply/v1
        kind: Account
        metadata: {name: unused}
        spec: {accountId: "1903774258810002", credentials: {ambient: true}}
        """;

    [Fact]
    public static void Accounts_that_are_needed_keep_everything_and_others_are_left_out()
    {
        var text = Import
            .Run(
                Declared,
                Import.Trusting([Some.Crm]),
                Import.Trusting([Some.Crm], owner: Some.Mart),
                Import.Trusting([Some.Orders], owner: "1410258836970008")
            )
            .Text;
        var written = Import.Load(text).Set.Accounts.ToDictionary(account => account.Name.Value!);

        Assert.Equal(["1e3", "hub", "orders", "shop-10", "shop-9"], written.Keys.Order(StringComparer.Ordinal));
        Assert.All(
            Import.Load(Declared).Set.Accounts.Where(account => written.ContainsKey(account.Name.Value!)),
            account => Assert.Equal(Shown(account), Shown(written[account.Name.Value!]))
        );
    }

    [Fact]
    public static void An_account_that_is_named_like_another_s_ID_takes_no_name_from_it()
    {
        var declared = $$"""
            {{Import.Accounts}}
            ---
            apiVersion: dts-apply/v1
            kind: Account
            metadata: {name: account-{{Some.Ops}}}
            spec: {accountId: "{{Some.Mart}}"}
            """;
        var set = Import.Load(Import.Run(declared, Import.Trusting([Some.Ops])).Text).Set;

        Assert.Equal(
            [("orders", Some.Orders), ($"account-{Some.Ops}-2", Some.Ops)],
            set.Accounts.Select(account => (account.Name.Value, account.Id.Value))
        );
    }

    private static string Shown(Account account) =>
        string.Join(
            '|',
            account.Id.Value,
            account.Type.Value,
            account.Credentials.Value,
            account.Sts,
            account.List?.Name.Value,
            string.Join(',', account.Labels)
        );
}
