using DtsApply.Model;
using DtsApply.Planning;

namespace DtsApply.Applying;

/// <summary>How putting back ended.</summary>
/// <param name="Undone">Whether what was there before is there again, as it was read.</param>
/// <param name="Now">The role as it was read last; null when there is none.</param>
/// <param name="NowKnown">Whether it could be read after the last write.</param>
internal sealed record Tripped(bool Undone, Role? Now, bool NowKnown)
{
    /// <summary>How the write that puts back ended, where it was not done.</summary>
    public string? Failed { get; init; }

    /// <summary>How long the other trust was there at most.</summary>
    public TimeSpan Lasted { get; init; }

    /// <summary>The request ID of the write that was stored otherwise.</summary>
    public string? RequestId { get; init; }
}

/// <summary>
/// RAM stored another trust than was sent (guide, Step 3: it rewrites the service principal when the ID is that of the role's own account). What
/// was there before goes back: a new role is deleted again, an existing one gets its document of before, to the letter.
/// </summary>
internal sealed class Tripwire(Change change, Writer writer, Pace pace, Action<string, string> onStep)
{
    /// <summary>Puts back what was there, and marks the write undone.</summary>
    public async Task<Tripped> TripAsync(Role stored, List<Outcome> outcomes, CancellationToken abort)
    {
        RoleAction back = change.Before is { } before
            ? new UpdateRole(before.Trust, before.Description ?? "", before.MaxSessionDuration ?? Planner.DefaultSession)
            : new DeleteRole();
        var tripped = await PutBackAsync(back, stored, abort);
        onStep(back.Op, tripped.Undone ? "undone" : "failed");
        if (tripped.Undone)
        {
            outcomes[^1] = outcomes[^1] with { Status = Status.Undone };
        }

        return tripped;
    }

    private async Task<Tripped> PutBackAsync(RoleAction back, Role stored, CancellationToken abort)
    {
        try
        {
            var outcome = await writer.PutBackAsync(back, abort);
            var now = await pace.UntilAsync(() => writer.ReadAsync(abort), role => IsBack(role) ? TimeSpan.Zero : Pace.Settling, abort);
            return new(IsBack(now) && outcome.Status is Status.Done, now, NowKnown: true) { Failed = outcome.Status is Status.Done ? null : $"{back.Op} {outcome.Reason}" };
        }
        catch (CloudException)
        {
            return new(Undone: false, stored, NowKnown: false);
        }
        catch (OperationCanceledException) when (abort.IsCancellationRequested)
        {
            return new(Undone: false, stored, NowKnown: false) { Failed = $"{back.Op} interrupted" };
        }
    }

    private bool IsBack(Role? now) => change.Before is null ? now is null : now?.Trust.Equals(change.Before.Trust) is true;
}
