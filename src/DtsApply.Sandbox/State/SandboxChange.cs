using System.Text.Json.Serialization;

namespace DtsApply.Sandbox.State;

/// <summary>
/// One change of the state, as it is written to the file: things are put whole under their name, or they are gone.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "do")]
[JsonDerivedType(typeof(RolePut), "role")]
[JsonDerivedType(typeof(RoleGone), "roleGone")]
[JsonDerivedType(typeof(PolicyPut), "policy")]
[JsonDerivedType(typeof(PolicyGone), "policyGone")]
[JsonDerivedType(typeof(UserPut), "user")]
[JsonDerivedType(typeof(UserGone), "userGone")]
[JsonDerivedType(typeof(AliasPut), "alias")]
internal abstract record SandboxChange(string Account);

internal sealed record RolePut(string Account, StoredRole Role) : SandboxChange(Account);

internal sealed record RoleGone(string Account, string Name) : SandboxChange(Account);

internal sealed record PolicyPut(string Account, StoredPolicy Policy) : SandboxChange(Account);

internal sealed record PolicyGone(string Account, string Name) : SandboxChange(Account);

internal sealed record UserPut(string Account, StoredUser User) : SandboxChange(Account);

internal sealed record UserGone(string Account, string Name) : SandboxChange(Account);

internal sealed record AliasPut(string Account, string? Alias) : SandboxChange(Account);
