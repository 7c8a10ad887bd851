using DtsApply.Model;

namespace DtsApply.Messages;

/// <summary>What manifests do not use of YAML (DTS007).</summary>
internal static class YamlFeatureMessages
{
    public static Problem AliasIsNotUsed { get; } = IsNotUsed("an alias");

    public static Problem AnchorIsNotUsed { get; } = IsNotUsed("an anchor");

    public static Problem TagIsNotUsed { get; } = IsNotUsed("a tag");

    public static Problem MergeKeyIsNotUsed { get; } = IsNotUsed("a merge key");

    public static Problem EmptyKeyIsNotUsed { get; } = IsNotUsed("an empty key", "write a key before the colon");

    /// <summary>A number or the like as a key.</summary>
    public static Problem ScalarKeyIsNotUsed { get; } = IsNotUsed(OtherKey, "put quotes around it");

    /// <summary>A group or a list as a key.</summary>
    public static Problem GroupKeyIsNotUsed { get; } = IsNotUsed(OtherKey);

    private const string OtherKey = "a key that is no text";

    private static Problem IsNotUsed(string what, string help = "write the value out") =>
        new(RuleId.DTS007, $"{what} is not used in manifests", help);
}
