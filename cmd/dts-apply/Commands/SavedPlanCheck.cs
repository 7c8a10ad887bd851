using DtsApply.Cmd.Files;
using DtsApply.Cmd.CommandLine;
using DtsApply.Cmd.Console;
using DtsApply.Cmd;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using DtsApply.Applying;
using DtsApply.Manifests;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Planning.Saved;
using DtsApply.Reporting.Plans;
using DtsApply.Reporting.Screen;
using DtsApply.Text;

namespace DtsApply.Cmd.Commands;

/// <summary>A role that a saved plan no longer fits.</summary>
/// <param name="Change">The change as it was saved.</param>
/// <param name="Now">The role as it is; null when there is none.</param>
/// <param name="Problem">What is said about it.</param>
internal sealed record StaleRole(Change Change, Role? Now, Diagnostic Problem);

/// <summary>What became of the roles of a saved plan since it was made.</summary>
/// <param name="Made">How many of the changes that it was to make are made: the role is exactly as the plan recorded
/// it.</param>
/// <param name="Pending">How many changes it was to make.</param>
/// <param name="AllElse">Whether every other role is as it was when the plan was made, or was to stay.</param>
internal sealed record CompletedRole(int Made, int Pending, bool AllElse)
{
    /// <summary>Whether all of the plan is carried out.</summary>
    public bool Whole => AllElse && Made == Pending;

    /// <summary>Whether a part of it is.</summary>
    public bool InPart => AllElse && Made > 0 && Made < Pending;
}

/// <summary>
/// Whether a saved plan still fits: every role as it was, the same actions, and the same manifests where they are given
/// (DTS514).
/// </summary>
internal static class SavedPlanCheck
{
    /// <summary>A plan is good for so long: who approved it knew the accounts of that day.</summary>
    private static readonly TimeSpan Good = TimeSpan.FromHours(72);

    /// <summary>That a plan was made by another version; null says nothing of it.</summary>
    public static Diagnostic OfVersion(string version) => Again($"the plan was made by dts-apply {version}");

    /// <summary>
    /// That a plan is too old, or of a day that this clock does not know yet; null where it is neither.
    /// </summary>
    public static Diagnostic? Age(SavedPlan saved, TimeProvider clock) =>
        Since(saved, clock).Duration() > Good ? Again("a plan is good for 72 h") : null;

    /// <summary>That a part of a plan is carried out already.</summary>
    public static Diagnostic InPart() => Differs("it was carried out in part");

    /// <summary>What is carried out already.</summary>
    public static CompletedRole CarriedOut(SavedPlan saved, Plan live)
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

    /// <summary>Draws when a plan was made.</summary>
    public static void DrawAge(Page page, string file, SavedPlan saved, TimeProvider clock)
    {
        page.Line(Made(file, saved, clock));
        page.Line();
    }

    /// <summary>What no longer fits the live state; none when the plan is fresh.</summary>
    public static ImmutableArray<StaleRole> Check(SavedPlan saved, Plan live)
    {
        var now = live.Changes.ToDictionary(change => change.Address);
        var stale = ImmutableArray.CreateBuilder<StaleRole>();
        var then = saved.Roles.ToDictionary(role => role.Address);
        foreach (var change in saved.Plan().Changes)
        {
            var recorded = then[change.Address];
            if (
                !now.TryGetValue(change.Address, out var current)
                || Fingerprint.Of(current.Before) != Fingerprint.Of(recorded.Before)
            )
            {
                stale.Add(new(change, current?.Before, RunDiagnostics.Stale(change)));
            }
            else if (!SavedRole.InWords(current.Actions).SequenceEqual(recorded.Actions))
            {
                stale.Add(new(change, change.Before, RunDiagnostics.PlannedOtherwise(change)));
            }
        }

        // What the file did not show is not done, however it came to be planned.
        stale.AddRange(
            live.Pending.Where(change => !then.ContainsKey(change.Address))
                .Select(change => new StaleRole(change, change.Before, RunDiagnostics.PlannedOtherwise(change)))
        );
        return stale.ToImmutable();
    }

    /// <summary>Draws the roles that moved, what was approved beside what is there.</summary>
    public static void Draw(
        Page page,
        string file,
        SavedPlan saved,
        ImmutableArray<StaleRole> moved,
        TimeProvider clock
    )
    {
        var have = moved.Length is 1 ? "has" : "have";
        page.Line(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Made(file, saved, clock)}; {moved.Length} of {Format.Count(saved.Roles.Length, "role")} {have} "
                    + $"changed"
            )
        );
        page.Line();
        foreach (var role in moved)
        {
            StaleRoleText.Draw(page, role.Change, role.Now, role.Problem);
        }
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
        Texts(saved.Accounts, ManifestJson.Write).IsSubsetOf(Texts(accounts, ManifestJson.Write))
        && Texts(saved.Tasks, ManifestJson.Write).SetEquals(Texts(tasks, ManifestJson.Write))
            ? []
            : [Differs("the manifests do not say any more what they said when the plan was made")];

    /// <summary>
    /// Whether the set that the command line names is the plan's; none where it is, or where none is named.
    /// </summary>
    public static ImmutableArray<Diagnostic> Check(SavedPlan saved, string? set) =>
        set is null || set == saved.Consent.Set
            ? []
            : [Differs($"the plan is of set {saved.Consent.Set}, --set says {set}")];

    private static Diagnostic Differs(string message) =>
        new(Severity.Error, RuleId.DTS514, message) { Help = "plan again" };

    private static Diagnostic Again(string message) =>
        new(Severity.Error, RuleId.DTS514, message) { Help = "plan again, and have that plan approved" };

    private static TimeSpan Since(SavedPlan saved, TimeProvider clock) => clock.GetUtcNow() - saved.Created;

    private static string Made(string file, SavedPlan saved, TimeProvider clock) =>
        $"{TerminalEscape.Escape(file)} is of {JsonWriting.Moment(saved.Created)}, {Ago(saved, clock)}";

    private static string Ago(SavedPlan saved, TimeProvider clock) =>
        Since(saved, clock) is var since && since < TimeSpan.Zero
            ? $"{Format.Duration(since.Negate())} from now by this clock"
            : $"{Format.Duration(since)} ago";

    private static HashSet<string> Texts<T>(IEnumerable<T> items, Action<Utf8JsonWriter, T> write) =>
        items.Select(item => JsonWriting.Json(writer => write(writer, item))).ToHashSet(StringComparer.Ordinal);
}
