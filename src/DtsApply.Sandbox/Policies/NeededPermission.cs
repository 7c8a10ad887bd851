using System.Collections.Immutable;
using DtsApply.Sandbox.Gateway;
using DtsApply.Sandbox.Ram;
using DtsApply.Sandbox.State;

namespace DtsApply.Sandbox.Policies;

/// <summary>What a call needs: an action on one or more resources (RAM, "RAM authorization" of each action).</summary>
/// <param name="Action">Such as <c>ram:AttachPolicyToRole</c>.</param>
/// <param name="Resources">Each must be allowed. One may stand for another, as <c>role/*</c> for a role that is not
/// there yet: to allow any of these is enough, to deny any of them denies.</param>
internal sealed record NeededPermission(string Action, ImmutableArray<ImmutableArray<string>> Resources)
{
    /// <summary>What a call needs; null where it needs nothing.</summary>
    public static NeededPermission? Find(Api api, SandboxCaller caller, Parameters parameters) =>
        api.Host is Api.Ram ? new($"ram:{api.Name}", new Named(caller, parameters).Find(api.Name))
        : api.Name is "AssumeRole"
            ? new(
                "sts:AssumeRole",
                [
                    [parameters.Find("RoleArn") ?? ""],
                ]
            )
        : null;

    /// <summary>The resources that the parameters of a call name.</summary>
    private sealed record Named(SandboxCaller Caller, Parameters Parameters)
    {
        private string Role => Own("role", Parameters.Find("RoleName"));

        /// <summary>A RAM user who names nobody means itself.</summary>
        private string User =>
            Own("user", Parameters.Find("UserName") is { Length: > 0 } name ? name : (Caller as UserCaller)?.User.Name);

        private string Policy =>
            Parameters.Find("PolicyType") is Seeds.SystemType
                ? $"acs:ram:*:system:policy/{Parameters.Find("PolicyName")}"
                : Own("policy", Parameters.Find("PolicyName"));

        public ImmutableArray<ImmutableArray<string>> Find(string action) =>
            action switch
            {
                "CreateRole" =>
                [
                    [Role, All("role")],
                ],
                "CreatePolicy" =>
                [
                    [Policy, All("policy")],
                ],
                "CreateUser" =>
                [
                    [User, All("user")],
                ],
                "ListRoles" =>
                [
                    [All("role")],
                ],
                "ListPolicies" =>
                [
                    [All("policy")],
                ],
                "ListUsers" =>
                [
                    [All("user")],
                ],
                "AttachPolicyToRole" or "DetachPolicyFromRole" =>
                [
                    [Role],
                    [Policy],
                ],
                "AttachPolicyToUser" or "DetachPolicyFromUser" =>
                [
                    [User],
                    [Policy],
                ],
                "TagResources" or "UntagResources" or "ListTagResources" => Tagged(),
                "SetAccountAlias" or "GetAccountAlias" or "ClearAccountAlias" =>
                [
                    [$"acs:ram:*:{Caller.AccountId}:*"],
                ],
                "GetRole" or "UpdateRole" or "DeleteRole" or "ListPoliciesForRole" =>
                [
                    [Role],
                ],
                _ => Parameters.Find("PolicyName") is null
                    ?
                    [
                        [User],
                    ]
                    :
                    [
                        [Policy],
                    ],
            };

        private ImmutableArray<ImmutableArray<string>> Tagged()
        {
            var kind = Parameters.Find("ResourceType") is "policy" ? "policy" : "role";
            var names = RoleNames.Resources(Parameters);
            return names.Count is 0
                ?
                [
                    [All(kind)],
                ]
                : [.. names.Select(name => ImmutableArray.Create(Own(kind, name)))];
        }

        private string Own(string kind, string? name) => $"acs:ram:*:{Caller.AccountId}:{kind}/{name}";

        private string All(string kind) => $"acs:ram:*:{Caller.AccountId}:{kind}/*";
    }
}
