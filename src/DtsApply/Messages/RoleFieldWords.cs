using DtsApply.Model;

namespace DtsApply.Messages;

/// <summary>The fields of a role, and what stands in them, where two states of it are shown side by side.</summary>
internal static class RoleFieldWords
{
    public const string ThereIsNone = "there is none";
    public const string ItExists = "it exists";
    public const string Nothing = "none";

    // Fields of a plan that a role itself does not have.
    public const string Changed = "changed";
    public const string Trusted = "trusted";
    public const string Because = "because";
    public const string Calls = "calls";
    public const string Diff = "diff";

    public static string Name(RoleField field) =>
        field switch
        {
            RoleField.Role => "role",
            RoleField.Trust => "trust",
            RoleField.Policy => "policy",
            RoleField.Description => "description",
            RoleField.Session => "session",
            _ => "owner",
        };

    public static string Id(string? id) => $"ID {id}";

    public static string Seconds(int? seconds) => FormattableString.Invariant($"{seconds} s");

    public static string List(IEnumerable<string> items) =>
        string.Join(", ", items) is { Length: > 0 } list ? list : Nothing;

    public static string Tag(string key, string value) => $"{key} = {value}";
}
