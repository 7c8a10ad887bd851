using DtsApply.Model;
using Xunit;

namespace DtsApply.Tests.Rules;

public static class ReferenceTests
{
    [Theory]
    [InlineData(
        "account: lak",
        "DTS201 account \"lak\" is not declared | did you mean lake? it is declared in m.yaml:10:18"
    )]
    [InlineData("account: elsewhere", "DTS201 account \"elsewhere\" is not declared | declare it with kind: Account")]
    public static void An_account_that_is_not_declared_is_guessed(string destination, string said)
    {
        var problem = Assert.Single(
            Checked.All(Checked.Accounts + Checked.Task("CrossAccountSource", destination: destination))
        );

        Assert.Equal(said, $"{problem.Rule} {problem.Message} | {problem.Help}");
    }

    [Theory]
    [InlineData("Orders", "did you mean orders? use 1 to 63")]
    [InlineData("ORD_ERS", "did you mean orders? use 1 to 63")]
    [InlineData("Nobody", "use 1 to 63")]
    public static void The_name_of_an_account_in_another_spelling_is_guessed(string written, string help)
    {
        var problem = Assert.Single(
            Checked.All(
                Checked.Accounts + Checked.Task("CrossAccountSource", source: $"account: {written}, database: MySQL")
            )
        );

        Assert.Equal(RuleId.DTS107, problem.Rule);
        Assert.StartsWith(help, problem.Help, StringComparison.Ordinal);
    }

    [Fact]
    public static void Another_account_is_not_one_whose_name_it_begins_with() =>
        Assert.Equal(
            "declare it with kind: Account",
            Assert
                .Single(
                    Checked.All(
                        Checked.Accounts + Checked.Task("CrossAccountSource", destination: "account: orders-test")
                    )
                )
                .Help
        );

    [Theory]
    [InlineData("kind: Account", "kind: Acount", "DTS102")]
    [InlineData("name: lake", "nam: lake", "DTS103")]
    [InlineData("name: lake", "name: Lake", "DTS107")]
    public static void A_mistake_in_an_account_does_not_set_off_one_in_every_task(
        string right,
        string wrong,
        string rules
    )
    {
        var account = Checked.Account("lake", "1903774258810002").Replace(right, wrong, StringComparison.Ordinal);

        Assert.Equal(
            rules,
            Checked.Numbers(
                Checked.Account("orders", "1646821763560001") + account + Checked.Task("CrossAccountSource")
            )
        );
    }

    [Fact]
    public static void One_mistake_is_said_once()
    {
        var same = Checked.Account("orders", "1646821763560001");
        var list = Checked
            .Account("lake", "1903774258810002")
            .Replace("---\n", "---\n- ", StringComparison.Ordinal)
            .Replace("\nkind", "\n  kind", StringComparison.Ordinal)
            .Replace("\nmetadata", "\n  metadata", StringComparison.Ordinal)
            .Replace("\nspec", "\n  spec", StringComparison.Ordinal)
            .Replace("\n  accountId", "\n    accountId", StringComparison.Ordinal);

        Assert.Equal("DTS202", Checked.Numbers(same + same));
        Assert.Equal("DTS008", Checked.Numbers(same + list + Checked.Task("CrossAccountSource")));
        Assert.Equal(
            "DTS303",
            Checked.Numbers(Checked.Accounts + Checked.Task("CrossAccountSource", task: "account: nobody"))
        );
    }

    [Fact]
    public static void Documents_are_not_compared_while_one_is_missing_but_each_is_checked()
    {
        var rules = Checked.Numbers(
            Checked.Account("orders", "1646821763560001")
                + Checked.Task("CrossAccountSource", "account: orders, database: ClickHouse", "account: gone")
                + "---\na: [\n"
        );

        Assert.Equal("DTS401 DTS003", rules);
    }

    [Theory]
    [InlineData(
        "  credentials: {assumeRole: {from: b, role: r}}\n",
        "  credentials: {assumeRole: {from: c, role: r}}\n",
        "  credentials: {assumeRole: {from: a, role: r}}\n",
        "DTS205 the credentials of a come from b, those of b from c, and those of c from a"
    )]
    [InlineData(
        "  credentials: {assumeRole: {from: a, role: r}}\n",
        "",
        "",
        "DTS205 the credentials of a come from a itself"
    )]
    [InlineData(
        "  credentials: {assumeRole: {from: d, role: r}}\n",
        "",
        "",
        "DTS204 assumeRole goes through account \"d\", which is not declared"
    )]
    [InlineData(
        "  credentials: {ambient: true}\n",
        "",
        "  credentials: {ambient: true}\n",
        "DTS209 c and a both use the default chain"
    )]
    [InlineData(
        "  credentials: {profile: x}\n",
        "  credentials: {assumeRole: {from: a, role: r}}\n",
        "  credentials: {assumeRole: {from: b, role: r}}\n",
        ""
    )]
    public static void Credentials_must_begin_somewhere(string a, string b, string c, string said)
    {
        var all = Checked.All(
            Checked.Account("a", "1646821763560001", a)
                + Checked.Account("b", "1903774258810002", b)
                + Checked.Account("c", "1288450937620003", c)
        );

        Assert.Equal(said, string.Join('\n', all.Select(d => $"{d.Rule} {d.Message}")));
    }

    [Theory]
    [InlineData(
        true,
        "DTS205 the credentials of a0 come from a1, those of a1 from a2, those of a2 from a3, and so on through "
            + "29996 more back to a0"
    )]
    [InlineData(false, "")]
    public static void A_chain_of_any_length_is_walked_once(bool isCircle, string said)
    {
        const int Length = 30_000;
        var chain = string.Concat(
            Enumerable
                .Range(0, Length)
                .Select(i =>
                    Checked.Account(
                        $"a{i}",
                        $"{1000000000000000L + (i * 1111111111L)}",
                        i < Length - 1 || isCircle
                            ? $"  credentials: {{assumeRole: {{from: a{(i + 1) % Length}, role: r}}}}\n"
                            : "  credentials: {profile: a}\n"
                    )
                )
        );

        Assert.Equal(
            said,
            string.Join(
                '\n',
                Checked.All(chain).Where(d => d.Rule is not RuleId.DTS309).Select(d => $"{d.Rule} {d.Message}")
            )
        );
    }

    [Theory]
    [InlineData("1646821763560001", "1646821763560002", "DTS309")]
    [InlineData("1646821763560001", "1646821763560010", "DTS309")]
    [InlineData("1646821763560001", "1646821763506001", "DTS309")]
    [InlineData("1646821763560001", "1646821763560012", "")]
    [InlineData("1646821763560001", "1646821763560001", "DTS203")]
    [InlineData("0000000000000001", "0000000000000002", "DTS311")]
    public static void Account_IDs_that_are_alike_are_noticed(string one, string other, string rules) =>
        Assert.Equal(rules, Checked.Numbers(Checked.Account("a", one) + Checked.Account("b", other)));
}
