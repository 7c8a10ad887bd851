using System.Globalization;
using System.Text;
using DtsApply.Text;

namespace DtsApply.Reporting.Graphs;

/// <summary>Text in the quotes of a graph's language: nothing in it ends them, or is markup.</summary>
internal static class GraphLabel
{
    private const string Plain = " .,:;()_-";

    /// <summary>The text, foreign characters as entities by their numbers.</summary>
    /// <param name="text">The text.</param>
    /// <param name="entity">How an entity begins.</param>
    public static string Safe(string text, string entity) =>
        string.Concat(
            TerminalEscape
                .Escape(text)
                .EnumerateRunes()
                .Select(rune => IsPlain(rune) ? rune.ToString() : Entity(rune, entity))
        );

    private static bool IsPlain(Rune rune) =>
        rune.IsAscii
        && (char.IsAsciiLetterOrDigit((char)rune.Value) || Plain.Contains((char)rune.Value, StringComparison.Ordinal));

    private static string Entity(Rune rune, string entity) =>
        string.Create(CultureInfo.InvariantCulture, $"{entity}{rune.Value};");
}
