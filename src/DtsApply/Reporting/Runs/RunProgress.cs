using System.Collections.Immutable;
using System.Globalization;
using DtsApply.Applying;
using DtsApply.Live;
using DtsApply.Planning;

namespace DtsApply.Reporting.Runs;

/// <summary>What an account is at.</summary>
/// <param name="Account">The account's name.</param>
/// <param name="Role">The role's name.</param>
/// <param name="What">The action's name, <c>read</c> or <c>read back</c>.</param>
/// <param name="State">In words.</param>
/// <param name="Since">When that began.</param>
internal sealed record AccountProgress(string Account, string Role, string What, string State, long Since)
{
    /// <summary>Whether it waits to try again, or tries again.</summary>
    public bool Waits { get; init; }

    /// <summary>When that was said, and how long it waits.</summary>
    public (long Said, TimeSpan Delay) Pause { get; init; }

    /// <summary>Whether nothing more happens in the account.</summary>
    public bool IsOver { get; init; }

    /// <summary>Whether a write is under way.</summary>
    public bool IsCalling =>
        !IsOver && (Waits || State is "running") && What is not (RunProgress.Read or RunProgress.ReadBack);
}

/// <summary>
/// How far a run is: what each account is at, and how many actions have ended. Every kind of progress is drawn from it;
/// safe from several threads.
/// </summary>
/// <param name="pending">The changes that are carried out, in the order of the plan.</param>
/// <param name="clock">The clock.</param>
public sealed class RunProgress(IEnumerable<Change> pending, TimeProvider clock)
{
    internal const string Read = "read";
    internal const string ReadBack = "read back";
    private readonly Lock _lock = new();
    private readonly ImmutableArray<Change> _pending = [.. pending];
    private readonly Dictionary<string, AccountProgress> _rows = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _ended = new(StringComparer.Ordinal);
    private readonly long _start = clock.GetTimestamp();
    private int _done;

    /// <summary>The changes that are carried out.</summary>
    public ImmutableArray<Change> Pending => _pending;

    /// <summary>The accounts in which something is to be done, in the order of the plan.</summary>
    internal ImmutableArray<string> Accounts { get; } = [.. pending.Select(change => change.Account).Distinct()];

    /// <summary>How long the run has been going on.</summary>
    internal TimeSpan Elapsed => clock.GetElapsedTime(_start);

    /// <summary><c>31 of 64 actions done</c>.</summary>
    internal string Count
    {
        get
        {
            lock (_lock)
            {
                return string.Create(
                    CultureInfo.InvariantCulture,
                    $"{_done} of {_pending.Sum(change => change.Actions.Length)} actions done"
                );
            }
        }
    }

    /// <summary>The accounts that have begun, in the order of the plan.</summary>
    internal ImmutableArray<AccountProgress> Rows
    {
        get
        {
            lock (_lock)
            {
                return [.. Accounts.Where(_rows.ContainsKey).Select(account => _rows[account])];
            }
        }
    }

    /// <summary>The writes that are under way, such as <c>crm CreateRole</c>.</summary>
    public ImmutableArray<string> Calls =>
        [.. Rows.Where(row => row.IsCalling).Select(row => $"{row.Account} {row.What}")];

    /// <summary>A step of the run.</summary>
    public void On(Step step)
    {
        lock (_lock)
        {
            var before = _rows.GetValueOrDefault(step.Account);
            // Putting back and reading are no actions of the plan.
            _done +=
                step is { State: "done" or "failed" or "unknown" } and not { What: Read or ReadBack }
                && before is { State: "running" } or { Waits: true }
                && before.What == step.What
                    ? 1
                    : 0;
            _rows[step.Account] = new(step.Account, step.Role, step.What, step.State, clock.GetTimestamp())
            {
                IsOver = IsOver(step),
            };
        }
    }

    /// <summary>A call that will be tried again.</summary>
    public void On(RetryNotice notice)
    {
        lock (_lock)
        {
            if (_rows.TryGetValue(notice.Account, out var row) && !row.IsOver)
            {
                _rows[notice.Account] = row with
                {
                    Waits = true,
                    State = InWords(notice),
                    Pause = (clock.GetTimestamp(), notice.Delay),
                };
            }
        }
    }

    /// <summary><c>throttled, try 2 of 8 in 3 s</c>.</summary>
    internal static string InWords(RetryNotice notice) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{notice.Reason}, try {notice.Try} of {notice.Of} in {Math.Ceiling(notice.Delay.TotalSeconds)} s"
        );

    // Inside an account nothing runs after a failure; without one, the last role's reading back ends it.
    private bool IsOver(Step step)
    {
        if (step.State is "running" or "done" && (step.What, step.State) is not (ReadBack, "done"))
        {
            return false;
        }

        _ended[step.Account] = _ended.GetValueOrDefault(step.Account) + 1;
        return step.State is not "done"
            || _ended[step.Account] == _pending.Count(change => change.Account == step.Account);
    }
}
