using System.Text.RegularExpressions;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Text;

namespace DtsApply.Manifests.Schema;

/// <summary>What is wrong with an account ID (DTS108, DTS109).</summary>
internal static partial class AccountIdDiagnosis
{
    private const int Digits = 16;

    public static Problem Describe(string id)
    {
        if (id.Contains('*', StringComparison.Ordinal))
        {
            return new(
                RuleId.DTS109,
                "the account ID is masked",
                "write all 16 digits; the account's owner finds them in the console under Security Settings"
            );
        }

        var isNumber = id.Length > 0 && id.All(char.IsAsciiDigit);
        return new(
            RuleId.DTS108,
            isNumber
                ? $"the account ID has {Counted(id.Length)}, not {Digits}"
                : $"the account ID is {Quoting.Quote(id)}, not {Digits} digits",
            Meant(id) is { } meant
                ? $"write \"{meant}\""
                : "copy it from Security Settings; an alias or a RAM user's ID does not do"
        );
    }

    /// <summary>
    /// The ID that a text has in it: the only run of 16 digits, such as in an ARN, or 16 digits with blanks and dashes
    /// between; null where there is none.
    /// </summary>
    private static string? Meant(string text) =>
        Whole().Matches(text) is [var only] ? only.Value
        : string.Concat(text.Where(char.IsAsciiDigit)) is { Length: Digits } digits && !text.Any(char.IsLetter) ? digits
        : null;

    private static string Counted(int digits) => digits is 1 ? "1 digit" : $"{digits} digits";

    [GeneratedRegex(@"(?<![0-9])[0-9]{16}(?![0-9])")]
    private static partial Regex Whole();
}
