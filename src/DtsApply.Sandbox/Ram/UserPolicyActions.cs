using System.Text.Json.Nodes;
using DtsApply.Sandbox.Gateway;
using DtsApply.Sandbox.State;

namespace DtsApply.Sandbox.Ram;

/// <summary>AttachPolicyToUser, DetachPolicyFromUser, ListPoliciesForUser.</summary>
internal static class UserPolicyActions
{
    public static Reply Attach(SandboxCall call)
    {
        var (user, policy) = (call.User(), call.Policy());
        var most = policy?.Type is Seeds.SystemType ? 20 : 10;
        call.RefuseIf(
            () => user.Policies.Any(attached => attached.IsOf(policy!)),
            () => Refusal.Exists("User.Policy", policy!.Name)
        );
        call.RefuseIf(
            () => user.Policies.Count(attached => attached.Type == policy!.Type) >= most,
            () => Refusal.Limit("User.Policy", most)
        );
        return call.Refusal is { } refusal
            ? refusal
            : Reply.Done.And(
                new UserPut(
                    call.Account.Id,
                    user with
                    {
                        Policies = user.Policies.Add(new(policy!.Name, policy.Type, call.Date)),
                    }
                )
            );
    }

    public static Reply Detach(SandboxCall call)
    {
        var (user, policy) = (call.User(), call.Policy());
        call.RefuseIf(
            () => !user.Policies.Any(attached => attached.IsOf(policy)),
            () => Refusal.NotExist("User.Policy", policy.Name)
        );
        return call.Refusal is { } refusal
            ? refusal
            : Reply.Done.And(
                new UserPut(
                    call.Account.Id,
                    user with
                    {
                        Policies = user.Policies.RemoveAll(attached => attached.IsOf(policy)),
                    }
                )
            );
    }

    public static Reply List(SandboxCall call)
    {
        var user = call.User();
        return call.Refusal is { } refusal
            ? refusal
            : Reply.With("Policies", new JsonObject { ["Policy"] = RolePolicyActions.Json(call, user.Policies) });
    }
}
