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
    public const string Reason = "reason";
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

    /// <summary>Fields as a sentence about one role names them: <c>the trust policy and its policies</c>.</summary>
    public static string OfThisRole(IEnumerable<RoleField> fields) => Listed(fields, "its");

    /// <summary>The same before the name of the role: <c>the trust policy and the policies</c>.</summary>
    public static string OfARole(IEnumerable<RoleField> fields) => Listed(fields, "the");

    public static string Id(string? id) => $"ID {id}";

    public static string Seconds(int? seconds) => FormattableString.Invariant($"{seconds} s");

    public static string List(IEnumerable<string> items) =>
        string.Join(", ", items) is { Length: > 0 } list ? list : Nothing;

    public static string Tag(string key, string value) => $"{key} = {value}";

    private static string Listed(IEnumerable<RoleField> fields, string whose)
    {
        var all = fields.ToList();
        return all.Contains(RoleField.Role)
            ? "the role"
            : string.Join(" and ", all.Select(field => Named(field, whose)));
    }

    private static string Named(RoleField field, string whose) =>
        field switch
        {
            RoleField.Trust => "the trust policy",
            RoleField.Policy => $"{whose} policies",
            RoleField.Owner => $"{whose} tags",
            RoleField.Session => $"{whose} session duration",
            _ => $"{whose} {Name(field)}",
        };
}
