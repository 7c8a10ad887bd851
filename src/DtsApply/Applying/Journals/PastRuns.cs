using DtsApply.Model;
using DtsApply.Planning;

namespace DtsApply.Applying.Journals;

/// <summary>
/// What journals tell of the states in which runs left their roles. Only writes that were carried out count; where that
/// was never learned, both states may be what is there.
/// </summary>
public static class PastRuns
{
    /// <summary>A run with the states in which it, or a way back from it that did not reach its end, left its roles.
    /// </summary>
    /// <param name="run">The run.</param>
    /// <param name="undos">The runs that took it back, or began to.</param>
    public static PastRun From(JournalRun run, IEnumerable<JournalRun> undos)
    {
        var later = undos
            .Where(undo => undo.Undoes == run.RunId && undo.Target == run.Target)
            .SelectMany(undo => undo.Roles)
            .ToLookup(role => role.Address);
        return new(
            run.RunId,
            run.Set,
            run.Target,
            [.. run.Accounts.Select(account => account.Account)],
            [
                .. run
                    .Roles.Where(WroteTo)
                    .Select(role => new PastRole(
                        role.Account,
                        role.Address,
                        role.Before,
                        [.. later[role.Address].SelectMany(Left), .. Left(role)]
                    )),
            ]
        );
    }

    /// <summary>Whether a run wrote anything, or may have.</summary>
    public static bool Wrote(JournalRun run) => run.Roles.Any(WroteTo);

    /// <summary>Whether a run wrote to a role, or may have.</summary>
    public static bool WroteTo(JournalRole role) =>
        role.Writes.Any(write => write.Status is Status.Done or Status.Unknown);

    private static IEnumerable<Role?> Left(JournalRole role)
    {
        if (role.Writes.Any(write => write.Action is null))
        {
            return [];
        }

        IEnumerable<Role?> states = [role.Before];
        foreach (var (index, write) in role.Writes.Index())
        {
            var after = states.Select(state => ActionEffects.After(state, role.Address, write.Action!)).ToList();
            states = role.Ended(index) switch
            {
                Status.Done => after,
                Status.Unknown => [.. states, .. after],
                _ => states,
            };
        }

        return states.Select(state => Seen(role, state));
    }

    /// <summary>
    /// A state as the run saw it: with the ID that RAM gave to a role that was made, and the trust that RAM made of the
    /// one that was sent.
    /// </summary>
    private static Role? Seen(JournalRole role, Role? state)
    {
        if (state is null || role.Reading?.Role is not { } seen)
        {
            return state;
        }

        var isRewritten = role.IsReadLast && PrincipalCollapse.Explains(state.Trust, seen.Trust);
        return state with { Id = state.Id ?? seen.Id, Trust = isRewritten ? seen.Trust : state.Trust };
    }
}
