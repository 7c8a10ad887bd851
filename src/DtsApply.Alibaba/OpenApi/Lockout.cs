using DtsApply.Live;
using DtsApply.Messages;

namespace DtsApply.Alibaba.OpenApi;

/// <summary>
/// Shuts the door for good once something answered about another account than it was asked about: whatever answers in
/// the place of the service is not sent anything more, for no account. Calls that are under way are not waited for.
/// </summary>
internal sealed class Lockout
{
    private CloudException? _found;

    /// <summary>Fails with what was found, if it was.</summary>
    /// <exception cref="CloudException">The door is shut.</exception>
    public void ThrowIfLocked()
    {
        if (Volatile.Read(ref _found) is { } found)
        {
            throw found.Again();
        }
    }

    /// <summary>Shuts the door; what was found first stays the reason.</summary>
    /// <param name="account">The name of the account that was asked about.</param>
    /// <param name="action">What was asked.</param>
    /// <param name="answered">The ID that the answer names.</param>
    /// <returns>What to throw.</returns>
    public CloudException Lock(string account, string action, string answered)
    {
        var found = new CloudException(FailureKind.Elsewhere, ServiceCallMessages.AnsweredForAccount(action, answered))
        {
            Action = action,
            Other = new(account, answered),
        };
        return (Interlocked.CompareExchange(ref _found, found, null) ?? found).Again();
    }
}
