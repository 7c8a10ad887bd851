using DtsApply.Applying;
using DtsApply.Live;
using DtsApply.Messages;
using DtsApply.Planning;
using DtsApply.Reporting.Runs;
using DtsApply.Reporting.Screen;

namespace DtsApply.Cmd.Console;

/// <summary>
/// How a run tells that it is alive: a region redrawn in place on a terminal, lines elsewhere, nothing with -q or -o
/// json.
/// </summary>
internal sealed class Progress : IDisposable
{
    private readonly Output _output;
    private readonly RunProgress _progress;
    private readonly ProgressLines? _lines;
    private readonly LiveRegion? _region;

    /// <summary>The kind that fits the output.</summary>
    public Progress(Output output, Plan plan, TimeProvider clock)
    {
        (_output, _progress) = (output, new(plan.Pending, clock));
        if (output.CanRedraw)
        {
            _region = output.Region(
                new ProgressRegion(_progress, output.Error.Width, output.Height, clock).Lines,
                TimeSpan.Zero,
                clock
            );
        }
        else if (output.Talks)
        {
            _lines = new(output.Error, _progress, clock);
        }
    }

    /// <summary>A step of the run.</summary>
    public void On(Step step)
    {
        _progress.On(step);
        _lines?.On(step);
    }

    /// <summary>A call that will be tried again.</summary>
    public void On(RetryNotice notice)
    {
        _progress.On(notice);
        _lines?.On(notice);
    }

    /// <summary>The first signal: said at once, so that it is known to be heard.</summary>
    /// <param name="code">129, 130 or 143.</param>
    public void Interrupted(int code)
    {
        var text = CommandMessages.FinishesCalls(code, _progress.Calls);
        Action<Action<Page>> say =
            _region is not null ? _region.Above
            : _lines is not null ? _lines.Between
            : write => write(_output.Error);
        if (_output.Talks)
        {
            say(page =>
            {
                page.Prose(0, text);
                if (_lines is null)
                {
                    page.Line();
                }
            });
        }
    }

    /// <summary>Takes the region off the screen.</summary>
    public void Dispose()
    {
        _region?.Dispose();
        _lines?.Dispose();
    }
}
