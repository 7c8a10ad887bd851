namespace DtsApply.Benchmarks;

/// <summary>Manifests of accounts that each give one role to another.</summary>
internal static class EstateText
{
    public static string Account(string name, string id, string more) =>
        $"---\napiVersion: dts-apply/v1\nkind: Account\nmetadata: {{name: {name}}}\nspec:\n  accountId: "
        + $"\"{id}\"{more}\n";

    public static string Task(string name) =>
        $"---\napiVersion: dts-apply/v1\nkind: CrossAccountTask\nmetadata: {{name: {name}-to-lake}}\nspec:\n  "
        + $"scenario: CrossAccountSource\n  source: {{account: {name}, database: MySQL}}\n  destination: "
        + $"{{account: lake}}\n";
}
