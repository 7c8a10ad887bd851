using System.Text.RegularExpressions;
using DtsApply.Text;

namespace DtsApply.Reporting.Diagnostics;

/// <summary>
/// Text as a SARIF message. Viewers read <c>[text](1)</c> as a link and <c>{0}</c> as a placeholder; what others wrote
/// is neither (SARIF 2.1.0, 3.11.5 "Messages with placeholders" and 3.11.6 "Messages with embedded links").
/// </summary>
internal static partial class SarifMessage
{
    /// <summary>
    /// The text with brackets after a backslash, braces doubled, and everything that acts escaped; line feeds of our
    /// own stay.
    /// </summary>
    public static string Escape(string text) =>
        Brackets()
            .Replace(Safe(text), found => found.Value[..^1] + found.Value[..^1] + '\\' + found.Value[^1])
            .Replace("{", "{{", StringComparison.Ordinal)
            .Replace("}", "}}", StringComparison.Ordinal);

    private static string Safe(string text) => string.Join('\n', text.Split('\n').Select(TerminalEscape.Escape));

    // With the backslashes before it, which would otherwise be read as belonging to it.
    [GeneratedRegex(@"\\*[\[\]]", RegexOptions.CultureInvariant)]
    private static partial Regex Brackets();
}
