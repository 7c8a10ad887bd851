using DtsApply.Model;
using DtsApply.Planning;

namespace DtsApply.Applying;

/// <summary>
/// RAM stored another trust than was sent (guide, Step 3: it rewrites the service principal when the ID is that of the role's own account). What
/// was there before goes back: a new role is deleted again, an existing one gets its document of before, to the letter.
/// </summary>
internal sealed class Tripwire(Change change, Writer writer, Action<string, string> onStep)
{
    /// <summary>Puts back what was there, marks the write undone, and says what happened.</summary>
    public async Task<Failure> TripAsync(Role stored, TrustPolicy sent, List<Outcome> outcomes, CancellationToken abort)
    {
        RoleAction back = change.Before is { } before
            ? new UpdateRole(before.Trust, before.Description ?? "", before.MaxSessionDuration ?? Planner.DefaultSession)
            : new DeleteRole();
        var outcome = await writer.PutBackAsync(back, abort);
        var undone = outcome.Status is Status.Done && await IsBackAsync(abort);
        onStep(back.Op, undone ? "undone" : "failed");
        if (undone)
        {
            outcomes[^1] = outcomes[^1] with { Status = Status.Undone };
        }

        return new(Problems.Rewritten(change, stored, sent, undone), ExitCode.Verification);
    }

    private async Task<bool> IsBackAsync(CancellationToken abort)
    {
        try
        {
            var now = await writer.ReadAsync(abort);
            return change.Before is null ? now is null : now?.Trust.Equals(change.Before.Trust) is true;
        }
        catch (CloudException)
        {
            return false;
        }
    }
}
