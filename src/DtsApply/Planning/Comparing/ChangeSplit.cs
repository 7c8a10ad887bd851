using System.Collections.Immutable;
using DtsApply.Messages;
using DtsApply.Model;

namespace DtsApply.Planning.Comparing;

/// <summary>
/// Sorts what is to be done with a live role by what explains it: what a plan of the manifests of before would do as
/// well is drift, all the rest is from the change of manifests.
/// </summary>
internal static class ChangeSplit
{
    /// <summary>Sorts one change.</summary>
    /// <param name="change">The change as it is planned.</param>
    /// <param name="was">The role as the manifests of before want it; null where they do not declare it.</param>
    /// <param name="consent">What the user agreed to.</param>
    /// <param name="names">How sentences name accounts.</param>
    public static SplitChange Split(Change change, WantedRole? was, Consent consent, AccountNames names)
    {
        var asked = Asked(change, was, consent, names);
        // What is refused, or goes whole, is not cut in two.
        if (change.Refusal is not null || change.After is null || change.Actions.IsEmpty)
        {
            var isQuiet = change is { Kind: ChangeKind.Unchanged, Refusal: null, Findings.IsEmpty: true };
            return !isQuiet && IsAsked(change, asked) ? AllDrift(change) : AllOwn(change);
        }

        var values = new ValueOrigins(change.Before, asked is null ? change.Before : asked.After);
        ImmutableArray<ActionOrigin> actions =
        [
            .. change.Actions.Select(action => new ActionOrigin([.. values.Find(action, change.After)])),
        ];
        return actions.All(action => action.Origin is ChangeOrigin.Change) ? AllOwn(change)
            : actions.All(action => action.Origin is ChangeOrigin.Drift) ? AllDrift(change)
            : Both(change, asked!, values, actions);
    }

    // A role that no manifest declares any more, and none did before, is removed by pruning either way.
    private static Change? Asked(Change change, WantedRole? was, Consent consent, AccountNames names) =>
        was is not null ? Planner.Plan(was, change.Before, consent, names)
        : change.Wanted is null ? change
        : null;

    private static bool IsAsked(Change change, Change? asked) =>
        asked is not null
        && asked.Kind == change.Kind
        && asked.Refusal?.Rule == change.Refusal?.Rule
        && (change.After is null || (asked.After is not null && AreAlike(change.After, asked.After)))
        && change.Findings.All(finding => asked.Findings.Any(other => IsSame(finding, other)));

    private static bool AreAlike(Role one, Role two) => RoleDiff.Between(one, two).IsEmpty;

    private static string? SetOf(Role? role) => role?.Tags.GetValueOrDefault(Ownership.SetTag);

    private static bool IsSame(Diagnostic one, Diagnostic two) => one.Rule == two.Rule && one.Message == two.Message;

    private static SplitChange AllOwn(Change change) => new(change, change, null, All(change, ChangeOrigin.Change));

    private static SplitChange AllDrift(Change change) =>
        new(change, null, change with { Note = ChangeNote.NotFromThisChange }, All(change, ChangeOrigin.Drift));

    private static ImmutableArray<ActionOrigin> All(Change change, ChangeOrigin origin) =>
        [
            .. change.Actions.Select(action => new ActionOrigin([
                new(ValueOrigins.RoleField, change.Address.Role, origin),
            ])),
        ];

    private static SplitChange Both(
        Change change,
        Change asked,
        ValueOrigins values,
        ImmutableArray<ActionOrigin> actions
    )
    {
        var (whole, also) = (change.Access, asked.Access);
        var drift = whole with { Gained = whole.Gained.Intersect(also.Gained), Lost = whole.Lost.Intersect(also.Lost) };
        var own = whole with { Gained = whole.Gained.Except(drift.Gained), Lost = whole.Lost.Except(drift.Lost) };
        var middle = values.Middle(change.After!);
        var first = change.Before is null
            ? Part(null, values.Rest(change.After!), own, ChangeOrigin.Change)
            : Part(middle, change.After, own, ChangeOrigin.Change);
        var second = Part(change.Before, middle, drift, ChangeOrigin.Drift);
        return new(
            change,
            first with
            {
                Findings = change.Findings,
            },
            second with
            {
                Note = ChangeNote.NotFromThisChange,
            },
            actions
        );

        Change Part(Role? before, Role? after, Access access, ChangeOrigin origin) =>
            new(
                change.Address,
                change.Account,
                before,
                after,
                [.. change.Actions.Where((_, index) => actions[index].Has(origin))]
            )
            {
                Wanted = change.Wanted,
                Access = access,
                Adopts = change.Adopts && SetOf(before) != SetOf(after),
            };
    }
}
