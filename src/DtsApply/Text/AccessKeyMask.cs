using System.Text.RegularExpressions;

namespace DtsApply.Text;

/// <summary>
/// IDs of access keys, wherever someone put one: enough of it stays to find it, not to use it in a search.
/// </summary>
internal static partial class AccessKeyMask
{
    /// <summary>The text with <c>LTAI…x7Qd</c> for each ID of a key, of a temporary one too.</summary>
    public static string Mask(string text) =>
        text.Contains("LTAI", StringComparison.Ordinal) || text.Contains("STS.", StringComparison.Ordinal)
            ? Id().Replace(text, "${kind}…${end}")
            : text;

    [GeneratedRegex(@"(?<kind>LTAI|STS\.)[A-Za-z0-9]{4,}(?<end>[A-Za-z0-9]{4})", RegexOptions.ExplicitCapture)]
    private static partial Regex Id();
}
