using System.Text.RegularExpressions;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Text;

namespace DtsApply.Manifests.Schema;

/// <summary>Why a text is no account ID (DTS108, DTS109).</summary>
internal static partial class AccountIdDiagnosis
{
    public static Problem Describe(string id) =>
        id.Contains('*', StringComparison.Ordinal) ? AccountIdMessages.IdIsMasked
        : id.Length > 0 && id.All(char.IsAsciiDigit) ? AccountIdMessages.IdHasOtherLength(id.Length, Meant(id))
        : AccountIdMessages.IdIsNoNumber(Quoting.Quote(id), Meant(id));

    /// <summary>
    /// The ID that a text has in it: the only run of 16 digits, such as in an ARN, or 16 digits with blanks and dashes
    /// between; null where there is none.
    /// </summary>
    private static string? Meant(string text) =>
        Whole().Matches(text) is [var only] ? only.Value
        : string.Concat(text.Where(char.IsAsciiDigit)) is { Length: AccountId.Length } digits
        && !text.Any(char.IsLetter)
            ? digits
        : null;

    [GeneratedRegex($"(?<![0-9]){AccountId.Pattern}(?![0-9])")]
    private static partial Regex Whole();
}
