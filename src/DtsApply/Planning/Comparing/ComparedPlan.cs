using System.Collections.Immutable;
using DtsApply.Messages;

namespace DtsApply.Planning.Comparing;

/// <summary>
/// A plan beside the manifests of before: which of it the difference of both explains. The plan is as it is without.
/// </summary>
/// <param name="Base">What it is compared with.</param>
/// <param name="Changes">The plan's roles, sorted, in its order; none where that cannot be told.</param>
public sealed record ComparedPlan(BaseFacts Base, ImmutableArray<SplitChange> Changes)
{
    /// <summary>How many roles are pending that the manifests of before want to be so, too.</summary>
    public int Drifted => Changes.Count(change => change is { Whole.IsPending: true, Own: null });

    /// <summary>How many roles are pending in part for that reason.</summary>
    public int PartlyDrifted =>
        Changes.Count(change => change is { Whole.IsPending: true, Own: not null, Drift: not null });

    /// <summary>Compares a plan.</summary>
    /// <param name="facts">What it is compared with.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="was">The roles that the manifests of before want.</param>
    /// <param name="consent">What the user agreed to.</param>
    /// <param name="names">How sentences name accounts.</param>
    public static ComparedPlan Create(
        BaseFacts facts,
        Plan plan,
        ImmutableArray<WantedRole> was,
        Consent consent,
        AccountNames names
    )
    {
        if (!facts.Compiles)
        {
            return new(facts, []);
        }

        var old = was.ToDictionary(role => role.Role.Address);
        return new(
            facts,
            [
                .. plan.Changes.Select(change =>
                    ChangeSplit.Split(change, old.GetValueOrDefault(change.Address), consent, names)
                ),
            ]
        );
    }

    /// <summary>The roles of the plan that are from the change of manifests, and what of the others is.</summary>
    public IEnumerable<Change> Own => Changes.Select(change => change.Own).OfType<Change>();

    /// <summary>What is not.</summary>
    public IEnumerable<Change> Drift => Changes.Select(change => change.Drift).OfType<Change>();
}
