using DtsApply.Model;

namespace DtsApply.Applying;

/// <summary>What a run is told from outside: stop before the next action, or leave at once.</summary>
/// <param name="Stop">The call under way is finished, nothing new is begun, and a write that was turned away is not
/// sent again.</param>
/// <param name="Abort">The call under way is given up; its action ends unknown.</param>
public sealed record StopSignals(CancellationToken Stop, CancellationToken Abort)
{
    /// <summary>Nothing stops it.</summary>
    public static StopSignals None { get; } = new(CancellationToken.None, CancellationToken.None);

    /// <summary>Why it is to stop.</summary>
    public Func<ReasonKind> Why { get; init; } = () => ReasonKind.Interrupted;

    /// <summary>Whether nothing new is to be begun.</summary>
    public bool IsStopped => Stop.IsCancellationRequested;
}
