using Xunit;

namespace DtsApply.Tests.Rules;

public static class ScenarioTests
{
    private const string Both = "CrossAccountSourceAndDestination";
    private const string Orders = "account: orders, database: MySQL";
    private const string Lake = "account: lake, database: MySQL";

    [Theory]
    [InlineData("CrossAccountSource", Orders, Lake, "", "")]
    [InlineData("CrossAccountDestination", Orders, Lake, "", "")]
    [InlineData(Both, Orders, Lake, "account: ops", "")]
    [InlineData("CrossAccountSource", Orders, "account: orders, database: MySQL", "", "DTS301")]
    [InlineData("CrossAccountDestination", Orders, "account: orders, database: MySQL", "", "DTS301")]
    [InlineData(Both, Orders, "account: orders, database: MySQL", "account: ops", "")]
    [InlineData(Both, Orders, Lake, "account: orders", "DTS302")]
    [InlineData(Both, Orders, Lake, "account: lake", "DTS302")]
    [InlineData(Both, Orders, Orders, "account: orders", "DTS301")]
    [InlineData("CrossAccountSource", Orders, Lake, "account: lake", "")]
    [InlineData("CrossAccountSource", Orders, Lake, "account: ops", "DTS303")]
    [InlineData("CrossAccountDestination", Orders, Lake, "account: orders", "")]
    [InlineData("CrossAccountDestination", Orders, Lake, "account: lake", "DTS303")]
    [InlineData(Both, Orders, Lake, "", "DTS304")]
    [InlineData("CrossAccountSource", Orders, Lake + ", role: {}", "", "DTS306")]
    [InlineData("CrossAccountDestination", Orders + ", role: {name: x}", Lake, "", "DTS306")]
    [InlineData(Both, Orders + ", role: {name: x}", Lake + ", role: {name: y}", "account: ops", "")]
    [InlineData("CrossAccountSource", "account: x, database: MySQL", Lake, "", "DTS201")]
    public static void The_account_table_decides(
        string scenario,
        string source,
        string destination,
        string task,
        string rules
    ) => Assert.Equal(rules, Checked.Numbers(Checked.Accounts + Checked.Task(scenario, source, destination, task)));

    [Theory]
    [InlineData("CrossAccountSourceAndDestination", Orders, Lake, "add task.account: ops")]
    [InlineData(
        "CrossAccountSourceAndDestination",
        Orders,
        "account: orders, database: MySQL",
        "add task.account: NAME, with the name of a third account, which owns neither database"
    )]
    [InlineData("CrossAccountSource", Orders, Lake + ", role: {}", "move it to source, or remove it")]
    [InlineData(
        "CrossAccountSource",
        Orders + ", role: {}",
        Lake + ", role: {}",
        "remove it; source has a role of its own"
    )]
    public static void What_to_do_can_be_done_as_it_is_said(
        string scenario,
        string source,
        string destination,
        string help
    ) =>
        Assert.Equal(
            help,
            Assert.Single(Checked.All(Checked.Accounts + Checked.Task(scenario, source, destination))).Help
        );

    [Fact]
    public static void Two_names_of_one_account_would_make_it_trust_itself() =>
        Assert.Equal(
            "DTS203 DTS305",
            Checked.Numbers(
                Checked.Account("orders", "1646821763560001")
                    + Checked.Account("lake", "1646821763560001")
                    + Checked.Task("CrossAccountSource")
            )
        );

    [Theory]
    [InlineData("Finance", "Government", "Synchronization", "DTS307")]
    [InlineData("Public", "Finance", "Migration", "DTS308")]
    [InlineData("Finance", "Finance", "Synchronization", "")]
    public static void Types_of_accounts_do_not_mix(string one, string other, string type, string rules) =>
        Assert.Equal(
            rules,
            Checked.Numbers(
                Checked.Account("orders", "1646821763560001", $"  type: {one}\n")
                    + Checked.Account("lake", "1903774258810002", $"  type: {other}\n")
                    + Checked.Task("CrossAccountSource", task: $"type: {type}")
            )
        );

    [Theory]
    [InlineData("role: {description: a}", "role: {description: b}", "DTS206")]
    [InlineData("role: {description: a}", "role: {}", "")]
    [InlineData("role: {maxSessionDuration: 3600}", "role: {maxSessionDuration: 7200}", "DTS207")]
    [InlineData("role: {extraPolicies: Allow}", "role: {extraPolicies: Report}", "DTS208")]
    [InlineData("role: {protect: true}", "role: {protect: false}", "DTS208")]
    [InlineData("role: {name: x}", "role: {name: X}", "DTS312")]
    [InlineData("role: {name: x, description: a}", "role: {name: y, description: b}", "")]
    public static void Tasks_that_share_a_role_agree_about_it(string one, string other, string rules) =>
        Assert.Equal(
            rules,
            Checked.Numbers(
                Checked.Accounts
                    + Checked.Task("CrossAccountSource", $"{Orders}, {one}")
                    + Checked
                        .Task("CrossAccountSource", $"{Orders}, {other}")
                        .Replace("name: t}", "name: u}", StringComparison.Ordinal)
            )
        );

    [Fact]
    public static void A_task_account_of_another_type_is_not_between_the_databases() =>
        Assert.Equal(
            "",
            Checked.Numbers(
                Checked.Accounts.Replace(
                    "  accountId: \"1288450937620003\"\n",
                    "  accountId: \"1288450937620003\"\n  type: Finance\n",
                    StringComparison.Ordinal
                ) + Checked.Task(Both, task: "account: ops")
            )
        );
}
