using System.Collections.Immutable;
using DtsApply.Applying;
using DtsApply.Manifests;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Planning.Saved;

namespace DtsApply.Cmd.Commands;

/// <summary>Whether a saved plan still fits: every role as it was, the same actions, and the same manifests where they are given (DTS514).</summary>
internal static class Freshness
{
    /// <summary>What no longer fits the live state; none when the plan is fresh.</summary>
    public static ImmutableArray<Diagnostic> Check(SavedPlan saved, Plan live)
    {
        var now = live.Changes.ToDictionary(change => change.Address);
        var stale = ImmutableArray.CreateBuilder<Diagnostic>();
        var then = saved.Roles.ToDictionary(role => role.Address);
        foreach (var change in saved.Plan().Changes)
        {
            var recorded = then[change.Address];
            if (!now.TryGetValue(change.Address, out var current) || Fingerprint.Of(current.Before) != Fingerprint.Of(recorded.Before))
            {
                stale.Add(Problems.Stale(change, Differences.Between(recorded.Before, current?.Before)));
            }
            else if (!SavedRole.InWords(current.Actions).SequenceEqual(recorded.Actions))
            {
                stale.Add(Problems.Stale(change, []));
            }
        }

        return stale.ToImmutable();
    }

    /// <summary>What the manifests say otherwise than the plan; none when they say the same.</summary>
    public static ImmutableArray<Diagnostic> Check(SavedPlan saved, SavedPlan manifests) => Texts(saved).SequenceEqual(Texts(manifests)) ? [] :
    [
        new(Severity.Error, "DTS514", "the manifests do not say any more what they said when the plan was made") { Help = "plan again" },
    ];

    private static IEnumerable<string> Texts(SavedPlan plan) =>
        plan.Accounts.Select(account => Written.Json(writer => ManifestJson.Write(writer, account)))
            .Concat(plan.Tasks.Select(task => Written.Json(writer => ManifestJson.Write(writer, task))))
            .Order(StringComparer.Ordinal);
}
