using DtsApply.Sandbox.Policies;

namespace DtsApply.Sandbox.Gateway;

/// <summary>Who was denied what, and why.</summary>
/// <param name="Action">Such as <c>ram:GetRole</c>.</param>
/// <param name="PrincipalType">What kind of caller it is.</param>
/// <param name="OwnerId">The caller's account.</param>
/// <param name="DisplayName">The ID of a user; that of a role and the name of its session.</param>
/// <param name="PolicyType">Which kind of policy decided.</param>
/// <param name="NoPermissionType">Whether one denies it, or none allows it.</param>
internal sealed record DeniedDetail(
    string Action,
    string PrincipalType,
    string OwnerId,
    string DisplayName,
    string PolicyType,
    string NoPermissionType
)
{
    public const string IdentityPolicy = "AccountLevelIdentityBasedPolicy";
    public const string SessionPolicy = "SessionPolicy";
    public const string TrustPolicy = "AssumeRolePolicy";

    public static DeniedDetail Create(SandboxCaller caller, string action, string policyType, Verdict verdict)
    {
        var (type, name) = caller switch
        {
            UserCaller user => ("SubUser", user.User.Id),
            RoleCaller role => ("AssumedRoleUser", $"{role.RoleName}:{role.Session}"),
            _ => ("AssumedRoleUser", caller.AccountId),
        };
        var why = verdict is Verdict.ExplicitDeny ? "ExplicitDeny" : "ImplicitDeny";
        return new(action, type, caller.AccountId, name, policyType, why);
    }
}
