using System.Globalization;
using DtsApply.Model;
using DtsApply.Text;

namespace DtsApply.Messages;

/// <summary>Trust policies that are or may be too long for RAM (DTS314, DTS532).</summary>
internal static class TrustLengthMessages
{
    private const string ShareLess = "give some of these tasks a role of their own with role.name";

    /// <param name="role">The role's name.</param>
    /// <param name="account">The name of its account.</param>
    /// <param name="trusted">How many accounts it would trust.</param>
    /// <param name="characters">How long the document would be.</param>
    /// <param name="most">What RAM keeps, or may keep.</param>
    /// <param name="sandbox">What the sandbox keeps.</param>
    public static Problem TrustIsTooLong(
        string role,
        string account,
        int trusted,
        int characters,
        int most,
        int sandbox
    ) =>
        new(
            RuleId.DTS314,
            FormattableString.Invariant($"role {role} in {account} would trust {trusted} accounts; ")
                + FormattableString.Invariant($"its trust policy has {characters} characters, and RAM ")
                + FormattableString.Invariant($"{(most < sandbox ? "may keep" : "keeps")} no more than {most}"),
            FormattableString.Invariant($"{ShareLess}; RAM publishes no limit, the sandbox keeps {sandbox}"),
            Severity.Warning
        );

    /// <param name="role">The role's name.</param>
    /// <param name="characters">How long the document is that was sent.</param>
    /// <param name="trusted">How many accounts it trusts.</param>
    public static Problem RamRefusesTheLength(string role, int characters, int trusted) =>
        new(
            RuleId.DTS532,
            string.Create(
                CultureInfo.InvariantCulture,
                $"RAM refuses the trust policy of {role}: {characters} characters for "
                    + $"{Format.Count(trusted, "account")}"
            ),
            ShareLess
        );
}
