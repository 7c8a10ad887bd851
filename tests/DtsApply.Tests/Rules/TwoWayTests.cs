using Xunit;

namespace DtsApply.Tests.Rules;

public static class TwoWayTests
{
    private const string Both = "CrossAccountSourceAndDestination";

    private static readonly (string Database, string Variant)[] Allowed =
    [
        ("MySQL", "RDS Instance"),
        ("MySQL", "RDS Cluster"),
        ("Tair/Redis", "Tair Enterprise"),
        ("MongoDB", "Replica Set"),
        ("MongoDB", "Sharded Cluster"),
    ];

    [Fact]
    public static void Only_the_pairs_of_the_guide_are_allowed()
    {
        var databases = File.ReadAllLines(Repo.PathOf("tests", "DtsApply.Tests", "Rules", "guide-tables.txt"))
            .Select(line => line.Split(" | ")[1])
            .Distinct()
            .ToList();
        var variants = Allowed.Select(pair => pair.Variant).Prepend("").ToList();
        foreach (var database in databases)
        {
            foreach (var (left, right) in from left in variants from right in variants select (left, right))
            {
                var isAllowed = left == right && Allowed.Contains((database, left));
                Assert.Equal(isAllowed, Numbers(End(database, left), End(database, right)).Length is 0);
            }
        }

        Assert.Equal("DTS405", Numbers(End("MySQL", ""), End("MongoDB", "")));
        Assert.Equal("DTS405", Numbers(End("PolarDB for MySQL", ""), End("PolarDB for MySQL", "")));
    }

    [Theory]
    [InlineData(
        "RDS Instance",
        "RDS Cluster",
        "DTS406",
        "the destination has variant RDS Cluster, the source has variant RDS Instance"
    )]
    [InlineData("RDS Instance", "", "DTS406", "the destination has no variant, the source has variant RDS Instance")]
    [InlineData("", "RDS Instance", "DTS406", "the source has no variant, the destination has variant RDS Instance")]
    [InlineData("", "", "DTS406", "the source has no variant, the destination has no variant")]
    [InlineData("Replica Set", "Replica Set", "DTS407 DTS407", "Replica Set is no variant of MySQL")]
    public static void Variants_must_be_the_same_and_of_the_database(
        string left,
        string right,
        string rules,
        string message
    )
    {
        var all = Checked
            .All(Text(End("MySQL", left), End("MySQL", right), "direction: TwoWay, account: ops"))
            .ToList();

        Assert.Equal(rules, string.Join(' ', all.Select(d => d.Rule)));
        Assert.Equal(message, all[0].Message);
    }

    [Fact]
    public static void A_database_of_no_table_stands_in_quotes() =>
        Assert.Equal(
            "RDS Cluster is no variant of \"my db\"",
            Assert
                .Single(
                    Checked.All(
                        Checked.Accounts
                            + Checked.Task(
                                "CrossAccountSource",
                                destination: "account: lake, database: my db, variant: RDS Cluster"
                            )
                    )
                )
                .Message
        );

    [Fact]
    public static void A_sure_guess_of_the_database_is_enough_to_ask_for_its_variant()
    {
        var all = Checked.All(Text(End("Redis", ""), End("redis", ""), "direction: TwoWay, account: ops")).ToList();

        Assert.Equal("DTS406 DTS401 DTS401", string.Join(' ', all.Select(d => d.Rule)));
        Assert.Equal("add to both sides the same: variant: Tair Enterprise", all[0].Help);
    }

    [Theory]
    [InlineData("CrossAccountSource", "direction: TwoWay", "DTS403")]
    [InlineData("CrossAccountDestination", "direction: TwoWay", "DTS403")]
    [InlineData("CrossAccountSource", "direction: TwoWay, type: Migration", "DTS403 DTS404")]
    [InlineData(Both, "direction: TwoWay, type: Migration, account: ops", "DTS404")]
    [InlineData(Both, "direction: OneWay, type: Migration, account: ops", "")]
    public static void Two_ways_need_the_scenario_and_synchronization(string scenario, string task, string rules) =>
        Assert.Equal(
            rules,
            Checked.Numbers(
                Checked.Accounts
                    + Checked
                        .Task(
                            scenario,
                            $"account: orders, {End("MySQL", "")}",
                            $"account: lake, {End("Oracle", "")}",
                            task
                        )
                        .Replace("Oracle", "MySQL", StringComparison.Ordinal)
            )
        );

    [Fact]
    public static void Another_access_method_is_reported_once()
    {
        const string Ecs = ", accessMethod: Self-managed Database on ECS";

        Assert.Equal("DTS409", Numbers(End("MySQL", "RDS Instance") + Ecs, End("MySQL", "RDS Instance")));
        Assert.Equal("DTS402", Numbers(End("MySQL", "RDS Instance"), End("MySQL", "RDS Instance") + Ecs));
    }

    private static string End(string database, string variant) =>
        $"database: \"{database}\"{(variant.Length is 0 ? "" : $", variant: {variant}")}";

    private static string Numbers(string source, string destination) =>
        Checked.Numbers(Text(source, destination, "direction: TwoWay, account: ops"));

    private static string Text(string source, string destination, string task) =>
        Checked.Accounts + Checked.Task(Both, $"account: orders, {source}", $"account: lake, {destination}", task);
}
