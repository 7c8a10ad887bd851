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

namespace DtsApply.Cmd.Commands;

/// <summary>A role that a saved plan no longer fits.</summary>
/// <param name="Change">The change as it was saved.</param>
/// <param name="Now">The role as it is; null when there is none.</param>
/// <param name="Problem">What is said about it.</param>
internal sealed record Moved(Change Change, Role? Now, Diagnostic Problem);

/// <summary>Whether a saved plan still fits: every role as it was, the same actions, and the same manifests where they are given (DTS514).</summary>
internal static class Freshness
{
    /// <summary>What no longer fits the live state; none when the plan is fresh.</summary>
    public static ImmutableArray<Moved> Check(SavedPlan saved, Plan live)
    {
        var now = live.Changes.ToDictionary(change => change.Address);
        var stale = ImmutableArray.CreateBuilder<Moved>();
        var then = saved.Roles.ToDictionary(role => role.Address);
        foreach (var change in saved.Plan().Changes)
        {
            var recorded = then[change.Address];
            if (!now.TryGetValue(change.Address, out var current) || Fingerprint.Of(current.Before) != Fingerprint.Of(recorded.Before))
            {
                stale.Add(new(change, current?.Before, Problems.Stale(change)));
            }
            else if (!SavedRole.InWords(current.Actions).SequenceEqual(recorded.Actions))
            {
                stale.Add(new(change, change.Before, Problems.PlannedOtherwise(change)));
            }
        }

        // What the file did not show is not done, however it came to be planned.
        stale.AddRange(live.Pending.Where(change => !then.ContainsKey(change.Address)).Select(change => new Moved(change, change.Before, Problems.PlannedOtherwise(change))));
        return stale.ToImmutable();
    }

    /// <summary>Draws the roles that moved, what was approved beside what is there.</summary>
    public static void Draw(Page page, string file, SavedPlan saved, ImmutableArray<Moved> moved, TimeProvider clock)
    {
        var have = moved.Length is 1 ? "has" : "have";
        page.Line(string.Create(CultureInfo.InvariantCulture,
            $"{Foreign.Safe(file)} is of {Written.Moment(saved.Created)}, {Words.Duration(clock.GetUtcNow() - saved.Created)} ago; {moved.Length} of {Words.Count(saved.Roles.Length, "role")} {have} changed"));
        page.Line();
        foreach (var role in moved)
        {
            MovedText.Draw(page, role.Change, role.Now, role.Problem);
        }
    }

    /// <summary>What the manifests say otherwise than the plan; none when they say the same.</summary>
    /// <param name="saved">The plan.</param>
    /// <param name="accounts">All accounts that the manifests declare.</param>
    /// <param name="tasks">The tasks that need the roles of this run.</param>
    public static ImmutableArray<Diagnostic> Check(SavedPlan saved, IEnumerable<Account> accounts, IEnumerable<CrossAccountTask> tasks) =>
        Texts(saved.Accounts, ManifestJson.Write).IsSubsetOf(Texts(accounts, ManifestJson.Write))
        && Texts(saved.Tasks, ManifestJson.Write).SetEquals(Texts(tasks, ManifestJson.Write))
            ? [] : [Differs("the manifests do not say any more what they said when the plan was made")];

    /// <summary>Whether the set that the command line names is the plan's; none where it is, or where none is named.</summary>
    public static ImmutableArray<Diagnostic> Check(SavedPlan saved, string? set) =>
        set is null || set == saved.Consent.Set ? [] : [Differs($"the plan is of set {saved.Consent.Set}, --set says {set}")];

    private static Diagnostic Differs(string message) => new(Severity.Error, "DTS514", message) { Help = "plan again" };

    private static HashSet<string> Texts<T>(IEnumerable<T> items, Action<Utf8JsonWriter, T> write) =>
        items.Select(item => Written.Json(writer => write(writer, item))).ToHashSet(StringComparer.Ordinal);
}
