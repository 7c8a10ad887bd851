using System.Collections.Immutable;
using DtsApply.Model;

namespace DtsApply.Rules;

/// <summary>One line of the guide's tables: a database, and how DTS reaches it across accounts.</summary>
/// <param name="Name">The database type, in the guide's words.</param>
/// <param name="AccessMethods">The connection types, in the guide's words and order.</param>
public sealed record SupportedDatabase(string Name, ImmutableArray<string> AccessMethods);

/// <summary>
/// The guide's tables "Supported databases" and its note on two-way synchronization, in its own words and order.
/// </summary>
public static class SupportMatrix
{
    /// <summary>The connection type that stands first everywhere, and the only one of a destination.</summary>
    public const string Instance = Side.DefaultAccessMethod;

    internal const string Network = "Express Connect, VPN Gateway, or Smart Access Gateway";
    internal const string Ecs = "Self-managed Database on ECS";
    internal const string Cen = "Cloud Enterprise Network (CEN)";
    internal const string Gateway = "Database Gateway";

    /// <summary>What a cross-account source can be.</summary>
    public static ImmutableArray<SupportedDatabase> Sources { get; } =
    [
        new("MySQL", [Instance, Network, Ecs]),
        new("PolarDB for MySQL", [Instance]),
        new("Tair/Redis", [Instance, Network, Ecs, Cen, Gateway]),
        new("SQL Server", [Instance, Network]),
        new("PostgreSQL", [Instance, Network]),
        new("MongoDB", [Instance, Network, Ecs, Cen]),
        new("Oracle", [Network]),
        new("PolarDB (Compatible with Oracle)", [Instance, Network]),
        new("PolarDB for PostgreSQL", [Instance]),
        new("PolarDB-X 1.0", [Instance]),
        new("PolarDB-X 2.0", [Instance]),
        new("DB2 for iSeries (AS/400)", [Network]),
        new("DB2 for LUW", [Network, Ecs]),
        new("MariaDB", [Instance, Network, Ecs]),
        new("ApsaraDB OceanBase for MySQL", [Instance, Network, Ecs]),
        new("SLS", [Instance]),
        new("AnalyticDB for MySQL 3.0", [Instance]),
        new("Kafka", [Instance, Network, Ecs]),
    ];

    /// <summary>What a cross-account destination can be.</summary>
    public static ImmutableArray<SupportedDatabase> Destinations { get; } =
    [
        new("MySQL", [Instance]),
        new("PolarDB for MySQL", [Instance]),
        new("AnalyticDB for MySQL 3.0", [Instance]),
        new("Tair/Redis", [Instance]),
        new("ClickHouse", [Instance]),
        new("SelectDB", [Instance]),
        new("MongoDB", [Instance]),
    ];

    /// <summary>All connection types of the tables.</summary>
    public static ImmutableArray<string> AccessMethods { get; } = [Instance, Network, Ecs, Cen, Gateway];

    /// <summary>
    /// The databases that can be synchronized both ways across accounts, each with the variants between which it works
    /// ("Usage notes").
    /// </summary>
    public static ImmutableArray<(string Database, ImmutableArray<string> Variants)> TwoWay { get; } =
    [
        ("MySQL", ["RDS Instance", "RDS Cluster"]),
        ("Tair/Redis", ["Tair Enterprise"]),
        ("MongoDB", ["Replica Set", "Sharded Cluster"]),
    ];

    /// <summary>The table of a side.</summary>
    public static ImmutableArray<SupportedDatabase> On(SideName side) =>
        side is SideName.Source ? Sources : Destinations;

    /// <summary>The line of a database on a side; null where it is not in that table.</summary>
    public static SupportedDatabase? Find(SideName side, string? database) =>
        On(side).FirstOrDefault(line => line.Name == database);

    /// <summary>The variants of a database, none where it has none.</summary>
    public static ImmutableArray<string> Variants(string? database) =>
        TwoWay.FirstOrDefault(line => line.Database == database).Variants is { IsDefault: false } variants
            ? variants
            : [];
}
