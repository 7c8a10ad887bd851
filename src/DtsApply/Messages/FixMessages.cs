namespace DtsApply.Messages;

/// <summary>
/// The changes that most often make YAML of a text (DTS003). Keys are null where they may not be shown.
/// </summary>
internal static class FixMessages
{
    private const string ColonCannotStandHere = "a colon cannot stand here";

    public static FixAdvice TabIndents(string? key, int column) =>
        new($"{UseSpaces(key, column)}, YAML does not take a tab in front of a key", "a tab cannot indent");

    public static FixAdvice BlankIndents(char blank, string? key, int column) =>
        new(
            $"{UseSpaces(key, column)}, it only looks as if spaces stood there",
            $"the character U+{(int)blank:X4} cannot indent"
        );

    /// <summary>A character that only looks like a colon.</summary>
    public static FixAdvice ColonIsAnother { get; } =
        new("write a colon and a space in its place", "this is not the colon of YAML");

    public static FixAdvice SpaceIsMissing(string? key) =>
        new(
            key is null ? "write a space before what follows" : $"write {key}: with a space before what follows",
            "a space is missing after this colon"
        );

    /// <summary>A line that is deeper than the one above although that has a value.</summary>
    public static FixAdvice LineIsTooDeep(int column) =>
        new($"begin it in column {column}, like the line above", ColonCannotStandHere);

    /// <summary>The same, where both keys may be shown.</summary>
    public static FixAdvice LineIsTooDeep(int column, int line, string key, string parent) =>
        new(
            $"YAML reads line {line} as more text for {parent}, because it is indented deeper; "
                + $"start {key} in column {column}, like {parent}",
            ColonCannotStandHere
        );

    public static FixAdvice DashesBeginNoDocument { get; } =
        new(
            "write three dashes at the margin to begin a new document, or remove the line",
            "this line of dashes begins no document"
        );

    public static FixAdvice ColonIsMissing { get; } =
        new("write key: value, with a space after the colon", "a colon after the key is missing");

    public static FixAdvice LoneKeyHasNoColon(string? key) =>
        new($"write {key ?? "KEY"}: with a colon, or remove the line", "a colon after the key is missing");

    public static FixAdvice DashIsTooMuch { get; } =
        new("remove the dash; only lists have them, and a manifest has none", "a list cannot begin here");

    public static FixAdvice DocumentBeginsInColumnOne(string? key, int column, string where) =>
        new($"begin {Named(key)} in column {column}{where}", "a document begins in column 1");

    public static FixAdvice LineDoesNotFit(string? key, int column, string where) =>
        new($"begin {Named(key)} in column {column}{where}", "this line does not fit the indentation above");

    /// <summary>Which column that is, to follow its number; empty where the key may not be shown.</summary>
    public static string Below(string? key) => key is null ? "" : $", below {key}";

    /// <inheritdoc cref="Below"/>
    public static string Beside(string? key) => key is null ? "" : $", like {key}";

    public static FixAdvice CommentNeedsSpace { get; } =
        new("put a space before #", "a comment needs a space before it");

    public static FixAdvice TailDoesNotBelong(bool isOneCharacter) =>
        new($"remove {(isOneCharacter ? "it" : "what follows the value")}", "this does not belong to the value");

    public static FixAdvice QuotedTextEndsEarly { get; } =
        new(
            "put double quotes around the whole text, with \\\" for each one in it",
            "the quoted text ends before this"
        );

    public static FixAdvice ColonInText { get; } =
        new("put quotes around a text that has a colon in it", ColonCannotStandHere);

    public static FixAdvice CommaIsMissing { get; } =
        new("put a comma between two keys in braces", "a comma is missing here");

    public static FixAdvice CloseBrace { get; } = new("close it with } where its last key ends");

    public static FixAdvice CloseBracket { get; } = new("close it with ] where its last item ends");

    public static FixAdvice QuoteIsNotClosed { get; } =
        new("close it with the same quote at the end of the text", "the quote that opens here is not closed");

    public static FixAdvice UseSingleQuotes { get; } = new("use single quotes, in which a backslash is a backslash");

    public static FixAdvice PutQuotesAround { get; } = new("put quotes around the text");

    /// <summary>The help, and the line as it will be.</summary>
    public static string WithLine(string help, string line) => $"{help}: {line}";

    private static string UseSpaces(string? key, int column) => $"use spaces; begin {Named(key)} in column {column}";

    private static string Named(string? key) => key ?? "the line";
}
