using DtsApply.Sandbox.State;

namespace DtsApply.Sandbox.Faults;

/// <summary>
/// How accounts were before their latest changes; a hundred of each account at most. Used with the state's lock held.
/// </summary>
internal sealed class PastStates
{
    private const int Most = 100;
    private readonly Dictionary<string, Queue<(DateTimeOffset Until, SandboxAccount State)>> _past = new(
        StringComparer.Ordinal
    );

    /// <summary>Keeps the account as it was until now.</summary>
    public void Add(SandboxAccount account, DateTimeOffset now)
    {
        if (!_past.TryGetValue(account.Id, out var states))
        {
            _past.Add(account.Id, states = new());
        }

        states.Enqueue((now, account.Copy()));
        if (states.Count > Most)
        {
            states.Dequeue();
        }
    }

    /// <summary>The account as it was at a moment.</summary>
    public SandboxAccount At(SandboxAccount account, DateTimeOffset moment) =>
        _past.TryGetValue(account.Id, out var states)
        && states.FirstOrDefault(past => past.Until > moment) is { State: not null } then
            ? then.State
            : account;
}
