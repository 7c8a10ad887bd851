using System.Collections.Immutable;

namespace DtsApply.Rules;

/// <summary>The rules' titles, for tables of counts.</summary>
public static class Titles
{
    private static readonly ImmutableSortedDictionary<string, string> All = new Dictionary<string, string>
    {
        ["DTS001"] = "a file cannot be read",
        ["DTS002"] = "no manifest found",
        ["DTS003"] = "not YAML",
        ["DTS004"] = "a key stands twice",
        ["DTS005"] = "not UTF-8 text",
        ["DTS006"] = "too deep or too large",
        ["DTS007"] = "a YAML feature that manifests do not use",
        ["DTS008"] = "a document is not a manifest",
        ["DTS101"] = "unknown or missing apiVersion",
        ["DTS102"] = "unknown or missing kind",
        ["DTS103"] = "unknown key",
        ["DTS104"] = "a needed key is missing",
        ["DTS105"] = "wrong kind of value",
        ["DTS106"] = "value not allowed",
        ["DTS107"] = "name is no DNS label",
        ["DTS108"] = "account ID is not 16 digits",
        ["DTS109"] = "account ID is masked",
        ["DTS110"] = "account ID is a number",
        ["DTS111"] = "credentials name no source, or several",
        ["DTS112"] = "role name not allowed",
        ["DTS113"] = "role name is an ARN",
        ["DTS114"] = "role name belongs to a service",
        ["DTS115"] = "description too long",
        ["DTS116"] = "a secret in a manifest",
        ["DTS117"] = "session duration out of range",
        ["DTS201"] = "account is not declared",
        ["DTS202"] = "a name is used twice",
        ["DTS203"] = "one account ID, two Accounts",
        ["DTS204"] = "assumeRole goes through an undeclared account",
        ["DTS205"] = "assumeRole goes in a circle",
        ["DTS206"] = "shared role, two descriptions",
        ["DTS207"] = "shared role, two session durations",
        ["DTS208"] = "shared role, two other settings",
        ["DTS209"] = "two accounts use the default chain",
        ["DTS301"] = "both databases belong to one account",
        ["DTS302"] = "the task account owns a database",
        ["DTS303"] = "task.account is not the derived one",
        ["DTS304"] = "task.account is missing",
        ["DTS305"] = "an account would trust itself",
        ["DTS306"] = "role on a side that has none",
        ["DTS307"] = "synchronization between types of accounts",
        ["DTS308"] = "migration between types of accounts",
        ["DTS309"] = "account ID nearly that of another",
        ["DTS310"] = "an account names no credentials",
        ["DTS311"] = "account ID is a placeholder",
        ["DTS312"] = "two roles differ only in case",
        ["DTS401"] = "the database is not allowed on this side",
        ["DTS402"] = "the access method is not allowed for this database",
        ["DTS403"] = "TwoWay in another scenario",
        ["DTS404"] = "TwoWay migration",
        ["DTS405"] = "TwoWay between an unsupported pair",
        ["DTS406"] = "TwoWay variants missing or different",
        ["DTS407"] = "a variant of another database",
        ["DTS408"] = "the database is not named",
        ["DTS409"] = "TwoWay by another access method",
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>The title of a rule; its number where it has none.</summary>
    public static string Of(string rule) => All.GetValueOrDefault(rule, rule);
}
