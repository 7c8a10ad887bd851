using System.Collections.Immutable;

namespace DtsApply.Model;

/// <summary>A permission policy that a role can have attached.</summary>
/// <param name="Name">The name in RAM's own spelling; RAM finds it whatever the case.</param>
/// <param name="Type"><c>System</c> or <c>Custom</c>.</param>
public sealed record Policy(string Name, string Type) : IComparable<Policy>
{
    /// <summary>The type of policies that Alibaba Cloud keeps.</summary>
    public const string System = "System";

    /// <summary>The type of policies that the account itself made.</summary>
    public const string Custom = "Custom";

    /// <summary>
    /// What the guide grants to every cross-account role ("Step 2: Grant permissions to the RAM role").
    /// </summary>
    public static Policy Dts { get; } = new("AliyunDTSRolePolicy", System);

    /// <summary>What DTS also needs to reach a self-managed database in a VPC (vendor's page on such databases); a
    /// manifest asks for it by
    /// <c>role.policies</c>.</summary>
    public static Policy VpcReadOnly { get; } = new("AliyunVPCReadOnlyAccess", System);

    /// <summary>The policies that roles for DTS have.</summary>
    public static ImmutableSortedSet<Policy> Known { get; } = [Dts, VpcReadOnly];

    /// <summary>
    /// Its name as people read it, with the type where that is not System: an account may name a policy of its own like
    /// one of Alibaba Cloud.
    /// </summary>
    public string Label => Type is System ? Name : $"{Name} ({Type})";

    /// <summary>How far it reaches, by its name alone: nobody asks the service for its document.</summary>
    public PolicyReach Reach =>
        Type is not System ? PolicyReach.Bounded
        : Is("AdministratorAccess") ? PolicyReach.Everything
        : Is("AliyunRAMFullAccess") ? PolicyReach.Permissions
        : Is("PowerUserAccess") ? PolicyReach.Resources
        : PolicyReach.Bounded;

    private bool Is(string name) => string.Equals(Name, name, StringComparison.OrdinalIgnoreCase);

    /// <summary>Equal when type and name are, whatever the name's case.</summary>
    public bool Equals(Policy? other) =>
        other is not null && Type == other.Type && string.Equals(Name, other.Name, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Type, StringComparer.OrdinalIgnoreCase.GetHashCode(Name));

    /// <summary>Orders by name, then type.</summary>
    public int CompareTo(Policy? other) =>
        other is null ? 1
        : string.Compare(Name, other.Name, StringComparison.OrdinalIgnoreCase) is var name and not 0 ? name
        : string.CompareOrdinal(Type, other.Type);
}

/// <summary>How far a policy reaches in the account whose role has it.</summary>
public enum PolicyReach
{
    /// <summary>No further than what it is about, as far as its name tells.</summary>
    Bounded,

    /// <summary>Everything may be done.</summary>
    Everything,

    /// <summary>Permissions may be given, to oneself as well.</summary>
    Permissions,

    /// <summary>Everything may be done but managing identities and permissions (RAM, "PowerUserAccess").</summary>
    Resources,
}
