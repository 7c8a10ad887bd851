using DtsApply.Messages;

namespace DtsApply.Cmd.Console;

/// <summary>When a run last may have written, so that even a bug can say since when nothing was.</summary>
internal sealed class LateOutput
{
    private readonly Lock _lock = new();
    private DateTimeOffset? _at;
    private int _underWay;

    /// <summary>Whether a command runs that writes.</summary>
    public bool IsWatched { get; set; }

    /// <summary>Whether a command that writes has sent nothing yet.</summary>
    public bool IsNothing
    {
        get
        {
            lock (_lock)
            {
                return IsWatched && _underWay is 0 && _at is null;
            }
        }
    }

    /// <summary>A write is sent.</summary>
    public void Begins()
    {
        lock (_lock)
        {
            _underWay++;
        }
    }

    /// <summary>A write has ended.</summary>
    public void Ends(DateTimeOffset now)
    {
        lock (_lock)
        {
            _underWay--;
            _at = now;
        }
    }

    /// <summary>What is certain about writes once nothing runs any more; empty where no command wrote.</summary>
    public string InWords(DateTimeOffset now)
    {
        lock (_lock)
        {
            return IsWatched ? CommandMessages.NothingWrittenAfter(_underWay > 0 ? now : _at) : "";
        }
    }
}
