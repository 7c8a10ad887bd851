using DtsApply.Messages;
using DtsApply.Model;

namespace DtsApply.Live;

/// <summary>
/// Proves, before anything else is called in an account, that the credentials belong to the account that the manifest
/// declares. It fails closed and has no switch: whatever is not a plain yes stops the account, and with it every write
/// of the run.
/// </summary>
internal static class AccountGuard
{
    /// <summary>Asks who we are and compares.</summary>
    public static async Task<LiveAccount> CheckAsync(
        ICloudReader cloud,
        Account account,
        AccountNames names,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var identity = await cloud.WhoAmIAsync(account, cancellationToken);
            return string.Equals(identity.AccountId, account.Id.Value, StringComparison.Ordinal)
                ? new(account, identity, IsVerified: true)
                : new(account, identity) { Failure = new(Another(account, identity, names), ExitCode.Guard) };
        }
        catch (CloudException exception)
        {
            return new(account) { Failure = Failures.Describe(exception, account, identity: null, role: null) };
        }
    }

    /// <summary>Both IDs under each other, and which digits differ (DTS501).</summary>
    internal static Diagnostic Another(Account account, Identity identity, AccountNames names) =>
        GuardMessages.CredentialsAreOfAnotherAccount(account, identity).InAccount(account.Name.Value!) with
        {
            Source = account.Id.Source,
            Facts =
            [
                GuardMessages.Declared(account),
                GuardMessages.Actual(identity, names.Find(identity.AccountId)),
                .. Carets(account.Id.Value!, identity.AccountId),
            ],
        };

    /// <summary>A row that points at the digits, where so few differ that a slip of the finger is likely.</summary>
    private static IEnumerable<Fact> Carets(string declared, string actual)
    {
        var row = string.Concat(declared.Zip(actual, (left, right) => left == right ? ' ' : '^'));
        return row.Count(mark => mark is '^') <= 3 && declared.Length == actual.Length ? [new("", row.TrimEnd())] : [];
    }
}
