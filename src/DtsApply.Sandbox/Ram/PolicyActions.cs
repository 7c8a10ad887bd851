using System.Text.Json.Nodes;
using DtsApply.Sandbox.Gateway;
using DtsApply.Sandbox.State;

namespace DtsApply.Sandbox.Ram;

/// <summary>
/// CreatePolicy, GetPolicy, UpdatePolicyDescription, DeletePolicy, ListPolicies, ListEntitiesForPolicy.
/// </summary>
internal static class PolicyActions
{
    private const int MostPolicies = 1500;

    public static Reply Create(SandboxCall call)
    {
        var name = call.PolicyName();
        var document = call.PolicyDocument();
        var description = call.Description("Description");
        var tags = TagChecks.Added(call, StoredRole.NoTags);
        call.RefuseIf(() => call.Account.Policies.ContainsKey(name), () => Refusal.Exists("Policy", name));
        call.RefuseIf(() => call.Account.Policies.Count >= MostPolicies, () => Refusal.Limit("Policy", MostPolicies));
        if (call.Refusal is { } refusal)
        {
            return refusal;
        }

        var policy = new StoredPolicy(name, Seeds.CustomType, description ?? "", document, call.Date, call.Date)
        {
            Tags = tags,
        };
        var json = Json(call, policy);
        json.Remove("UpdateDate");
        json.Remove("AttachmentCount");
        return Reply.With("Policy", json).And(new PolicyPut(call.Account.Id, policy));
    }

    public static Reply Describe(SandboxCall call)
    {
        var description = call.Description("NewDescription");
        call.RefuseIf(() => description is null, () => Refusal.Missing("NewDescription"));
        var policy = call.CustomPolicy();
        if (call.Refusal is { } refusal)
        {
            return refusal;
        }

        var updated = policy.Changed(call.Date) with { Description = description! };
        var json = Json(call, updated);
        json.Remove("AttachmentCount");
        return Reply.With("Policy", json).And(new PolicyPut(call.Account.Id, updated));
    }

    public static Reply Get(SandboxCall call)
    {
        var policy = call.Policy();
        return call.Refusal is { } refusal
            ? refusal
            : Reply.With(
                new JsonObject
                {
                    ["Policy"] = Json(call, policy),
                    ["DefaultPolicyVersion"] = PolicyVersionActions.Json(policy, policy.Default()),
                }
            );
    }

    public static Reply Delete(SandboxCall call)
    {
        var withVersions = call.Flag("CascadingDelete");
        var policy = call.CustomPolicy();
        call.RefuseIf(() => Roles(call, policy).Any(), () => Attached("Role", "role"));
        call.RefuseIf(() => Users(call, policy).Any(), () => Attached("User", "user"));
        call.RefuseIf(
            () => !withVersions && !policy.Others.IsEmpty,
            () =>
                Refusal.Conflict(
                    "Policy.Version",
                    "The policy can not have any version except the default version while deleting the policy."
                )
        );
        return call.Refusal is { } refusal ? refusal : Reply.Done.And(new PolicyGone(call.Account.Id, policy.Name));
    }

    public static Reply List(SandboxCall call)
    {
        var type = call.Parameters.Find("PolicyType") is { Length: > 0 } ? call.PolicyType() : null;
        var filter = call.Tags();
        var all = Seeds
            .SystemPolicies.Values.Concat(call.Account.Policies.Values)
            .Where(policy => (type ?? policy.Type) == policy.Type && TagFilter.Fits(policy.Tags, filter))
            .OrderBy(policy => policy.Name, StringComparer.OrdinalIgnoreCase)
            .ThenBy(policy => policy.Type, StringComparer.Ordinal);
        return Paging.Reply(call, all, policy => $"{policy.Name}/{policy.Type}", new("Policies", "Policy", policy =>
            {
                var json = Json(call, policy);
                json["Tags"] = TagChecks.Json(policy.Tags);
                return json;
            }));
    }

    public static Reply Entities(SandboxCall call)
    {
        var policy = call.Policy();
        if (call.Refusal is { } refusal)
        {
            return refusal;
        }

        var users = Users(call, policy)
            .Select(user => new JsonObject
            {
                ["UserId"] = user.Id,
                ["UserName"] = user.Name,
                ["DisplayName"] = user.DisplayName,
                ["AttachDate"] = user.Policies.First(on => on.IsOf(policy)).Date,
            });
        var roles = Roles(call, policy)
            .Select(role => new JsonObject
            {
                ["RoleId"] = role.Id,
                ["RoleName"] = role.Name,
                ["Arn"] = RoleActions.ArnOf(call.Account.Id, role),
                ["Description"] = role.Description,
                ["AttachDate"] = role.Policies.First(on => on.IsOf(policy)).Date,
            });
        return Reply.With(
            new JsonObject
            {
                ["Groups"] = new JsonObject { ["Group"] = new JsonArray() },
                ["Users"] = new JsonObject { ["User"] = new JsonArray([.. users]) },
                ["Roles"] = new JsonObject { ["Role"] = new JsonArray([.. roles]) },
            }
        );
    }

    private static Refusal Attached(string code, string what) =>
        Refusal.Conflict($"Policy.{code}", $"The policy can not be attached to any {what} while deleting the policy.");

    private static JsonObject Json(SandboxCall call, StoredPolicy policy) =>
        new()
        {
            ["PolicyName"] = policy.Name,
            ["PolicyType"] = policy.Type,
            ["Description"] = policy.Description,
            ["DefaultVersion"] = policy.DefaultVersion,
            ["CreateDate"] = policy.Created,
            ["UpdateDate"] = policy.Updated,
            ["AttachmentCount"] = Roles(call, policy).Count() + Users(call, policy).Count(),
        };

    private static IEnumerable<StoredRole> Roles(SandboxCall call, StoredPolicy policy) =>
        call.Account.Roles.Values.Where(role => role.Policies.Any(on => on.IsOf(policy)));

    private static IEnumerable<StoredUser> Users(SandboxCall call, StoredPolicy policy) =>
        call.Account.Users.Values.Where(user => user.Policies.Any(on => on.IsOf(policy)));
}
