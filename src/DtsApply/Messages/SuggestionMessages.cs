using DtsApply.Text;

namespace DtsApply.Messages;

/// <summary>A guess at what was meant, at the end of a sentence.</summary>
internal static class SuggestionMessages
{
    // What other tools call it, too far from our word for a guess by spelling.
    private static readonly string[] Checks = ["check", "lint", "test"];

    /// <summary><c>; did you mean apply?</c>, or nothing where no word or more than one is near.</summary>
    public static string DidYouMean(string word, IEnumerable<string> known) =>
        Suggestions.Nearest(word, known) is { } near ? $"; did you mean {near}?" : "";

    /// <summary>The same for a command, which other tools may call otherwise.</summary>
    public static string DidYouMeanCommand(string word, IEnumerable<string> known) =>
        Checks.Contains(word) ? "; did you mean validate?"
        : word is "rollback" ? "; did you mean undo?"
        : word is "log" ? "; did you mean history?"
        : DidYouMean(word, known);
}
