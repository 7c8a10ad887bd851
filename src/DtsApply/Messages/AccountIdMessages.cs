using DtsApply.Model;
using DtsApply.Text;

namespace DtsApply.Messages;

/// <summary>What is wrong with account IDs (DTS108 to DTS110, DTS203, DTS309, DTS311).</summary>
internal static class AccountIdMessages
{
    private static readonly string AllDigits = $"all {AccountId.Length} digits";

    public static Problem IdIsMasked { get; } =
        new(
            RuleId.DTS109,
            "the account ID is masked",
            $"write {AllDigits}; the account's owner finds them in the console under Security Settings"
        );

    /// <param name="digits">How many digits it has.</param>
    /// <param name="meant">The ID that is surely meant.</param>
    public static Problem IdHasOtherLength(int digits, string? meant) =>
        NoId($"the account ID has {Counted(digits)}, not {AccountId.Length}", meant);

    /// <param name="written">What stands there, in quotes.</param>
    /// <param name="meant">The ID that is surely meant.</param>
    public static Problem IdIsNoNumber(string written, string? meant) =>
        NoId($"the account ID is {written}, not {AccountId.Length} digits", meant);

    public static Problem IdIsNotQuoted(string written) =>
        new(
            RuleId.DTS110,
            "the account ID is a number, not text",
            $"put quotes around it: \"{written}\"",
            Severity.Warning
        );

    public static Problem IdDiffersInOneDigit(string other) => IdIsNear(other, "one digit");

    public static Problem IdDiffersInSwappedDigits(string other) => IdIsNear(other, "two swapped digits");

    public static string IsDeclaredHere(string account) => $"{account} is declared here";

    /// <summary>All placeholders of a run.</summary>
    /// <param name="count">How many.</param>
    /// <param name="severity">An error where they would be called.</param>
    public static Problem IdsArePlaceholders(int count, Severity severity)
    {
        var (message, ids) = count is 1
            ? ($"1 account ID begins with {AccountId.PlaceholderPrefix}, which is a placeholder", "ID")
            : ($"{count} account IDs begin with {AccountId.PlaceholderPrefix}, which are placeholders", "IDs");
        return new(
            RuleId.DTS311,
            message,
            $"write the real {ids}; the sandbox takes placeholders as they are",
            severity
        );
    }

    /// <summary>The answer to a masked ID where one was asked for; it follows what was typed.</summary>
    public static string ThatIsMasked { get; } = $"that is masked, {AllDigits} are needed";

    /// <inheritdoc cref="ThatIsMasked"/>
    public static string ThatHasOtherLength(int digits) =>
        $"that is {Counted(digits)}, an account ID has {AccountId.Length}";

    /// <inheritdoc cref="ThatIsMasked"/>
    public static string ThatIsNoId { get; } = $"an account ID is {AccountId.Length} digits";

    private static Problem NoId(string message, string? meant) =>
        new(
            RuleId.DTS108,
            message,
            meant is null
                ? "copy it from Security Settings; an alias or a RAM user's ID does not do"
                : $"write \"{meant}\""
        );

    private static Problem IdIsNear(string other, string how) =>
        new(
            RuleId.DTS309,
            $"the account ID differs from that of {other} in {how}",
            "compare both with the console",
            Severity.Info
        );

    private static string Counted(int digits) => Format.Count(digits, "digit");
}
