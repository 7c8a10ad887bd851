using System.Collections.Immutable;
using System.Globalization;
using DtsApply.Applying;
using DtsApply.Live;
using DtsApply.Planning;

namespace DtsApply.Reporting.Runs;

/// <summary>
/// How far a run is: what each account is at, and how many actions have ended. Every kind of progress is drawn from it;
/// safe from several threads.
/// </summary>
public sealed class RunProgress
{
    internal const string Read = "read";
    internal const string ReadBack = "read back";
    private readonly Lock _lock = new();
    private readonly TimeProvider _clock;
    private readonly long _start;
    private readonly int _actions;
    private readonly Dictionary<string, int> _order;
    private readonly Dictionary<string, int> _rolesLeft;
    private readonly Dictionary<string, AccountProgress> _rows = new(StringComparer.Ordinal);
    private readonly SortedDictionary<int, string> _working = [];
    private int _done;
    private int _over;

    /// <summary>A run that begins.</summary>
    /// <param name="pending">The changes that are carried out, in the order of the plan.</param>
    /// <param name="clock">The clock.</param>
    public RunProgress(IEnumerable<Change> pending, TimeProvider clock)
    {
        (_clock, _start, Pending) = (clock, clock.GetTimestamp(), [.. pending]);
        _actions = Pending.Sum(change => change.Actions.Length);
        _rolesLeft = new(Pending.CountBy(change => change.Account), StringComparer.Ordinal);
        Accounts = [.. Pending.Select(change => change.Account).Distinct()];
        _order = Accounts
            .Index()
            .ToDictionary(account => account.Item, account => account.Index, StringComparer.Ordinal);
    }

    /// <summary>The changes that are carried out.</summary>
    public ImmutableArray<Change> Pending { get; }

    /// <summary>The accounts in which something is to be done, in the order of the plan.</summary>
    internal ImmutableArray<string> Accounts { get; }

    /// <summary>How long the run has been going on.</summary>
    internal TimeSpan Elapsed => _clock.GetElapsedTime(_start);

    /// <summary><c>31 of 64 actions done</c>.</summary>
    internal string Count
    {
        get
        {
            lock (_lock)
            {
                return string.Create(CultureInfo.InvariantCulture, $"{_done} of {_actions} actions done");
            }
        }
    }

    /// <summary>What there is to draw now: it costs the accounts at work, however many the run has.</summary>
    /// <param name="places">The accounts that are asked for by name.</param>
    internal ProgressMoment Moment(IReadOnlyCollection<string> places)
    {
        lock (_lock)
        {
            return new(
                [.. _working.Values.Select(account => _rows[account])],
                places
                    .Where(_rows.ContainsKey)
                    .ToDictionary(account => account, account => _rows[account], StringComparer.Ordinal),
                Accounts.Length - _over
            );
        }
    }

    /// <summary>The writes that are under way, such as <c>crm CreateRole</c>.</summary>
    public ImmutableArray<string> Calls =>
        [.. Moment([]).Working.Where(row => row.IsCalling).Select(row => $"{row.Account} {row.What}")];

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
            Keep(
                new(step.Account, step.Role, step.What, step.State, _clock.GetTimestamp()) { IsOver = IsOver(step) },
                before
            );
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
                    Pause = (_clock.GetTimestamp(), notice.Delay),
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

        _rolesLeft[step.Account] = _rolesLeft.GetValueOrDefault(step.Account) - 1;
        return step.State is not "done" || _rolesLeft[step.Account] is 0;
    }

    private void Keep(AccountProgress row, AccountProgress? before)
    {
        _rows[row.Account] = row;
        _over += (row.IsOver ? 1 : 0) - (before is { IsOver: true } ? 1 : 0);
        if (!_order.TryGetValue(row.Account, out var order))
        {
            return;
        }

        if (row.IsOver)
        {
            _working.Remove(order);
        }
        else
        {
            _working[order] = row.Account;
        }
    }
}
