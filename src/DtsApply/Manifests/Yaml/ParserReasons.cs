using DtsApply.Messages;

namespace DtsApply.Manifests.Yaml;

/// <summary>What the parser says, and how we say it.</summary>
internal static class ParserReasons
{
    // The first part that fits.
    private static readonly (string Part, Problem Problem)[] Reasons =
    [
        ("quoted scalar, found unexpected", SyntaxMessages.QuoteIsNotClosed),
        ("multi-line double-quoted", SyntaxMessages.QuotedTextIsIndentedTooLittle),
        ("escape", SyntaxMessages.EscapeIsUnknown),
        ("hexadecimal", SyntaxMessages.EscapeIsUnknown),
        ("surrogates", SyntaxMessages.EscapeIsHalfACharacter),
        ("anchor", SyntaxMessages.AnchorCannotStandHere),
        ("tag", SyntaxMessages.TagCannotStandHere),
        ("block scalar", SyntaxMessages.BlockTextBeginsWrong),
        ("directive", SyntaxMessages.DirectiveCannotStandHere),
        ("%YAML", SyntaxMessages.DirectiveCannotStandHere),
        ("%TAG", SyntaxMessages.DirectiveCannotStandHere),
        ("incompatible YAML", SyntaxMessages.YamlVersionIsNotRead),
        ("cannot start any token", SyntaxMessages.CharacterBeginsNoText),
        ("could not find expected ':'", SyntaxMessages.ColonIsMissing),
        ("did not find expected key", SyntaxMessages.LineDoesNotFitIndentation),
        ("expected '-' indicator", SyntaxMessages.LineDoesNotFitList),
        ("sequence entries are not allowed", SyntaxMessages.ListCannotBeginHere),
        ("document start", SyntaxMessages.IsNotPartOfDocument),
        ("document end", SyntaxMessages.IsNotPartOfDocument),
        ("Mapping keys", SyntaxMessages.KeyCannotStandHere),
    ];

    /// <summary>Null where the parser's words say nothing to people.</summary>
    public static Problem? Find(string parserMessage) =>
        Array.Find(Reasons, reason => parserMessage.Contains(reason.Part, StringComparison.Ordinal)).Problem;

    public static bool IsAboutTab(string parserMessage) => parserMessage.Contains("tab", StringComparison.Ordinal);

    public static bool IsAboutColon(string parserMessage) =>
        parserMessage.Contains("Mapping values", StringComparison.Ordinal)
        || parserMessage.Contains("invalid mapping", StringComparison.Ordinal);

    /// <summary>Whether the place is the quoted text and not yet the escape in it.</summary>
    public static bool IsAboutEscape(Problem problem) =>
        problem == SyntaxMessages.EscapeIsUnknown || problem == SyntaxMessages.EscapeIsHalfACharacter;
}
