using System.Diagnostics;
using System.Text.Json.Nodes;
using DtsApply.Sandbox.Gateway;

namespace DtsApply.Sandbox.Sts;

/// <summary>GetCallerIdentity: no parameters, no permission needed.</summary>
internal static class IdentityActions
{
    public static Reply Get(SandboxCall call) =>
        Reply.With(
            call.Caller switch
            {
                RootCaller root => Json("Account", root, root.AccountId, ("UserId", root.AccountId)),
                UserCaller user => Json("RAMUser", user, user.User.Id, ("UserId", user.User.Id)),
                RoleCaller role => Json(
                    "AssumedRoleUser",
                    role,
                    $"{role.RoleId}:{role.Session}",
                    ("RoleId", role.RoleId)
                ),
                _ => throw new UnreachableException(),
            }
        );

    public static string ArnOf(SandboxCaller caller) =>
        caller switch
        {
            RootCaller root => $"acs:ram::{root.AccountId}:root",
            UserCaller user => $"acs:ram::{user.AccountId}:user/{user.User.Name}",
            RoleCaller role => $"acs:ram::{role.AccountId}:assumed-role/{role.RoleName}/{role.Session}",
            _ => throw new UnreachableException(),
        };

    private static JsonObject Json(
        string type,
        SandboxCaller caller,
        string principal,
        (string Name, string Value) id
    ) =>
        new()
        {
            ["IdentityType"] = type,
            ["AccountId"] = caller.AccountId,
            ["PrincipalId"] = principal,
            [id.Name] = id.Value,
            ["Arn"] = ArnOf(caller),
        };
}
