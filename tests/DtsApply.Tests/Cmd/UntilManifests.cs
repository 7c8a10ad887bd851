namespace DtsApply.Tests.Cmd;

/// <summary>Manifests of the screens in which access ends by its own day.</summary>
internal static class UntilManifests
{
    /// <summary>The screens' orders.yaml, with a last day as line 23.</summary>
    public static string Orders(string until) =>
        File.ReadAllText(Repo.PathOf("tests", "DtsApply.Tests", "Manifests", "Corpus", "orders.yaml"))
            .Replace("spec:\n  scenario:", $"spec:\n  until: \"{until}\"\n  scenario:", StringComparison.Ordinal);

    public static string Accounts { get; } =
        string.Join(
            "---\n",
            Account("orders", Some.Orders, profile: true),
            Account("crm", Some.Crm, profile: true),
            Account("lake", Some.Lake, profile: false),
            Account("ops", Some.Ops, profile: false)
        );

    /// <summary>Two tasks share crm's role, one has orders' to itself; each may end.</summary>
    public static string Tasks(string? lake, string? ops, string? orders) =>
        Task("crm-to-lake", "crm", "lake", lake, "  task:\n    type: Migration\n")
        + "---\n"
        + Task("crm-to-ops", "crm", "ops", ops, "")
        + "---\n"
        + Task("orders-to-lake", "orders", "lake", orders, "  reason: \"spring migration, OPS-1234\"\n");

    private static string Account(string name, string id, bool profile) =>
        $"apiVersion: dts-apply/v1\nkind: Account\nmetadata:\n  name: {name}\nspec:\n  accountId: \"{id}\"\n"
        + (profile ? $"  credentials:\n    profile: {name}\n" : "");

    private static string Task(string name, string source, string destination, string? until, string more) =>
        $"apiVersion: dts-apply/v1\nkind: CrossAccountTask\nmetadata:\n  name: {name}\nspec:\n"
        + (until is null ? "" : $"  until: \"{until}\"\n")
        + (more.Contains("reason", StringComparison.Ordinal) ? more : "")
        + "  scenario: CrossAccountSource\n"
        + (more.Contains("reason", StringComparison.Ordinal) ? "" : more)
        + $"  source:\n    account: {source}\n    database: MySQL\n"
        + $"  destination:\n    account: {destination}\n    database: MySQL\n";
}
