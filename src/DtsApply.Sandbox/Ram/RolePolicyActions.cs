using System.Text.Json.Nodes;
using DtsApply.Sandbox.Gateway;
using DtsApply.Sandbox.State;

namespace DtsApply.Sandbox.Ram;

/// <summary>
/// AttachPolicyToRole, DetachPolicyFromRole, ListPoliciesForRole. A policy's name is found whatever its case and
/// answered in its own spelling.
/// </summary>
internal static class RolePolicyActions
{
    public static Reply Attach(SandboxCall call)
    {
        var (role, policy) = Both(call);
        var most = policy?.Type is Seeds.SystemType ? 20 : 10;
        call.RefuseIf(
            () => role.Policies.Any(attached => attached.IsOf(policy!)),
            () => Refusal.Exists("Role.Policy", policy!.Name)
        );
        call.RefuseIf(
            () => role.Policies.Count(attached => attached.Type == policy!.Type) >= most,
            () => Refusal.Limit("Role.Policy", most)
        );
        return call.Refusal is { } refusal
            ? refusal
            : Reply.Done.And(
                new RolePut(
                    call.Account.Id,
                    role with
                    {
                        Policies = role.Policies.Add(new(policy!.Name, policy.Type, call.Date)),
                    }
                )
            );
    }

    public static Reply Detach(SandboxCall call)
    {
        var (role, policy) = Both(call);
        call.RefuseIf(
            () => !role.Policies.Any(attached => attached.IsOf(policy)),
            () => Refusal.NotExist("Role.Policy", policy.Name)
        );
        return call.Refusal is { } refusal
            ? refusal
            : Reply.Done.And(
                new RolePut(
                    call.Account.Id,
                    role with
                    {
                        Policies = role.Policies.RemoveAll(attached => attached.IsOf(policy)),
                        Detached = call.Date,
                    }
                )
            );
    }

    public static Reply List(SandboxCall call)
    {
        var role = call.Role();
        return call.Refusal is { } refusal
            ? refusal
            : Reply.With("Policies", new JsonObject { ["Policy"] = Json(call, role.Policies) });
    }

    public static JsonArray Json(SandboxCall call, IEnumerable<Attachment> attachments) =>
        new([
            .. attachments
                .OrderBy(attached => attached.Policy, StringComparer.OrdinalIgnoreCase)
                .ThenBy(attached => attached.Type, StringComparer.Ordinal)
                .Select(attached =>
                {
                    var policy = call.Account.Policy(attached.Policy, attached.Type);
                    return new JsonObject
                    {
                        ["PolicyName"] = attached.Policy,
                        ["PolicyType"] = attached.Type,
                        ["Description"] = policy?.Description ?? "",
                        ["DefaultVersion"] = policy?.DefaultVersion ?? "v1",
                        ["AttachDate"] = attached.Date,
                    };
                }),
        ]);

    /// <summary>The form of all parameters is checked before anything is looked up.</summary>
    private static (StoredRole Role, StoredPolicy Policy) Both(SandboxCall call)
    {
        _ = call.RoleName();
        _ = call.PolicyType();
        _ = call.PolicyName();
        return (call.Role(), call.Policy());
    }
}
