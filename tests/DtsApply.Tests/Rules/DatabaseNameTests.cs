using DtsApply.Model;
using Xunit;

namespace DtsApply.Tests.Rules;

/// <summary>Databases and access methods by names that are not quite those of the guide.</summary>
public static class DatabaseNameTests
{
    [Theory]
    [InlineData("mysql", "did you mean MySQL?")]
    [InlineData("PolarDB MySQL", "did you mean PolarDB for MySQL?")]
    [InlineData("Redis", "did you mean Tair/Redis?")]
    [InlineData("ADB MySQL 3.0", "did you mean AnalyticDB for MySQL 3.0?")]
    [InlineData("AnalyticDB", "did you mean AnalyticDB for MySQL 3.0?")]
    [InlineData("MSSQL", "did you mean SQL Server?")]
    [InlineData("Postgres", "did you mean PostgreSQL?")]
    [InlineData("OceanBase", "did you mean ApsaraDB OceanBase for MySQL?")]
    [InlineData("DB2 LUW", "did you mean DB2 for LUW?")]
    [InlineData("mongo-db", "did you mean MongoDB?")]
    [InlineData("AnalyticDB MySQL", "did you mean AnalyticDB for MySQL 3.0?")]
    [InlineData("MySQL 8.0", "did you mean MySQL?")]
    [InlineData("Elasticsearch", "nearest allowed here:")]
    [InlineData("PolarDB", "nearest allowed here:")]
    public static void A_database_by_another_name_is_recognized(string written, string help) =>
        Assert.StartsWith(
            help,
            Assert
                .Single(
                    Checked.All(
                        Checked.Accounts + Checked.Task("CrossAccountSource", $"account: orders, database: {written}")
                    )
                )
                .Help,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("database: ECS", "\"ECS\" cannot be a cross-account source")]
    [InlineData("database: ClickHouse", "ClickHouse cannot be a cross-account source")]
    [InlineData("database: MySQL, accessMethod: ECS", "\"ECS\" is not an access method")]
    public static void What_someone_else_wrote_stands_in_quotes(string side, string message) =>
        Assert.Equal(
            message,
            Assert
                .Single(Checked.All(Checked.Accounts + Checked.Task("CrossAccountSource", $"account: orders, {side}")))
                .Message
        );

    [Theory]
    [InlineData(
        "CEN",
        "MySQL does not allow this access",
        "\"CEN\" would be Cloud Enterprise Network (CEN); as a cross-account source it allows:"
    )]
    [InlineData(
        "DG",
        "MySQL does not allow this access",
        "\"DG\" would be Database Gateway; as a cross-account source it allows:"
    )]
    [InlineData(
        "VPN",
        "\"VPN\" is not an access method",
        "did you mean Express Connect, VPN Gateway, or Smart Access Gateway? as a cross-account source it allows:"
    )]
    [InlineData("Public IP", "\"Public IP\" is not an access method", "as a cross-account source it allows:")]
    public static void An_access_method_of_another_database_by_its_short_name_is_not_unknown(
        string written,
        string message,
        string help
    )
    {
        var found = Assert.Single(
            Checked.All(
                Checked.Accounts
                    + Checked.Task(
                        "CrossAccountSource",
                        source: $"account: orders, database: MySQL, accessMethod: {written}"
                    )
            )
        );

        Assert.Equal((RuleId.DTS402, message), (found.Rule, found.Message));
        Assert.StartsWith(help, found.Help, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Clickhous", "ClickHouse")]
    [InlineData("clickhouse", "ClickHouse")]
    [InlineData("Postgresql", "PostgreSQL")]
    [InlineData("PolarDB for MySql", "PolarDB for MySQL")]
    [InlineData("Elasticsearch", null)]
    [InlineData("Hologres", null)]
    [InlineData("DMS", null)]
    [InlineData("AnalyticDB for PostgreSQL", null)]
    [InlineData("ClickHouse", null)]
    [InlineData("PostgreSQL", null)]
    public static void A_slip_of_the_pen_on_the_other_side_is_a_hint(string written, string? meant)
    {
        var found = Checked
            .All(
                Checked.Accounts
                    + Checked.Task("CrossAccountSource", destination: $"account: lake, database: {written}")
            )
            .ToList();

        Assert.Equal(
            meant is null
                ? []
                :
                [
                    (
                        RuleId.DTS401,
                        Severity.Info,
                        $"did you mean {meant}? this side is not cross-account, so any database may stand here"
                    ),
                ],
            found.Select(d => (d.Rule, d.Severity, d.Help))
        );
    }

    [Theory]
    [InlineData("Database Gatway", "Database Gateway")]
    [InlineData("Alibaba cloud instance", "Alibaba Cloud Instance")]
    [InlineData("Public IP Address", null)]
    [InlineData("Database Gateway", null)]
    [InlineData("ECS", null)]
    public static void A_slip_of_the_pen_in_how_the_other_side_is_reached_is_a_hint_too(string written, string? meant)
    {
        var found = Checked
            .All(
                Checked.Accounts
                    + Checked.Task(
                        "CrossAccountSource",
                        destination: $"account: lake, database: MySQL, accessMethod: {written}"
                    )
            )
            .ToList();

        Assert.Equal(
            meant is null
                ? []
                :
                [
                    (
                        RuleId.DTS402,
                        Severity.Info,
                        $"did you mean {meant}? this side is not cross-account, so any may stand here"
                    ),
                ],
            found.Select(d => (d.Rule, d.Severity, d.Help))
        );
    }

    [Fact]
    public static void Names_that_contain_the_given_one_are_the_nearest() =>
        Assert.StartsWith(
            "nearest allowed here: DB2 for iSeries (AS/400), DB2 for LUW, ",
            Assert
                .Single(
                    Checked.All(Checked.Accounts + Checked.Task("CrossAccountSource", "account: orders, database: DB2"))
                )
                .Help,
            StringComparison.Ordinal
        );
}
