namespace DtsApply.Model;

/// <summary>One role that one task needs, by the names of the manifests.</summary>
/// <param name="Task">The task that needs it.</param>
/// <param name="Side">The cross-account side that it is for.</param>
/// <param name="Owner">The name of the account in which the role is made.</param>
/// <param name="Trusted">The name of the account that the role trusts.</param>
/// <param name="RoleName">The role's name.</param>
public sealed record RoleRequirement(CrossAccountTask Task, Side Side, string Owner, string Trusted, string RoleName);
