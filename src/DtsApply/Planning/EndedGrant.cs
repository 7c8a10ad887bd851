using System.Collections.Immutable;
using DtsApply.Model;

namespace DtsApply.Planning;

/// <summary>What a role was wanted for until a day that has passed.</summary>
/// <param name="Requirement">What the task asked for.</param>
/// <param name="TrustedId">The ID of the account that was trusted, 16 digits.</param>
public sealed record EndedGrant(RoleRequirement Requirement, string TrustedId)
{
    /// <summary>The task's name.</summary>
    public string Task => Requirement.Task.Name.Value!;

    /// <summary>Who was let in by it.</summary>
    public ImmutableSortedSet<Principal> Principals { get; } = TrustPolicy.Trusting([TrustedId]).Principals;
}
