using DtsApply.Model;
using DtsApply.Rules;
using Xunit;

namespace DtsApply.Tests.Manifests;

/// <summary>Lists of accounts: what their entries are, and what is said of a list with a mistake.</summary>
public static class AccountListTests
{
    private const string List = """
        apiVersion: dts-apply/v1
        kind: AccountList
        metadata:
          name: members
          labels: {environment: prod}
        spec:
          type: Finance
          credentials: {assumeRole: {from: hub, role: deployer, externalId: xyz}}
          sts: {region: cn-hangzhou}
          accounts:
            billing: "1365520871940006"
            stock-1: "1491033562870007"

        """;

    [Fact]
    public static void Each_entry_is_an_account_with_what_the_list_says()
    {
        var set = Given.Text(List);

        Assert.Equal("", Given.Lines(set.Diagnostics));
        Assert.Equal("members", Assert.Single(set.Lists).Name.Value);
        Assert.Equal(
            [("billing", "1365520871940006"), ("stock-1", "1491033562870007")],
            set.Accounts.Select(account => (account.Name.Value!, account.Id.Value!))
        );
        Assert.All(set.Accounts, account =>
        {
            Assert.Equal(AccountType.Finance, account.Type.Value);
            Assert.Equal("prod", account.Labels["environment"]);
            Assert.Equal(new StsHost("cn-hangzhou", Vpc: false), account.Sts);
            Assert.Equal(new AssumeRoleCredentials("hub", "deployer", "xyz", null), account.Credentials.Value);
        });
        Assert.Equal("m.yaml:12:5", set.Accounts[1].Name.Source.ToString());
        Assert.Equal("m.yaml:12:5", set.Accounts[1].Credentials.Source.ToString());
        Assert.Equal("m.yaml:12:14", set.Accounts[1].Id.Source.ToString());
    }

    [Theory]
    [InlineData("profile: true", "profile billing", "profile stock-1")]
    [InlineData("profile: true, prefix: dts-", "profile dts-billing", "profile dts-stock-1")]
    [InlineData("environment: true", "environment BILLING", "environment STOCK_1")]
    [InlineData("prefix: dts-, environment: true", "environment DTS_BILLING", "environment DTS_STOCK_1")]
    public static void True_stands_for_the_names_of_the_accounts(string credentials, string one, string other)
    {
        var set = Given.Text(By(credentials));

        Assert.Equal("", Given.Lines([.. set.Diagnostics, .. ManifestRules.Check(set)]));
        Assert.Equal([one, other], set.Accounts.Select(account => account.Credentials.Value!.Label));
        Assert.All(set.Accounts, account => Assert.Equal(account.Name.Source, account.Credentials.Source));
    }

    [Fact]
    public static void A_list_may_leave_credentials_out()
    {
        var set = Given.Text(List.Replace(Credentials, "", StringComparison.Ordinal));

        Assert.Equal("", Given.Lines(set.Diagnostics));
        Assert.All(set.Accounts, account => Assert.Equal(FieldState.LeftOut, account.Credentials.Standing));
    }

    [Fact]
    public static void An_unquoted_ID_is_read_from_its_source_text()
    {
        var set = Given.Text(List.Replace("\"1365520871940006\"", "0000520871940006", StringComparison.Ordinal));

        Assert.Equal("11:14-11:30 DTS110 the account ID is a number, not text", Given.Lines(set.Diagnostics));
        Assert.Equal("0000520871940006", set.Accounts[0].Id.Value);
    }

    [Theory]
    [InlineData("\"1365520871940006\"", "136552", "11:14-11:20 DTS108 the account ID has 6 digits, not 16")]
    [InlineData("\"1365520871940006\"", "13655208719400**", "11:14-11:30 DTS109 the account ID is masked")]
    [InlineData("\"1365520871940006\"", "", "11:5-11:12 DTS105 spec.accounts.billing is empty, not text")]
    [InlineData("\"1365520871940006\"", "[a]", "11:5-11:12 DTS105 spec.accounts.billing is a list, not text")]
    [InlineData(
        "\"1365520871940006\"",
        "{billing: \"1365520871940006\"}",
        "11:5-11:12 DTS105 spec.accounts.billing is a group of keys, not text"
    )]
    [InlineData("billing:", "Billing:", "11:5-11:12 DTS107 \"Billing\" cannot be a name")]
    [InlineData("billing:", "12:", "11:5-11:7 DTS007 a key that is no text is not used in manifests")]
    [InlineData("stock-1:", "billing:", "12:5-12:12 DTS004 key \"billing\" stands twice here")]
    [InlineData("billing:", "assumeRole:", "11:5-11:15 DTS103 \"assumeRole\" cannot stand here")]
    [InlineData("  name: members\n", "", "3:1-3:9 DTS104 metadata.name is missing")]
    [InlineData("spec:\n", "spec:\n  accountId: x\n", "7:3-7:12 DTS103 unknown key \"accountId\"")]
    public static void An_entry_with_a_mistake(string right, string wrong, string said) =>
        Check(List.Replace(right, wrong, StringComparison.Ordinal), said);

    [Theory]
    [InlineData("accounts: {}", "6:3-6:11 DTS121 list members names no account")]
    [InlineData("accounts:", "6:3-6:11 DTS121 list members names no account")]
    [InlineData("accounts: [a]", "6:3-6:11 DTS105 spec.accounts is a list, not a group of keys")]
    [InlineData("accounts: a", "6:13-6:14 DTS105 spec.accounts is a text, not a group of keys")]
    [InlineData("type: Public", "5:1-5:5 DTS104 spec.accounts is missing")]
    [InlineData("acounts: {billing: \"1365520871940006\"}", "6:3-6:10 DTS103 unknown key \"acounts\"")]
    public static void A_list_without_entries_may_declare_anything(string spec, string said)
    {
        var list = $"apiVersion: dts-apply/v1\nkind: AccountList\nmetadata:\n  name: members\nspec:\n  {spec}\n";
        Check(list, said);
        var set = Given.Text(list + "---\n" + Given.Task);
        Assert.Empty(ManifestRules.Check(set));
    }

    [Theory]
    [InlineData("{}", "8:3-8:14 DTS111 credentials names no source")]
    [InlineData("", "8:3-8:14 DTS111 credentials names no source")]
    [InlineData("{prefix: dts-}", "8:3-8:14 DTS111 credentials names no source")]
    [InlineData("{profile: true, environment: true}", "8:3-8:14 DTS111 credentials names 2 sources")]
    [InlineData("{profile: false}", "8:26-8:31 DTS106 \"false\" is not a profile")]
    [InlineData("{profile: 5}", "8:26-8:27 DTS105 spec.credentials.profile is a number, not text")]
    [InlineData("{environment: a b}", "8:30-8:33 DTS106 \"a b\" is not an environment prefix")]
    [InlineData("{profile: x, prefix: dts-}", "8:29-8:35 DTS103 \"prefix\" cannot stand here")]
    [InlineData("{prefix: dts-, assumeRole: {from: hub, role: r}}", "8:17-8:23 DTS103 \"prefix\" cannot stand here")]
    [InlineData("{profile: true, prefix: a b}", "8:40-8:43 DTS106 \"a b\" is not a prefix")]
    [InlineData(
        "{ambient: true}",
        "8:17-8:24 DTS120 ambient cannot reach the accounts of a list, the default chain finds one identity"
    )]
    [InlineData(
        "{ambient: false, profile: true}",
        "8:17-8:24 DTS120 ambient cannot reach the accounts of a list, the default chain finds one identity"
    )]
    [InlineData("{accessKeySecret: x}", "8:17-8:32 DTS116 a manifest cannot hold a secret")]
    [InlineData("{profil: true}", "8:17-8:23 DTS103 unknown key \"profil\"")]
    [InlineData("x", "8:16-8:17 DTS105 spec.credentials is a text, not a group of keys")]
    [InlineData("{assumeRole: {from: hub}}", "8:17-8:27 DTS104 spec.credentials.assumeRole.role is missing")]
    public static void Credentials_with_a_mistake(string credentials, string said) =>
        Check(List.Replace(Credentials, $"  credentials: {credentials}\n", StringComparison.Ordinal), said);

    [Fact]
    public static void The_name_of_an_account_is_no_secret_but_what_stands_in_its_place_may_be()
    {
        var list = List.Replace("billing:", "secret-shop:", StringComparison.Ordinal);

        Assert.Equal("", Given.Lines(Given.Text(list).Diagnostics));
        Assert.Equal(
            "12:14-12:15 DTS108 the account ID is \"x\", not 16 digits",
            Given.Lines(Given.Text(list.Replace("\"1491033562870007\"", "x", StringComparison.Ordinal)).Diagnostics)
        );
        Assert.Equal(
            "11:5-11:16 DTS116 a manifest cannot hold a secret",
            Given.Lines(Given.Text(list.Replace("\"1365520871940006\"", "abc", StringComparison.Ordinal)).Diagnostics)
        );
    }

    [Theory]
    [InlineData("1365520871940006")]
    [InlineData("\"136552087194\"")]
    [InlineData("{a: {b: [c]}}")]
    [InlineData("[[], {}]")]
    public static void Ten_thousand_entries_take_time_that_grows_with_their_number(string id)
    {
        string With(int entries) =>
            List + string.Concat(Enumerable.Range(0, entries).Select(i => $"    a-{i}: {id}\n"));
        _ = Given.Text(With(10));
        var watch = System.Diagnostics.Stopwatch.StartNew();

        var set = Given.Text(With(10_000));

        Assert.Equal((10_002, 10_000), (set.Accounts.Length, set.Diagnostics.Length));
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(20));
    }

    private const string Credentials = "  credentials: {assumeRole: {from: hub, role: deployer, externalId: xyz}}\n";

    private static string By(string credentials) =>
        List.Replace(Credentials, $"  credentials: {{{credentials}}}\n", StringComparison.Ordinal);

    private static void Check(string manifest, string said)
    {
        var set = Given.Text(manifest);

        Assert.Equal(said, Given.Lines(set.Diagnostics));
        Assert.All(set.Diagnostics, d => Assert.False(string.IsNullOrEmpty(d.Help), d.Message));
        Assert.True(set.AllRead);
    }
}
