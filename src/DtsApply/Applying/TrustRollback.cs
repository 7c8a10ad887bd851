using DtsApply.Live;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Planning;

namespace DtsApply.Applying;

/// <summary>
/// Takes a write of ours back: RAM stored another trust than was sent (guide, Step 3: it rewrites the service principal
/// when the ID is that of the role's own account), or what was sent let someone in at a role that is not as planned.
/// </summary>
internal sealed class TrustRollback(RoleWriter writer, Polling pace, Action<Activity, Status?> onStep)
{
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
            ? new(Undone: false, stored, NowKnown: true) { Failed = RollbackMessages.NotDeletedSinceChanged }
            : await PutBackAsync(back, stored, abort);
        onStep(Activity.Write(back.Op), tripped.Undone ? Status.Undone : Status.Failed);
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
            // What was refused will not show, and a hand is needed at once.
            var longest =
                outcome.Status is Status.Failed ? TimeSpan.Zero
                : back is DetachPolicyFromRole ? Polling.Lag
                : Polling.Settling;
            var now = await pace.UntilAsync(
                () => writer.ReadAsync(abort),
                role => IsBack(role, back) ? TimeSpan.Zero : longest,
                abort
            );
            var failed =
                outcome.Status is not Status.Done ? RollbackMessages.NotDone(back.Op, outcome.Reason)
                : writer.Expected.Tell(now) is Sighting.Foreign ? RollbackMessages.DoneButChangedMeanwhile(back.Op)
                : null;
            return new(IsBack(now, back) && failed is null, now, NowKnown: true) { Back = back, Failed = failed };
        }
        catch (CloudException)
        {
            return new(Undone: false, stored, NowKnown: false);
        }
        catch (OperationCanceledException) when (abort.IsCancellationRequested)
        {
            var failed = RollbackMessages.NotDone(back.Op, new(ReasonKind.Interrupted));
            return new(Undone: false, stored, NowKnown: false) { Failed = failed };
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
