using System.Collections.Immutable;
using DtsApply.Applying;
using DtsApply.Manifests;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Planning.Saved;

namespace DtsApply.UseCases;

/// <summary>A role that a saved plan no longer fits.</summary>
/// <param name="Change">The change as it was saved.</param>
/// <param name="Now">The role as it is; null when there is none.</param>
/// <param name="Problem">What is said about it.</param>
public sealed record StaleRole(Change Change, Role? Now, Diagnostic Problem);

/// <summary>How much of a saved plan is carried out.</summary>
/// <param name="Made">How many of the changes that it was to make are made: the role is exactly as the plan recorded
/// it.</param>
/// <param name="Pending">How many changes it was to make.</param>
/// <param name="AllElse">Whether every other role is as it was when the plan was made, or was to stay.</param>
public sealed record Completion(int Made, int Pending, bool AllElse)
{
    /// <summary>Whether all of the plan is carried out.</summary>
    public bool IsWhole => AllElse && Made == Pending;

    /// <summary>Whether a part of it is.</summary>
    public bool IsInPart => AllElse && Made > 0 && Made < Pending;
}

/// <summary>
/// Whether a saved plan still fits: every role as it was, the same actions, and the same manifests where they are given
/// (DTS514).
/// </summary>
public static class SavedPlanCheck
{
    /// <summary>A plan is good for so long: who approved it knew the accounts of that day.</summary>
    private static readonly TimeSpan Good = TimeSpan.FromHours(72);

    /// <summary>Whether a plan is too old, or of a day that this clock does not know yet.</summary>
    public static bool HasExpired(SavedPlan saved, TimeProvider clock) =>
        (clock.GetUtcNow() - saved.Created).Duration() > Good;

    /// <summary>That other tasks have ended on the day for which a plan was made than by now; null where none.</summary>
    public static Diagnostic? Ended(SavedPlan saved, DateOnly today)
    {
        var others = saved.Tasks.Count(task => task.HasEnded(today) != task.HasEnded(saved.Today));
        return others is 0 ? null
            : today < saved.Today ? SavedPlanMessages.IsOfADayToCome(saved.Today)
            : SavedPlanMessages.AccessHasEndedSince(saved.Today, others);
    }

    /// <summary>What is carried out already.</summary>
    /// <param name="saved">The plan.</param>
    /// <param name="live">What it would do today.</param>
    public static Completion CarriedOut(SavedPlan saved, Plan live)
    {
        var now = live.Changes.ToDictionary(change => change.Address, change => change.Before);
        var then = saved.Plan().Changes;
        bool IsAs(Change change, Role? role) => RoleDiff.Between(role, now.GetValueOrDefault(change.Address)).IsEmpty;
        var made = then.Count(change => change.IsPending && IsAs(change, change.After));
        var allElse = then.All(change =>
            IsAs(change, change.After) || (change.IsPending && IsAs(change, change.Before))
        );
        return new(made, then.Count(change => change.IsPending), allElse);
    }

    /// <summary>What no longer fits the live state; none when the plan is fresh.</summary>
    /// <param name="saved">The plan.</param>
    /// <param name="live">What it would do today.</param>
    public static ImmutableArray<StaleRole> Check(SavedPlan saved, Plan live)
    {
        var now = live.Changes.ToDictionary(change => change.Address);
        var then = saved.Roles.ToDictionary(role => role.Address);
        return
        [
            .. saved
                .Plan()
                .Changes.Select(change => Moved(change, then[change.Address], now.GetValueOrDefault(change.Address)))
                .OfType<StaleRole>(),
            // What the file did not show is not done, however it came to be planned.
            .. live
                .Pending.Where(change => !then.ContainsKey(change.Address))
                .Select(change => new StaleRole(change, change.Before, RunDiagnostics.PlannedOtherwise(change))),
        ];
    }

    /// <summary>What the manifests say otherwise than the plan; none when they say the same.</summary>
    /// <param name="saved">The plan.</param>
    /// <param name="accounts">All accounts that the manifests declare.</param>
    /// <param name="tasks">The tasks that need the roles of this run.</param>
    public static ImmutableArray<Diagnostic> Check(
        SavedPlan saved,
        IEnumerable<Account> accounts,
        IEnumerable<CrossAccountTask> tasks
    ) =>
        Texts(saved.Accounts, ManifestJson.Document).IsSubsetOf(Texts(accounts, ManifestJson.Document))
        && Texts(saved.Tasks, ManifestJson.Document).SetEquals(Texts(tasks, ManifestJson.Document))
            ? []
            : [SavedPlanMessages.ManifestsSayOtherwise()];

    /// <summary>How a role differs from what was saved of it; null where it does not.</summary>
    private static StaleRole? Moved(Change saved, SavedRole recorded, Change? now) =>
        now is null || Fingerprint.Of(now.Before) != Fingerprint.Of(recorded.Before)
            ? new(saved, now?.Before, RunDiagnostics.Stale(saved))
        : !SavedRole.InWords(now.Actions).SequenceEqual(recorded.Actions)
            ? new(saved, saved.Before, RunDiagnostics.PlannedOtherwise(saved))
        : null;

    private static HashSet<string> Texts<T>(IEnumerable<T> items, Func<T, string> text) =>
        items.Select(text).ToHashSet(StringComparer.Ordinal);
}
