using System.Globalization;
using DtsApply.Applying;
using DtsApply.Live;
using DtsApply.Messages;
using DtsApply.Reporting.Screen;

namespace DtsApply.Reporting.Runs;

/// <summary>
/// Progress for logs, CI and screen readers: one line when something ends or is tried again, nothing when it starts,
/// and a sign of life after 30 seconds of silence: enough against a CI that kills silence, too little to flood. Safe
/// from several threads.
/// </summary>
public sealed class ProgressLines : IDisposable
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(30);
    private readonly Lock _lock = new();
    private readonly Page _page;
    private readonly ProgressColumns _columns;
    private readonly RunProgress _progress;
    private readonly TimeProvider _clock;
    private readonly ITimer _timer;
    private long _last;
    private bool _ended;

    /// <summary>Begins to listen to the silence.</summary>
    /// <param name="page">Where the lines go.</param>
    /// <param name="progress">How far the run is.</param>
    /// <param name="clock">The clock, also for the time of day in UTC.</param>
    public ProgressLines(Page page, RunProgress progress, TimeProvider clock)
    {
        (_page, _columns, _progress, _clock, _last) = (
            page,
            new(progress.Pending),
            progress,
            clock,
            clock.GetTimestamp()
        );
        _timer = clock.CreateTimer(_ => StillApplying(), null, Silence, Silence);
    }

    /// <summary>A step of a run.</summary>
    public void On(Step step)
    {
        if (step.Ended is { } ended)
        {
            var how = ProgressMessages.Ended(RunWords.Ended(ended), step.Elapsed);
            News(step.Account, step.Role, RunWords.Name(step.Activity), how);
        }
    }

    /// <summary>A call that will be tried again.</summary>
    public void On(RetryNotice notice) =>
        News(
            notice.Account,
            notice.Role ?? "",
            notice.Action,
            ProgressMessages.Why(notice.Reason) + $", {ProgressMessages.NextTry(notice.Try, notice.Of, notice.Delay)}"
        );

    /// <summary>Writes other lines between its own.</summary>
    public void Between(Action<Page> write)
    {
        lock (_lock)
        {
            write(_page);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _timer.Dispose();
        lock (_lock)
        {
            _ended = true;
        }
    }

    private void News(string account, string role, string what, string how)
    {
        lock (_lock)
        {
            _last = _clock.GetTimestamp();
            _timer.Change(Silence, Silence);
            Line($"{_columns.Row(account, role, what)}  {how}");
        }
    }

    private void StillApplying()
    {
        lock (_lock)
        {
            if (!_ended)
            {
                string[] silent = [.. _progress.Moment([]).Working.Select(row => row.Account)];
                Line(ProgressMessages.StillApplying(_progress.Count, _clock.GetElapsedTime(_last), silent));
            }
        }
    }

    private void Line(string text) =>
        _page.Line(string.Create(CultureInfo.InvariantCulture, $"{_clock.GetUtcNow():HH:mm:ss}Z  {text}"));
}
