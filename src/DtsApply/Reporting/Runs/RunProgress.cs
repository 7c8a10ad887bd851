using System.Collections.Immutable;
using DtsApply.Applying;
using DtsApply.Live;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Planning;

namespace DtsApply.Reporting.Runs;

/// <summary>
/// How far a run is: what each account is at, and how many actions have ended. Every kind of progress is drawn from it;
/// safe from several threads.
/// </summary>
public sealed class RunProgress
{
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
                return ProgressMessages.ActionsDone(_done, _actions);
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
        [
            .. Moment([])
                .Working.Where(row => row.IsCalling)
                .Select(row => $"{row.Account} {RunWords.Name(row.Activity)}"),
        ];

    /// <summary>A step of the run.</summary>
    public void On(Step step)
    {
        lock (_lock)
        {
            var before = _rows.GetValueOrDefault(step.Account);
            _done += EndsAction(step, before) ? 1 : 0;
            Keep(
                new(step.Account, step.Role, step.Activity, step.Ended, _clock.GetTimestamp())
                {
                    IsOver = IsOver(step),
                },
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
                _rows[notice.Account] = row with { Retry = notice, RetrySaid = _clock.GetTimestamp() };
            }
        }
    }

    // Putting back and reading are no actions of the plan.
    private static bool EndsAction(Step step, AccountProgress? before) =>
        step is { Ended: Status.Done or Status.Failed or Status.Unknown, Activity.IsLook: false }
        && before is { IsRunning: true }
        && before.Activity == step.Activity;

    // Inside an account nothing runs after a failure; without one, the last role's reading back ends it.
    private bool IsOver(Step step)
    {
        if (step.Ended is null || (step.Ended is Status.Done && step.Activity != Activity.ReadBack))
        {
            return false;
        }

        _rolesLeft[step.Account] = _rolesLeft.GetValueOrDefault(step.Account) - 1;
        return step.Ended is not Status.Done || _rolesLeft[step.Account] is 0;
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
