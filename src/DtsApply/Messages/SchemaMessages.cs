using System.Globalization;
using DtsApply.Model;
using DtsApply.Text;

namespace DtsApply.Messages;

/// <summary>What the schema finds wrong with keys and values (DTS103 to DTS107, DTS111, DTS115 to DTS117).</summary>
internal static class SchemaMessages
{
    private const string ShortenIt = "shorten it";

    /// <param name="key">The key as it is written.</param>
    /// <param name="allowed">The keys that may stand there.</param>
    public static Problem KeyIsUnknown(string key, IEnumerable<string> allowed) =>
        UnknownKey(key, $"keys allowed here: {string.Join(", ", allowed)}");

    public static Problem KeyIsMisspelt(string key, string meant) => UnknownKey(key, $"did you mean {meant}?");

    /// <param name="key">The key as it is written.</param>
    /// <param name="meant">The key that is meant.</param>
    /// <param name="blank">The blank that it begins with and that is no space.</param>
    public static Problem KeyBeginsWithBlank(string key, string meant, char blank) =>
        UnknownKey(key, $"did you mean {meant}? what stands in front of it is U+{(int)blank:X4}, write spaces");

    /// <param name="key">What stands there as a key.</param>
    /// <param name="known">The key that it begins with.</param>
    public static Problem KeyRunsIntoValue(string key, string known) => UnknownKey(key, WriteColonAndSpace(known));

    /// <param name="key">A right key at the wrong level.</param>
    /// <param name="places">The keys that lead to where it belongs.</param>
    public static Problem KeyIsMisplaced(string key, IReadOnlyList<string> places) =>
        new(RuleId.DTS103, $"{Quoting.Quote(key)} cannot stand here", $"it belongs under {Quoting.List(places, "or")}");

    public static Problem KeyIsMissing(string path, string key, string example) =>
        new(RuleId.DTS104, IsMissing(path), $"add {key}: {example}");

    /// <summary>The schema's example of an account's name is the name of nobody here.</summary>
    public static Problem AccountIsMissing(string path, string key) =>
        new(RuleId.DTS104, IsMissing(path), $"add {key}: NAME, with the name of an Account");

    /// <param name="path">The keys that lead to the value.</param>
    /// <param name="found">What it is.</param>
    /// <param name="wanted">What it should be.</param>
    /// <param name="help">What to do: one of the sentences below.</param>
    public static Problem ValueIsOfOtherKind(string path, ValueKind found, ValueKind wanted, string help) =>
        new(RuleId.DTS105, $"{path} is {ValueWords.Found(found)}, not {ValueWords.Wanted(wanted)}", help);

    public static string WriteColonAndSpace(string key) => $"write {key}: with a colon and a space before what follows";

    public static string PutQuotesAround(string written) => $"put quotes around it: \"{Quoting.Cut(written)}\"";

    public static string WriteValue(string? key, string example) => $"write {key}: {example}";

    /// <summary>An entry of a list of accounts that is a group of keys.</summary>
    public static string WriteEntry(string? key, string example) =>
        $"{WriteValue(key, example)}; what differs for one account is said in an Account of its own";

    /// <param name="keys">The keys that may stand there.</param>
    /// <param name="isList">Whether a list stands there now.</param>
    public static string PutKeysBelow(IReadOnlyList<string> keys, bool isList) => PutBelow(Quoting.List(keys), isList);

    /// <summary>The same where any key may stand.</summary>
    /// <param name="example">A key with its value.</param>
    /// <param name="isList">Whether a list stands there now.</param>
    public static string PutOwnKeysBelow(string example, bool isList) => PutBelow($"such as {example}", isList);

    /// <param name="written">The value.</param>
    /// <param name="noun">What it should be, such as <c>session name</c>.</param>
    /// <param name="help">What to do: one of the sentences around this.</param>
    public static Problem ValueIsNotAllowed(string written, string noun, string help)
    {
        var article = "aeiou".Contains(noun[0], StringComparison.Ordinal) ? "an" : "a";
        return new(RuleId.DTS106, $"{Quoting.Quote(written)} is not {article} {noun}", help);
    }

    public static string ChooseFrom(IEnumerable<string> allowed, string? meant) =>
        DidYouMean(meant) + $"allowed: {string.Join(", ", allowed)}";

    public static string ChooseOnly(string allowed, string? meant) =>
        DidYouMean(meant) + $"{allowed} is the only value";

    public static Problem NameIsInvalid(string written) =>
        new(
            RuleId.DTS107,
            $"{Quoting.Quote(written)} cannot be a name",
            "use 1 to 63 of a-z, 0-9 and -, with a letter or digit at both ends"
        );

    /// <summary>What cannot be a name is often the name of an account in another spelling.</summary>
    public static string NameIsMeant(string meant, string? help) => $"did you mean {meant}? {help}";

    /// <param name="sources">How many sources are named: none, or more than one.</param>
    /// <param name="known">All there are.</param>
    public static Problem CredentialsNeedOneSource(int sources, IEnumerable<string> known) =>
        new(
            RuleId.DTS111,
            $"credentials names {(sources is 0 ? "no source" : $"{sources} sources")}",
            $"keep exactly one of {string.Join(", ", known)}"
        );

    public static Problem DescriptionIsTooLong(int characters, int? most) =>
        new(RuleId.DTS115, $"the description has {characters} characters, at most {most} are kept", ShortenIt);

    /// <param name="noun">What it is, such as <c>reason</c>.</param>
    /// <param name="characters">How many characters it has.</param>
    /// <param name="most">How many are allowed.</param>
    public static Problem TextIsTooLong(string noun, int characters, int? most) =>
        new(RuleId.DTS106, $"the {noun} has {characters} characters, at most {most} are allowed", ShortenIt);

    public static Problem SecretInManifest { get; } =
        new(
            RuleId.DTS116,
            "a manifest cannot hold a secret",
            "say where the key is kept: credentials.profile or credentials.environment; if this file was ever shared, "
                + "replace the key"
        );

    public static Problem SessionDurationIsInvalid(string written, decimal? least, decimal? most) =>
        new(
            RuleId.DTS117,
            $"{written} s is no session duration",
            string.Create(CultureInfo.InvariantCulture, $"write {least} to {most}")
        );

    private static Problem UnknownKey(string key, string help) =>
        new(RuleId.DTS103, $"unknown key {Quoting.Quote(key)}", help);

    private static string IsMissing(string path) => $"{path} is missing";

    private static string PutBelow(string keys, bool isList) =>
        $"put its keys below it, indented deeper{(isList ? ", without dashes or brackets" : "")}: {keys}";

    private static string DidYouMean(string? meant) => meant is null ? "" : $"did you mean {meant}? ";
}
