using DtsApply.Cmd.Console;
using DtsApply.Cmd.Files;
using DtsApply.Text;

namespace DtsApply.Cmd.CommandLine;

/// <summary>A guess at what was meant.</summary>
internal static class CommandSuggestion
{
    // What other tools call it, too far from our word for a guess by spelling.
    private static readonly string[] Checks = ["check", "lint", "test"];

    /// <summary>The same for a command, which other tools may call otherwise.</summary>
    public static string Command(string word, IEnumerable<string> known) =>
        Checks.Contains(word) ? "; did you mean validate?" : To(word, known);

    /// <summary><c>; did you mean apply?</c>, or nothing where no word or more than one is near.</summary>
    public static string To(string word, IEnumerable<string> known) =>
        Suggestions.Nearest(word, known) is { } near ? $"; did you mean {near}?" : "";
}
