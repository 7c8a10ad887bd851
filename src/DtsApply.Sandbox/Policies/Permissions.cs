using System.Collections.Immutable;
using DtsApply.Sandbox.Gateway;
using DtsApply.Sandbox.State;

namespace DtsApply.Sandbox.Policies;

/// <summary>
/// Whether a caller's policies allow a call. The account itself may do everything; so may its first RAM user, as with
/// AdministratorAccess, as long as no policy is attached to it.
/// </summary>
internal static class Permissions
{
    private const string Administrator = "AdministratorAccess";

    /// <summary>Why a call is not allowed; null where it is.</summary>
    public static Refusal? Check(SandboxState state, Api api, SandboxCaller caller, Parameters parameters) =>
        caller is not (UserCaller or RoleCaller) || NeededPermission.Find(api, caller, parameters) is not { } needed
            ? null
            : Check(caller, needed, Attached(state.Account(caller.AccountId), caller), DeniedDetail.IdentityPolicy)
                ?? (
                    caller is RoleCaller { Policy: { } policy }
                        ? Check(caller, needed, [policy], DeniedDetail.SessionPolicy)
                        : null
                );

    private static Refusal? Check(SandboxCaller caller, NeededPermission needed, List<string> policies, string type)
    {
        var all = needed.Resources.Select(any => (any, Verdict: Judge(policies, needed.Action, any))).ToList();
        var denied = all.Find(one => one.Verdict is Verdict.ExplicitDeny);
        denied = denied.any.IsDefault ? all.Find(one => one.Verdict is Verdict.ImplicitDeny) : denied;
        return denied.any.IsDefault
            ? null
            : Refusal.NoPermission(DeniedDetail.Create(caller, needed.Action, type, denied.Verdict), denied.any[^1]);
    }

    private static Verdict Judge(List<string> policies, string action, ImmutableArray<string> any) =>
        policies
            .SelectMany(document => any.Select(resource => PermissionPolicy.Judge(document, action, resource)))
            .Together();

    private static List<string> Attached(SandboxAccount account, SandboxCaller caller) =>
        caller switch
        {
            UserCaller user when IsFirst(account, user.User) && user.User.Policies.IsEmpty =>
            [
                Seeds.SystemPolicies[Administrator].Document,
            ],
            UserCaller user => Documents(account, user.User.Policies),
            RoleCaller role when account.Roles.TryGetValue(role.RoleName, out var stored) => Documents(
                account,
                stored.Policies
            ),
            _ => [],
        };

    private static bool IsFirst(SandboxAccount account, StoredUser user) => user.Id == Seeds.UserId(account.Id);

    private static List<string> Documents(SandboxAccount account, ImmutableArray<Attachment> attached) =>
        [.. attached.Select(one => account.Policy(one.Policy, one.Type)?.Document).OfType<string>()];
}
