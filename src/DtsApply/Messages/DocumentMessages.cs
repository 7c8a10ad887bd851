using DtsApply.Model;
using DtsApply.Text;

namespace DtsApply.Messages;

/// <summary>What is wrong with a document as a whole (DTS004, DTS006, DTS008, DTS101, DTS102).</summary>
internal static class DocumentMessages
{
    public const string FirstOne = "the first one";

    private const string WriteApiVersion = $"write apiVersion: {ManifestFormat.ApiVersion}";
    private const string Kinds = "the kinds are Account, AccountList and CrossAccountTask";

    public static Problem KeyStandsTwice(string key) => Twice(key, "keep one");

    /// <summary>Two documents without a line between them have each key twice.</summary>
    public static Problem DocumentsRunTogether(string key) =>
        Twice(key, "begin a new document with --- on a line of its own");

    public static Problem NestingIsTooDeep(int mostLevels) =>
        new(
            RuleId.DTS006,
            $"the nesting is deeper than {mostLevels} levels",
            "write it with fewer levels; a manifest needs six"
        );

    public static Problem DocumentIsTooLarge(int mostValues) =>
        new(
            RuleId.DTS006,
            $"the document has more than {mostValues} values",
            "split it, with --- on a line of its own between two documents"
        );

    public static Problem IsNoManifest(ValueKind found)
    {
        var what = found is ValueKind.Boolean or ValueKind.Empty ? "a single value" : ValueWords.Found(found);
        return new(
            RuleId.DTS008,
            $"this document is {what}, not a manifest",
            $"begin with apiVersion: {ManifestFormat.ApiVersion} and kind: Account or CrossAccountTask"
        );
    }

    public static Problem ApiVersionIsMissing { get; } = new(RuleId.DTS101, "apiVersion is missing", WriteApiVersion);

    public static Problem ApiVersionIsEmpty { get; } = new(RuleId.DTS101, "apiVersion is empty", WriteApiVersion);

    public static Problem ApiVersionIsUnknown(string written) =>
        new(RuleId.DTS101, $"{Quoting.Quote(written)} is not an apiVersion of this tool", WriteApiVersion);

    public static Problem KindIsMissing { get; } = new(RuleId.DTS102, "kind is missing", Kinds);

    public static Problem KindIsEmpty { get; } = new(RuleId.DTS102, "kind is empty", Kinds);

    public static Problem KindIsUnknown(string written, string? meant) =>
        new(RuleId.DTS102, IsNoKind(written), meant is null ? Kinds : $"did you mean {meant}? {Kinds}");

    /// <summary>A list of others, as kubectl writes them.</summary>
    public static Problem KindIsList(string written) =>
        new(RuleId.DTS102, IsNoKind(written), "write its items as documents, with --- between them");

    private static Problem Twice(string key, string help) =>
        new(RuleId.DTS004, $"key {Quoting.Quote(key)} stands twice here", help);

    private static string IsNoKind(string written) => $"{Quoting.Quote(written)} is not a kind";
}
