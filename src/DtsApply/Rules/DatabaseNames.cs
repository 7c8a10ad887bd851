using System.Collections.Frozen;
using DtsApply.Text;

namespace DtsApply.Rules;

/// <summary>Guesses which database is meant: by spelling, and by the other names under which people know it.</summary>
internal static class DatabaseNames
{
    // Names without case, blanks and punctuation. Most are too far from the console's words for a guess by spelling, or
    // too near to another one.
    private static readonly FrozenDictionary<string, string> Others = new Dictionary<string, string>
    {
        ["adb"] = "AnalyticDB for MySQL 3.0",
        ["adb3"] = "AnalyticDB for MySQL 3.0",
        ["adb30"] = "AnalyticDB for MySQL 3.0",
        ["adbmysql"] = "AnalyticDB for MySQL 3.0",
        ["adbmysql3"] = "AnalyticDB for MySQL 3.0",
        ["adbmysql30"] = "AnalyticDB for MySQL 3.0",
        ["adbformysql"] = "AnalyticDB for MySQL 3.0",
        ["adbformysql30"] = "AnalyticDB for MySQL 3.0",
        ["analyticdbmysql"] = "AnalyticDB for MySQL 3.0",
        ["analyticdbmysql3"] = "AnalyticDB for MySQL 3.0",
        ["analyticdbmysql30"] = "AnalyticDB for MySQL 3.0",
        ["analyticdb30"] = "AnalyticDB for MySQL 3.0",
        ["apsaradbformongodb"] = "MongoDB",
        ["apsaradbforredis"] = "Tair/Redis",
        ["apsaradbrdsformysql"] = "MySQL",
        ["as400"] = "DB2 for iSeries (AS/400)",
        ["db2as400"] = "DB2 for iSeries (AS/400)",
        ["db2iseries"] = "DB2 for iSeries (AS/400)",
        ["db2luw"] = "DB2 for LUW",
        ["drds"] = "PolarDB-X 1.0",
        ["logservice"] = "SLS",
        ["mssql"] = "SQL Server",
        ["mssqlserver"] = "SQL Server",
        ["pg"] = "PostgreSQL",
        ["polardbo"] = "PolarDB (Compatible with Oracle)",
        ["polardboracle"] = "PolarDB (Compatible with Oracle)",
        ["polardbfororacle"] = "PolarDB (Compatible with Oracle)",
        ["polardbpg"] = "PolarDB for PostgreSQL",
        ["postgres"] = "PostgreSQL",
        ["rds"] = "MySQL",
        ["rdsformysql"] = "MySQL",
        ["rdsmysql"] = "MySQL",
        ["simplelogservice"] = "SLS",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The one that is meant; null where that is not clear, or where it is not allowed here.</summary>
    public static string? Meant(string written, IReadOnlyCollection<string> allowed)
    {
        var plain = string.Concat(written.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant));
        return Others.TryGetValue(plain, out var name)
            ? allowed.FirstOrDefault(choice => choice == name)
            : Suggestions.Nearest(written, allowed) ?? Suggestions.Head(written, allowed);
    }
}
