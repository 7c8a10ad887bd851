using System.Collections.Immutable;

namespace DtsApply.Reporting.Screen;

/// <summary>
/// The last lines of a terminal, redrawn in place at most four times a second. Safe from several threads.
/// </summary>
public sealed class LiveRegion : IDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(250);

    private readonly Lock _lock = new();
    private readonly Page _page;
    private readonly Func<IEnumerable<StyledText>> _lines;
    private readonly ITimer _timer;
    private int _drawn;
    private bool _ended;

    /// <summary>Begins to draw.</summary>
    /// <param name="page">The terminal.</param>
    /// <param name="lines">What is drawn, asked anew each time.</param>
    /// <param name="after">How long nothing is drawn at first, so that what is over at once does not flicker.</param>
    /// <param name="clock">The clock.</param>
    public LiveRegion(Page page, Func<IEnumerable<StyledText>> lines, TimeSpan after, TimeProvider clock)
    {
        (_page, _lines) = (page, lines);
        _timer = clock.CreateTimer(_ => Draw(), null, after, Beat);
    }

    /// <summary>Writes lines that stay, above the region.</summary>
    public void Above(Action<Page> write)
    {
        lock (_lock)
        {
            Erase();
            write(_page);
        }
    }

    /// <summary>Takes the region off the screen for good.</summary>
    public void Dispose()
    {
        _timer.Dispose();
        lock (_lock)
        {
            _ended = true;
            Erase();
        }
    }

    private void Draw()
    {
        lock (_lock)
        {
            if (_ended)
            {
                return;
            }

            var lines = _lines().Select(line => line.Cut(Room(line))).ToImmutableArray();
            _page.Redraw(_drawn, lines);
            _drawn = lines.Length;
        }
    }

    // A line that the terminal breaks would break the region; one without UTF-8 draws each … three cells wide.
    private int Room(StyledText line) =>
        _page.Width - 1 - (2 * line.Spans.Sum(span => span.Value.Count(letter => letter is '…')));

    private void Erase()
    {
        if (_drawn > 0)
        {
            _page.Redraw(_drawn, []);
            _drawn = 0;
        }
    }
}
