using System.Collections.Immutable;

namespace DtsApply.Planning.Comparing;

/// <summary>Where it comes from that something is to be done.</summary>
public enum ChangeOrigin
{
    /// <summary>The manifests ask for something else than those of before.</summary>
    Change,

    /// <summary>The manifests of before ask for it, too: someone changed the account another way.</summary>
    Drift,

    /// <summary>Some of it comes from the one, some from the other.</summary>
    Both,
}

/// <summary>One value that an action writes or takes away, and where that comes from.</summary>
/// <param name="Field">The field, named as in JSON: trust, policies, description, maxSessionDuration, tags.</param>
/// <param name="Value">The value.</param>
/// <param name="Origin">Change or Drift.</param>
public sealed record ValueOrigin(string Field, string Value, ChangeOrigin Origin);

/// <summary>Where it comes from that an action is to be done.</summary>
/// <param name="Values">The values that it is about; at least one.</param>
public sealed record ActionOrigin(ImmutableArray<ValueOrigin> Values)
{
    /// <summary>That of all of its values.</summary>
    public ChangeOrigin Origin =>
        Values.All(value => value.Origin is ChangeOrigin.Drift) ? ChangeOrigin.Drift
        : Values.All(value => value.Origin is ChangeOrigin.Change) ? ChangeOrigin.Change
        : ChangeOrigin.Both;

    /// <summary>Whether some of it has that origin.</summary>
    public bool Has(ChangeOrigin origin) => Values.Any(value => value.Origin == origin);
}

/// <summary>One role of a plan, sorted by what the difference of two sets of manifests explains.</summary>
/// <param name="Whole">The change as it is planned.</param>
/// <param name="Own">The part that is from the change of manifests; null for none.</param>
/// <param name="Drift">The part that is not; null for none.</param>
/// <param name="Actions">The origins of the actions, in their order.</param>
public sealed record SplitChange(Change Whole, Change? Own, Change? Drift, ImmutableArray<ActionOrigin> Actions)
{
    /// <summary>Whether the manifests of before ask for some access that goes or comes, too.</summary>
    public bool IsDrift(AccessRight pair) =>
        Drift is not null && (Drift.Access.Gained.Contains(pair) || Drift.Access.Lost.Contains(pair));
}
