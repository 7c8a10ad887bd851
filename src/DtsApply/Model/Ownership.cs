using System.Collections.Immutable;

namespace DtsApply.Model;

/// <summary>
/// The tags by which a role says that it is ours, and of which set. They live on the role, so they outlive the
/// manifests.
/// </summary>
public static class Ownership
{
    /// <summary>The tag that says which tool keeps the role.</summary>
    public const string ManagedBy = "dts-apply:managed-by";

    /// <summary>The tag that says to which set the role belongs.</summary>
    public const string SetTag = "dts-apply:set";

    /// <summary>The tag that keeps a role from destroy and prune.</summary>
    public const string ProtectTag = "dts-apply:protect";

    /// <summary>The value of <see cref="ManagedBy"/>.</summary>
    public const string Tool = "dts-apply";

    /// <summary>The set of runs that name none.</summary>
    public const string DefaultSet = "default";

    /// <summary>Whether a text can be the name of a set: 1 to 64 of a-z, 0-9 and -.</summary>
    public static bool IsSetName(string name) =>
        name.Length is >= 1 and <= 64
        && name.All(letter => letter is '-' || char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter));

    /// <summary>The tags of a role of that set.</summary>
    public static ImmutableSortedDictionary<string, string> Tags(string set) =>
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal).Add(ManagedBy, Tool).Add(SetTag, set);

    /// <summary>The set that a live role belongs to; null when it was not made by this tool.</summary>
    public static string? SetOf(Role role) =>
        role.Tags.GetValueOrDefault(ManagedBy) is Tool ? role.Tags.GetValueOrDefault(SetTag) : null;

    /// <summary>Whether a live role is kept from destroy and prune.</summary>
    public static bool IsProtected(Role role) => role.Tags.ContainsKey(ProtectTag);
}
