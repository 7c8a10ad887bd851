using DtsApply.Model;

namespace DtsApply.Messages;

/// <summary>Why a text is not YAML (DTS003), with the help for where no change was found that mends it.</summary>
internal static class SyntaxMessages
{
    private const string Above = "see the line above as well";
    private const string SameQuote = "close it with the same quote at the end of the text";
    private const string NoSuchEscape = "this escape does not exist in double quotes";

    public static Problem QuoteIsNotClosed { get; } = Create("the quote that opens here is not closed", SameQuote);

    public static Problem QuotedTextIsIndentedTooLittle { get; } =
        Create("the quoted text goes on with too little indentation", "close the quote on the line where it opens");

    public static Problem EscapeIsUnknown { get; } =
        Create(NoSuchEscape, "use single quotes, in which a backslash is a backslash");

    public static Problem EscapeIsHalfACharacter { get; } = Create(NoSuchEscape, "write the character itself");

    public static Problem AnchorCannotStandHere { get; } =
        Create(
            "this anchor or alias cannot stand here",
            "write the value out; a text that begins with & or * needs quotes"
        );

    public static Problem TagCannotStandHere { get; } =
        Create("this tag cannot stand here", "write the value out; a text that begins with ! needs quotes");

    public static Problem BlockTextBeginsWrong { get; } =
        Create("the text after | or > cannot begin so", "begin it on the next line, indented deeper than its key");

    public static Problem DirectiveCannotStandHere { get; } =
        Create("this directive cannot stand here", "remove the line that begins with %");

    public static Problem YamlVersionIsNotRead { get; } =
        Create("this version of YAML is not read", "remove the line that begins with %YAML");

    public static Problem CharacterBeginsNoText { get; } =
        Create("no text can begin with this character", "put quotes around the text");

    public static Problem ColonIsMissing { get; } =
        Create("a colon after the key is missing", $"write key: value, with a space after the colon; {Above}");

    public static Problem ColonCannotStandHere { get; } =
        Create("a colon cannot stand here", $"put quotes around a text that has a colon in it; {Above}");

    public static Problem TabCannotIndent { get; } =
        Create("a tab cannot indent", "use spaces; YAML does not take a tab in front of a key");

    public static Problem LineDoesNotFitIndentation { get; } =
        Create(
            "this line does not fit the indentation above",
            $"begin it in the same column as the key that it belongs beside; {Above}"
        );

    public static Problem LineDoesNotFitList { get; } =
        Create(
            "this line does not fit the list above",
            $"begin it with a dash in the same column as the others; {Above}"
        );

    public static Problem ListCannotBeginHere { get; } =
        Create("a list cannot begin here", $"begin it on the next line; {Above}");

    public static Problem IsNotPartOfDocument { get; } =
        Create(
            "this does not belong to the document above",
            $"begin a new document with --- on a line of its own; {Above}"
        );

    public static Problem KeyCannotStandHere { get; } = Create("a key cannot stand here", Above);

    public static Problem BraceIsNotClosed { get; } =
        Create("the brace that opens here is not closed", "close it with } where its last key ends");

    public static Problem BracketIsNotClosed { get; } =
        Create("the bracket that opens here is not closed", "close it with ] where its last item ends");

    /// <summary>One of them, but it is not known which and where.</summary>
    public static Problem SomethingIsNotClosed { get; } =
        Create("a bracket or brace is not closed", $"close it; {Above}");

    public static Problem CannotStandHere { get; } = Create("this cannot stand here", Above);

    public static Problem KeyIsTooLong(int mostCharacters) =>
        Create($"a key of more than {mostCharacters} characters cannot stand here", "shorten it");

    public static Problem ByteOrderMarkCannotStandHere { get; } =
        Create(
            "a byte order mark cannot stand here, only where the file begins",
            "remove it; editors show it as nothing or as U+FEFF"
        );

    public static Problem CharacterCannotStandHere(int character) =>
        Create(
            $"the character U+{character:X4} cannot stand here",
            $"remove it; inside double quotes it can be written as "
                + $"{(character < 0x100 ? $"\\x{character:x2}" : $"\\u{character:x4}")}"
        );

    private static Problem Create(string message, string help) => new(RuleId.DTS003, message, help);
}
