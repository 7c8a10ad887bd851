using System.Globalization;
using DtsApply.Model;
using DtsApply.Text;

namespace DtsApply.Messages;

/// <summary>The words that stand around a diagnostic's own.</summary>
internal static class DiagnosticWords
{
    private const int MostAccounts = 7;
    public const string Note = "note:";
    public const string Help = "help:";
    public const string Unknown = "? unknown:";
    public const string HeadOfCounts = "  count  rule    what";
    public const string NothingWasReadThere = "nothing was read there, and nothing will be written in any account";

    public static string Word(Severity severity) =>
        severity switch
        {
            Severity.Error => "error",
            Severity.Warning => "warning",
            _ => "info",
        };

    /// <summary><c>error DTS402:</c>.</summary>
    public static string Head(Severity severity, RuleId rule) => Head(Word(severity), rule);

    /// <summary>The same with a mark, about live accounts: <c>! error DTS501:</c>, or <c>note DTS522:</c>.</summary>
    public static string LiveHead(Severity severity, RuleId rule) =>
        severity is Severity.Info ? Head("note", rule) : $"! {Head(severity, rule)}";

    /// <summary>A help with the place of its warning.</summary>
    public static string HelpAt(string? help, SourceSpan at) =>
        FormattableString.Invariant($"{help}, at {at.File}:{at.Line}:{at.Column}");

    /// <summary>How many more there are of a kind.</summary>
    /// <param name="others">How many.</param>
    /// <param name="places">Where the next ones are.</param>
    /// <param name="files">In how many files there are further ones.</param>
    /// <param name="rest">How many further places there are in the files that are named.</param>
    public static string AndMore(int others, IReadOnlyList<string> places, int files, int rest)
    {
        var further =
            files > 0 ? $", and {Format.Count(files, "more file", "more files")}"
            : rest > 0 ? $", and {Format.Count(rest, "more place", "more places")}"
            : "";
        return string.Create(CultureInfo.InvariantCulture, $"and {others} more: {string.Join(", ", places)}{further}");
    }

    /// <summary>The other accounts where the same was found: up to seven by name, then how many more.</summary>
    public static string AndIn(IReadOnlyCollection<string> accounts) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"and {accounts.Count} more: {string.Join(", ", Names(accounts, "account"))}"
        );

    /// <summary>Up to seven names, or ranges of them, then how many more.</summary>
    /// <param name="names">The names.</param>
    /// <param name="word">What they are names of.</param>
    public static IEnumerable<string> Names(IReadOnlyCollection<string> names, string word)
    {
        var ranges = NaturalOrder.Ranges(names, Range).ToList();
        return ranges.Count <= MostAccounts
            ? ranges
            : names
                .Order(NaturalOrder.Instance)
                .Take(MostAccounts)
                .Append($"and {Format.Count(names.Count - MostAccounts, $"more {word}")}");
    }

    /// <summary>Names that count on without a gap.</summary>
    public static string Range(string first, string last) => $"{first} to {last}";

    private static string Head(string word, RuleId rule) => rule is RuleId.None ? $"{word}:" : $"{word} {rule}:";
}
