using System.Collections.Immutable;
using DtsApply.Model;
using DtsApply.Planning;

namespace DtsApply.Applying;

/// <summary>
/// Proves, before anything else is called in an account, that the credentials belong to the account that the manifest declares. It fails closed
/// and has no switch: whatever is not a plain yes stops the account, and with it every write of the run.
/// </summary>
internal static class Guard
{
    /// <summary>Asks who we are and compares.</summary>
    public static async Task<AccountState> CheckAsync(ICloud cloud, Account account, CancellationToken cancellationToken)
    {
        try
        {
            var identity = await cloud.WhoAmIAsync(account, cancellationToken);
            var same = string.Equals(identity.AccountId, account.Id.Value, StringComparison.Ordinal);
            var state = new AccountState(account, identity, Verified: same) { Called = true };
            return same ? state with { Findings = Root(account, identity) } : state with { Findings = [Another(account, identity)], Code = ExitCode.Guard };
        }
        catch (CloudException exception)
        {
            return Stopped(new(account, Identity: null, Verified: false) { Called = true }, Failures.Of(exception, account, identity: null, role: null));
        }
    }

    /// <summary>The account as it stands after a failure.</summary>
    public static AccountState Stopped(AccountState state, Failure failure) =>
        state with { Findings = state.Findings.Add(failure.Diagnostic), Code = failure.Code };

    private static Diagnostic Another(Account account, Identity identity) =>
        new(Severity.Error, "DTS501", $"{identity.Credentials} holds credentials of another account")
        {
            Account = account.Name.Value,
            Source = account.Id.Source,
            Facts = [new("declared", account.Id.Value!), new("actual", identity.AccountId)],
            Help = $"declared {account.Id.Value}, actual {identity.AccountId}: point credentials elsewhere, or correct accountId at {account.Id.Source}",
        };

    private static ImmutableArray<Diagnostic> Root(Account account, Identity identity) => !identity.IsRoot ? [] :
    [
        new(Severity.Warning, "DTS502", "these are keys of the account itself")
        {
            Account = account.Name.Value,
            Help = "a RAM user with only the needed actions is safer, and verify cannot assume roles with these",
        },
    ];
}
