using DtsApply.Model;
using Xunit;

namespace DtsApply.Tests.Rules;

/// <summary>What the rules say of lists of accounts, and of accounts that stand in lists.</summary>
public static class AccountListRuleTests
{
    private const string Hub = "{assumeRole: {from: hub, role: r}}";

    private static readonly string HubAccount = Checked.Account(
        "hub",
        "1410258836970008",
        "  credentials: {profile: hub}\n"
    );

    private static string List(string credentials, params string[] entries) =>
        $"---\napiVersion: dts-apply/v1\nkind: AccountList\nmetadata: {{name: members}}\nspec:\n"
        + $"  credentials: {credentials}\n  accounts:\n"
        + string.Concat(entries.Select(entry => $"    {entry}\n"));

    [Fact]
    public static void Tasks_name_entries_like_any_account()
    {
        var members = List(Hub, "orders: \"1646821763560001\"", "lake: \"1903774258810002\"");

        Assert.Equal("", Said(HubAccount + members + Checked.Task("CrossAccountSource")));
        Assert.Equal(
            "25:26 DTS201 account \"lak\" is not declared | did you mean lake? it is declared in m.yaml:16:5",
            Said(HubAccount + members + Checked.Task("CrossAccountSource", destination: "account: lak"))
        );
    }

    [Theory]
    [InlineData("a: \"1365520871940006\"", "hub: \"1491033562870007\"", "DTS202 Account hub is declared twice")]
    [InlineData("a: \"1410258836970008\"", "b: \"1491033562870007\"", "DTS203 a and hub have the same account ID")]
    [InlineData("a: \"1365520871940006\"", "b: \"1365520871940006\"", "DTS203 b and a have the same account ID")]
    [InlineData(
        "a: \"1365520871940006\"",
        "b: \"1365520871940007\"",
        "DTS309 the account ID differs from that of a in one digit"
    )]
    [InlineData(
        "a: \"0000520871940006\"",
        "b: \"0000520871940007\"",
        "DTS311 2 account IDs begin with 0000, which are placeholders"
    )]
    public static void Entries_are_compared_with_all_accounts(string one, string other, string said) =>
        Assert.Equal(
            said,
            string.Join(
                '\n',
                Checked.All(HubAccount + List("{profile: true}", one, other)).Select(d => $"{d.Rule} {d.Message}")
            )
        );

    [Fact]
    public static void A_list_that_is_declared_twice_is_said_of_lists()
    {
        var text =
            List("{profile: true}", "a: \"1365520871940006\"") + List("{profile: true}", "b: \"1491033562870007\"");

        Assert.Equal("12:18 DTS202 AccountList members is declared twice | rename one", Said(text));
    }

    [Fact]
    public static void What_all_entries_have_alike_is_said_once_where_it_is_written() =>
        Assert.Equal(
            "6:36 DTS204 assumeRole goes through account \"hub\", which is not declared | declare it with kind: "
                + "Account",
            Said(List(Hub, "a: \"1365520871940006\"", "b: \"1491033562870007\""))
        );

    [Fact]
    public static void A_hub_in_its_own_list_is_told_at_its_line_with_the_list_as_the_cause()
    {
        var problem = Assert.Single(Checked.All(List(Hub, "a: \"1365520871940006\"", "hub: \"1410258836970008\"")));

        Assert.Equal(
            (RuleId.DTS205, "m.yaml:9:5", "the credentials of hub come from hub itself"),
            (problem.Rule, problem.Source.ToString(), problem.Message)
        );
        Assert.Equal(
            ["m.yaml:6:36 all accounts of list members are reached through hub"],
            problem.Related.Select(related => $"{related.Source} {related.Message}")
        );
    }

    [Fact]
    public static void A_circle_through_a_list_names_the_list()
    {
        var problem = Assert.Single(
            Checked.All(
                Checked.Account("hub", "1410258836970008", "  credentials: {assumeRole: {from: a, role: r}}\n")
                    + List(Hub, "a: \"1365520871940006\"", "b: \"1491033562870007\"")
            )
        );

        Assert.Equal("the credentials of hub come from a, and those of a from hub", problem.Message);
        Assert.Equal("give one of them a profile or environment", problem.Help);
        Assert.Equal("all accounts of list members are reached through hub", Assert.Single(problem.Related).Message);
    }

    [Theory]
    [InlineData(
        "{profile: x}",
        2,
        "6:26 DTS210 2 accounts have profile x, and a profile reaches one | write profile: true, for profiles "
            + "a-0 and a-1 (prefix: dts- puts dts- before each), or assumeRole through one account"
    )]
    [InlineData(
        "{environment: X}",
        3,
        "6:30 DTS210 3 accounts have environment X, and an environment reaches one | write environment: true, for "
            + "environments A_0, A_1 and A_2 (prefix: dts- puts dts- before each), or assumeRole through one account"
    )]
    [InlineData(
        "{profile: x}",
        5,
        "6:26 DTS210 5 accounts have profile x, and a profile reaches one | write profile: true, for profiles "
            + "a-0, a-1, a-2 and 2 more (prefix: dts- puts dts- before each), or assumeRole through one account"
    )]
    [InlineData("{profile: x}", 1, "")]
    [InlineData("{environment: X}", 1, "")]
    [InlineData("{profile: true}", 5, "")]
    public static void One_profile_reaches_one_account(string credentials, int accounts, string said) =>
        Assert.Equal(
            said,
            Said(
                List(
                    credentials,
                    [.. Enumerable.Range(0, accounts).Select(i => $"a-{i}: \"13655{i}{i}8{i}{i}940006\"")]
                )
            )
        );

    [Theory]
    [InlineData("{profile: p}", "{profile: p}", "14:26 DTS210 2 accounts have profile p, and a profile reaches one")]
    [InlineData(
        "{environment: P}",
        "{environment: P}",
        "14:30 DTS210 2 accounts have environment P, and an environment reaches one"
    )]
    [InlineData("{profile: p}", "{profile: P}", "")]
    [InlineData("{profile: P}", "{environment: P}", "")]
    [InlineData("{ambient: true}", "{profile: p}", "")]
    public static void One_profile_reaches_one_account_however_they_are_declared(string one, string other, string said)
    {
        var found = Checked.All(
            Checked.Account("a", "1365520871940006", $"  credentials: {one}\n")
                + Checked.Account("b", "1491033562870007", $"  credentials: {other}\n")
        );
        Assert.Equal(
            said,
            string.Join('\n', found.Select(d => $"{d.Source!.Value.Line}:{d.Source.Value.Column} {d.Rule} {d.Message}"))
        );
        Assert.All(found, finding => Assert.Equal("account a has it too", Assert.Single(finding.Related).Message));
    }

    [Fact]
    public static void A_list_and_an_account_beside_it_are_told_once_and_what_the_list_shares_at_the_list()
    {
        var found = Checked.All(
            HubAccount + List("{profile: hub}", "a: \"1365520871940006\"", "b: \"1491033562870007\"")
        );
        Assert.Equal(
            [
                "2 accounts have profile hub, and a profile reaches one",
                "3 accounts have profile hub, and a profile reaches one",
            ],
            found.Select(finding => finding.Message).Order(StringComparer.Ordinal)
        );
        Assert.All(found, finding => Assert.Equal(RuleId.DTS210, finding.Rule));
    }

    [Theory]
    [InlineData("{environment: true}", "1-a: \"1365520871940006\"", "8:5 DTS106 \"1_A\" is not an environment prefix")]
    [InlineData(
        "{environment: true, prefix: 1-}",
        "a: \"1365520871940006\"",
        "6:44 DTS106 \"1-\" is not an environment prefix"
    )]
    [InlineData(
        "{environment: true, prefix: a.}",
        "a: \"1365520871940006\"",
        "6:44 DTS106 \"a.\" is not an environment prefix"
    )]
    [InlineData("{environment: true, prefix: x-}", "1-a: \"1365520871940006\"", "")]
    [InlineData("{profile: true, prefix: \"1.\"}", "1-a: \"1365520871940006\"", "")]
    [InlineData("{profile: true}", "1-a: \"1365520871940006\"", "")]
    public static void Variables_can_be_set_in_a_shell(string credentials, string entry, string said) =>
        Assert.Equal(said, Said(List(credentials, entry)).Split(" | ")[0]);

    private static string Said(string text) =>
        string.Join(
            '\n',
            Checked.All(text).Select(d => $"{d.Source?.Line}:{d.Source?.Column} {d.Rule} {d.Message} | {d.Help}")
        );
}
