using System.Globalization;
using DtsApply.Applying;

namespace DtsApply.Reporting;

/// <summary>
/// Progress on a terminal: a region that is redrawn in place, at most four times a second. A row an account at work, at most ten; seconds instead
/// of a wheel, since a number that stands still says more than one that turns.
/// </summary>
public sealed class ProgressRegion : IDisposable
{
    private const int MostRows = 10;
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(250);

    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, Row> _rows = new(StringComparer.Ordinal);
    private readonly Page _page;
    private readonly Columns _columns;
    private readonly int _actions;
    private readonly TimeProvider _clock;
    private readonly long _start;
    private readonly ITimer _timer;
    private int _done;
    private int _drawn;
    private bool _ended;

    /// <summary>Begins to draw.</summary>
    /// <param name="page">The terminal.</param>
    /// <param name="columns">The account and role columns.</param>
    /// <param name="actions">How many actions there are.</param>
    /// <param name="clock">The clock.</param>
    public ProgressRegion(Page page, Columns columns, int actions, TimeProvider clock)
    {
        (_page, _columns, _actions, _clock) = (page, columns, actions, clock);
        _start = clock.GetTimestamp();
        _timer = clock.CreateTimer(_ => Draw(), null, TimeSpan.Zero, Beat);
    }

    /// <summary>A step of the run.</summary>
    public void On(Step step)
    {
        lock (_lock)
        {
            _done += step is { State: "done" or "failed" or "unknown" } and not { What: "read back" } ? 1 : 0;
            if (step is { What: "read back", State: not "running" } or { State: "failed" or "unknown" })
            {
                _rows.Remove(step.Account);
                return;
            }

            _rows[step.Account] = new(step.Role, step.What, step.State, _clock.GetTimestamp(), Waits: false);
        }
    }

    /// <summary>A call that will be tried again.</summary>
    public void On(RetryNotice notice)
    {
        lock (_lock)
        {
            if (_rows.TryGetValue(notice.Account, out var row))
            {
                _rows[notice.Account] = row with
                {
                    Waits = true,
                    State = string.Create(CultureInfo.InvariantCulture, $"{notice.Reason}, try {notice.Try} of {notice.Of} in {Words.Duration(notice.Delay)}"),
                };
            }
        }
    }

    /// <summary>Takes the region off the screen for good.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _ended = true;
            Erase();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _timer.Dispose();
        Clear();
    }

    private void Draw()
    {
        lock (_lock)
        {
            if (_ended)
            {
                return;
            }

            Erase();
            var lines = Lines().ToList();
            lines.ForEach(_page.Line);
            _drawn = lines.Count;
        }
    }

    private void Erase()
    {
        if (_drawn > 0)
        {
            _page.Up(_drawn);
            _drawn = 0;
        }
    }

    private IEnumerable<Text> Lines()
    {
        yield return string.Create(CultureInfo.InvariantCulture, $"applying, {_done} of {_actions} actions done, {(int)_clock.GetElapsedTime(_start).TotalSeconds} s");
        foreach (var (account, row) in _rows.Take(MostRows))
        {
            var head = $"  {_columns.Of(account, row.Role)}  {row.What,-18}  ";
            yield return row.Waits ? head + Waiting(row.State)
                : row.State is "done" ? head + Text.Gain("done")
                : head + string.Create(CultureInfo.InvariantCulture, $"{row.State}, {(int)_clock.GetElapsedTime(row.Since).TotalSeconds} s");
        }

        if (_rows.Count > MostRows)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"  and {_rows.Count - MostRows} more");
        }
    }

    private static Text Waiting(string state)
    {
        var comma = state.IndexOf(',', StringComparison.Ordinal) + 1;
        return Text.Change(state[..comma]) + state[comma..];
    }

    private sealed record Row(string Role, string What, string State, long Since, bool Waits);
}
