using DtsApply.Messages;
using DtsApply.Reporting.Screen;

namespace DtsApply.Reporting.Runs;

/// <summary>
/// The one line that a terminal shows while many accounts are read: <c>reading 30 accounts: 17 done, 3 s</c>.
/// </summary>
/// <param name="accounts">How many accounts there are.</param>
/// <param name="clock">The clock.</param>
public sealed class ReadingLine(int accounts, TimeProvider clock)
{
    /// <summary>How long it stays away: what is over sooner needs no line.</summary>
    public static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(500);

    private readonly long _start = clock.GetTimestamp();
    private int _done;

    /// <summary>One more account was read.</summary>
    public void Done() => Interlocked.Increment(ref _done);

    /// <summary>The line as it is now.</summary>
    public IEnumerable<StyledText> Lines() => [ProgressMessages.Reading(accounts, _done, clock.GetElapsedTime(_start))];
}
