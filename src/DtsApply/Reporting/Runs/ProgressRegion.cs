using DtsApply.Live;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Reporting.Screen;

namespace DtsApply.Reporting.Runs;

/// <summary>
/// What a terminal shows of a run under way: a row an account at work, which keeps its place until another account
/// needs it, so that nothing jumps; seconds instead of a wheel, since a number that stands still says more than one
/// that turns.
/// </summary>
public sealed class ProgressRegion
{
    private const int MostRows = 10;
    private const int OtherLines = 3;

    // Gaps, the longest action, and a state such as "running, 300 s"; a longer state may be cut.
    private const int BesidesNames = 41;
    private readonly RunProgress _progress;
    private readonly ProgressColumns _columns;
    private readonly TimeProvider _clock;
    private readonly string[] _places;

    /// <summary>Lays the rows out.</summary>
    /// <param name="progress">How far the run is.</param>
    /// <param name="width">The cells of a line.</param>
    /// <param name="height">The lines of the terminal.</param>
    /// <param name="clock">The clock.</param>
    public ProgressRegion(RunProgress progress, int width, int height, TimeProvider clock)
    {
        (_progress, _clock) = (progress, clock);
        _columns = new(progress.Pending, width - BesidesNames);
        // Head, the line about the rest, and the line of the cursor must fit too, else the terminal scrolls and the
        // region cannot be redrawn.
        _places = [.. progress.Accounts.Take(Math.Clamp(height - OtherLines, 1, MostRows))];
    }

    /// <summary>The lines as they are now.</summary>
    public IEnumerable<StyledText> Lines()
    {
        yield return ProgressMessages.Applying(_progress.Count, _progress.Elapsed);
        var now = _progress.Moment(_places);
        var rows = Placed(now);
        foreach (var row in rows.OfType<AccountProgress>())
        {
            yield return "  " + _columns.Row(row.Account, row.Role, RunWords.Name(row.Activity)) + "  " + State(row);
        }

        // A place may be that of an account that has not begun.
        var waiting = now.Left - rows.Count(row => row is not { IsOver: true });
        if (waiting > 0)
        {
            yield return "  " + ProgressMessages.MoreWaiting(waiting);
        }
    }

    /// <summary>
    /// The rows, in their places; accounts at work that have none take those of accounts that are done.
    /// </summary>
    private AccountProgress?[] Placed(ProgressMoment now)
    {
        var rows = _places.Select(account => now.Placed.GetValueOrDefault(account)).ToArray();
        foreach (var row in now.Working.Where(row => !_places.Contains(row.Account, StringComparer.Ordinal)))
        {
            var free = Array.FindIndex(rows, placed => placed is { IsOver: true });
            if (free < 0)
            {
                break;
            }

            (_places[free], rows[free]) = (row.Account, row);
        }

        return rows;
    }

    private StyledText State(AccountProgress row) =>
        row switch
        {
            { Retry: { } retry } when _clock.GetElapsedTime(row.RetrySaid) < retry.Delay => Waiting(retry),
            { IsRunning: true } => ProgressMessages.Running(_clock.GetElapsedTime(row.Since)),
            _ => Tone(row.Ended!.Value),
        };

    /// <summary>Why it waits in color; what follows, plain.</summary>
    private static StyledText Waiting(RetryNotice retry) =>
        StyledText.Change($"{ProgressMessages.Why(retry.Reason)},")
        + " "
        + ProgressMessages.NextTry(retry.Try, retry.Of, retry.Delay);

    private static StyledText Tone(Status ended) =>
        ended switch
        {
            Status.Done => StyledText.Gain(RunWords.Ended(ended)),
            Status.Failed => StyledText.Lose(RunWords.Ended(ended)),
            _ => StyledText.Aside(RunWords.Ended(ended)),
        };
}
