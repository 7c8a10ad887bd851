using System.Globalization;
using DtsApply.Live;
using DtsApply.Model;
using DtsApply.Planning;

namespace DtsApply.Applying;

/// <summary>How putting back ended.</summary>
/// <param name="Undone">Whether what was there before is there again, as it was read.</param>
/// <param name="Now">The role as it was read last; null when there is none.</param>
/// <param name="NowKnown">Whether it could be read after the last write.</param>
internal sealed record RollbackResult(bool Undone, Role? Now, bool NowKnown)
{
    /// <summary>The write that put back, where it was done.</summary>
    public RoleAction? Back { get; init; }

    /// <summary>How the write that puts back ended, where it was not done.</summary>
    public string? Failed { get; init; }

    /// <summary>How long the other trust was there at most.</summary>
    public TimeSpan Lasted { get; init; }

    /// <summary>The same in words, never too short: <c>0.8 s</c>.</summary>
    public string AtMost =>
        string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(Lasted.TotalSeconds * 10) / 10:0.0} s");

    /// <summary>The request ID of the write that was stored otherwise.</summary>
    public string? RequestId { get; init; }
}

/// <summary>
/// Takes a write of ours back: RAM stored another trust than was sent (guide, Step 3: it rewrites the service principal
/// when the ID is that of the role's own account), or what was sent let someone in at a role that is not as planned.
/// </summary>
internal sealed class TrustRollback(RoleWriter writer, Polling pace, Action<string, string> onStep)
{
    private const string Theirs = "not deleted, since someone else changed it meanwhile";

    /// <summary>
    /// Takes it back, and marks it undone. A new role that someone else changed meanwhile is not deleted.
    /// </summary>
    /// <param name="back">The write that takes it back.</param>
    /// <param name="stored">The role as it was just read.</param>
    /// <param name="outcomes">What was carried out so far; the last of it is taken back.</param>
    /// <param name="abort">Ends it.</param>
    public async Task<RollbackResult> TripAsync(
        RoleAction back,
        Role stored,
        List<Outcome> outcomes,
        CancellationToken abort
    )
    {
        var isTheirs =
            back is DeleteRole
            && !RoleDiff.Between(writer.Expected.Role! with { Trust = stored.Trust }, stored).IsEmpty;
        var tripped = isTheirs
            ? new(Undone: false, stored, NowKnown: true) { Failed = Theirs }
            : await PutBackAsync(back, stored, abort);
        onStep(back.Op, tripped.Undone ? "undone" : "failed");
        if (tripped.Undone)
        {
            outcomes[^1] = outcomes[^1] with { Status = Status.Undone };
        }

        return tripped;
    }

    private async Task<RollbackResult> PutBackAsync(RoleAction back, Role stored, CancellationToken abort)
    {
        try
        {
            var outcome = await writer.PutBackAsync(back, stored, abort);
            var longest = back is DetachPolicyFromRole ? Polling.Lag : Polling.Settling;
            var now = await pace.UntilAsync(
                () => writer.ReadAsync(abort),
                role => IsBack(role, back) ? TimeSpan.Zero : longest,
                abort
            );
            var failed =
                outcome.Status is not Status.Done ? $"{back.Op} {outcome.Reason}"
                : writer.Expected.Tell(now) is Sighting.Foreign
                    ? $"{back.Op} done, but someone else changed it meanwhile"
                : null;
            return new(IsBack(now, back) && failed is null, now, NowKnown: true) { Back = back, Failed = failed };
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

    private static bool IsBack(Role? now, RoleAction back) =>
        back switch
        {
            DeleteRole => now is null,
            UpdateRole update => now?.Trust.Equals(update.Trust) is true,
            DetachPolicyFromRole detach => now is not null && !now.Policies.Contains(detach.Policy),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
}
