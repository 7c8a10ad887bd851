using DtsApply.Model;
using DtsApply.Rules;
using DtsApply.Tests.Manifests;
using Xunit;

namespace DtsApply.Tests.Rules;

/// <summary>Manifests that are right for the schema, and what the rules say of them.</summary>
internal static class Checked
{
    public static string Account(string name, string id, string more = "") =>
        $"---\napiVersion: dts-apply/v1\nkind: Account\nmetadata: {{name: {name}}}\nspec:\n  accountId: "
        + $"\"{id}\"\n{more}";

    public static string Accounts { get; } =
        Account("orders", "1646821763560001")
        + Account("lake", "1903774258810002")
        + Account("ops", "1288450937620003");

    public static string Task(
        string scenario,
        string source = "account: orders, database: MySQL",
        string destination = "account: lake, database: MySQL",
        string task = ""
    ) =>
        $"---\napiVersion: dts-apply/v1\nkind: CrossAccountTask\nmetadata: {{name: t}}\nspec:\n  scenario: "
        + $"{scenario}\n  task: {{{task}}}\n  source: {{{source}}}\n  destination: {{{destination}}}\n";

    /// <summary>Everything that reading and the rules say, sorted.</summary>
    public static IEnumerable<Diagnostic> All(string text)
    {
        var set = Given.Text(text);
        return set.Sorted([.. set.Diagnostics, .. ManifestRules.Check(set, Some.Today)]);
    }

    /// <summary>The numbers of the rules that say something.</summary>
    public static string Numbers(string text)
    {
        var all = All(text).ToList();
        Assert.All(all, d => Assert.False(string.IsNullOrEmpty(d.Help), d.Rule.Code()));
        return string.Join(' ', all.Select(d => d.Rule));
    }
}
