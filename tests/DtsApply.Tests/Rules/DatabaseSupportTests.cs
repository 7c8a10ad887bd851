using DtsApply.Model;
using DtsApply.Rules;
using Xunit;

namespace DtsApply.Tests.Rules;

/// <summary>
/// The guide's tables, copied from its text, against every database, access method, side and scenario.
/// </summary>
public static class DatabaseSupportTests
{
    private static readonly (string Side, string Database, string Methods)[] Guide =
    [
        .. File.ReadAllLines(Repo.PathOf("tests", "DtsApply.Tests", "Rules", "guide-tables.txt"))
            .Select(line => line.Split(" | "))
            .Select(parts => (parts[0], parts[1], parts[2])),
    ];

    private static readonly string[] Methods =
    [
        "Alibaba Cloud Instance",
        "Express Connect, VPN Gateway, or Smart Access Gateway",
        "Self-managed Database on ECS",
        "Cloud Enterprise Network (CEN)",
        "Database Gateway",
        "Public IP Address",
    ];

    [Theory]
    [InlineData("database: mysql, accessMethod: ECS", "DTS401 DTS402")]
    [InlineData("database: mysql, accessMethod: Database Gateway", "DTS401")]
    [InlineData("accessMethod: Database gateway", "DTS402 DTS408")]
    public static void An_access_method_of_no_database_is_found_whatever_the_database(string side, string rules) =>
        Assert.Equal(
            rules,
            string.Join(
                ' ',
                Checked
                    .Numbers(Checked.Accounts + Checked.Task("CrossAccountSource", $"account: orders, {side}"))
                    .Split(' ')
                    .Order(StringComparer.Ordinal)
            )
        );

    [Fact]
    public static void The_tables_are_those_of_the_guide_in_its_order()
    {
        var ours = SupportMatrix
            .Sources.Select(line => ("source", line))
            .Concat(SupportMatrix.Destinations.Select(line => ("destination", line)));

        Assert.Equal(
            Guide.Select(line => (line.Side, line.Database, line.Methods)),
            ours.Select(line => (line.Item1, line.line.Name, string.Join(", ", line.line.AccessMethods)))
        );
    }

    [Theory]
    [InlineData("CrossAccountSource")]
    [InlineData("CrossAccountDestination")]
    [InlineData("CrossAccountSourceAndDestination")]
    public static void Every_database_and_access_method_is_allowed_as_the_guide_says(string scenario)
    {
        foreach (var side in (string[])["source", "destination"])
        {
            foreach (var database in Guide.Select(line => line.Database).Append("Elasticsearch").Distinct())
            {
                foreach (var method in Methods.Append(null))
                {
                    Assert.Equal(Expected(scenario, side, database, method), Actual(scenario, side, database, method));
                }
            }
        }
    }

    [Fact]
    public static void The_default_access_method_is_reported_at_the_database_that_does_not_allow_it()
    {
        var text = Checked.Accounts + Checked.Task("CrossAccountSource", "account: orders, database: Oracle");
        var problem = Assert.Single(Checked.All(text));

        Assert.Equal("DTS402: Oracle does not allow the default access method", $"{problem.Rule}: {problem.Message}");
        Assert.Equal(
            "accessMethod is left out, which means Alibaba Cloud Instance; add accessMethod: Express Connect, VPN "
                + "Gateway, or Smart Access Gateway",
            problem.Help
        );
        Assert.Equal(
            "Oracle",
            text.Split('\n')[problem.Source!.Value.Line - 1][
                (problem.Source.Value.Column - 1)..(problem.Source.Value.EndColumn - 1)
            ]
        );
    }

    [Fact]
    public static void A_database_that_is_not_named_is_a_warning_on_a_cross_account_side_only()
    {
        var all = Checked.All(
            Checked.Accounts + Checked.Task("CrossAccountSource", "account: orders", "account: lake")
        );

        Assert.Equal([(RuleId.DTS408, Severity.Warning)], all.Select(d => (d.Rule, d.Severity)));
    }

    [Fact]
    public static void A_misspelt_key_is_not_also_a_missing_database() =>
        Assert.Equal(
            "DTS103",
            Checked.Numbers(Checked.Accounts + Checked.Task("CrossAccountSource", "account: orders, databse: MySQL"))
        );

    private static string Actual(string scenario, string side, string database, string? method)
    {
        var tested = $"database: \"{database}\"{(method is null ? "" : $", accessMethod: \"{method}\"")}";
        var task = scenario is "CrossAccountSourceAndDestination" ? "account: ops" : "";
        return Checked.Numbers(
            Checked.Accounts
                + (
                    side is "source"
                        ? Checked.Task(scenario, $"account: orders, {tested}", task: task)
                        : Checked.Task(scenario, destination: $"account: lake, {tested}", task: task)
                )
        );
    }

    private static string Expected(string scenario, string side, string database, string? method)
    {
        if (!scenario.Contains(side, StringComparison.OrdinalIgnoreCase))
        {
            return "";
        }

        var line = Guide.FirstOrDefault(line => line.Side == side && line.Database == database);
        var isMethod = method is null || SupportMatrix.AccessMethods.Contains(method);
        return line.Database is null ? $"DTS401{(isMethod ? "" : " DTS402")}"
            : line.Methods.Contains(method ?? "Alibaba Cloud Instance", StringComparison.Ordinal) ? ""
            : "DTS402";
    }
}
