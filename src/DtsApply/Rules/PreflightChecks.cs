using System.Collections.Immutable;
using DtsApply.Messages;
using DtsApply.Model;

namespace DtsApply.Rules;

/// <summary>
/// What must hold before any account is called (contract, "Checked before calls are made"; DTS310, DTS311).
/// </summary>
public static class PreflightChecks
{
    /// <summary>Everything that keeps a run from calling accounts.</summary>
    /// <param name="called">The accounts that must be called.</param>
    /// <param name="involved">All accounts that the roles are about, the trusted ones included.</param>
    /// <param name="placeholders">Whether placeholders may be used: only in the sandbox and at this machine's own
    /// addresses.</param>
    public static ImmutableArray<Diagnostic> Check(
        IReadOnlyCollection<Account> called,
        IEnumerable<Account> involved,
        bool placeholders
    ) =>
        [
            .. called.Count < 2 ? [] : called.Where(account => !account.Credentials.IsGiven).Select(Unnamed),
            .. placeholders ? [] : AccountIdRules.Placeholders(involved, Severity.Error),
        ];

    /// <summary>The exit code of such a finding.</summary>
    public static int Code(Diagnostic diagnostic) =>
        diagnostic.Rule is RuleId.DTS311 ? ExitCode.Refused : ExitCode.Credentials;

    private static Diagnostic Unnamed(Account account) =>
        CredentialsMessages.AccountNamesNoCredentials(account.Name.Value).At(account.Name.Source);
}
