using System.Collections.Frozen;
using DtsApply.Sandbox.Ram;
using DtsApply.Sandbox.Sts;

namespace DtsApply.Sandbox.Gateway;

/// <summary>One action of a service.</summary>
/// <param name="Host">The service's host, which its errors name.</param>
/// <param name="Name">The action's name.</param>
/// <param name="Writes">Whether it can change anything.</param>
/// <param name="Run">What it does.</param>
internal sealed record Api(string Host, string Name, bool Writes, Func<SandboxCall, Reply> Run)
{
    public const string Ram = "ram.aliyuncs.com";
    public const string Sts = "sts.aliyuncs.com";
    private const string RamVersion = "2015-05-01";
    private const string StsVersion = "2015-04-01";

    private static readonly FrozenDictionary<(string, string), Api> All = new Api[]
    {
        Write("CreateRole", RoleActions.Create),
        Read("GetRole", RoleActions.Get),
        Write("UpdateRole", RoleActions.Update),
        Write("DeleteRole", RoleActions.Delete),
        Read("ListRoles", RoleActions.List),
        Write("AttachPolicyToRole", RolePolicyActions.Attach),
        Write("DetachPolicyFromRole", RolePolicyActions.Detach),
        Read("ListPoliciesForRole", RolePolicyActions.List),
        Write("CreatePolicy", PolicyActions.Create),
        Read("GetPolicy", PolicyActions.Get),
        Write("DeletePolicy", PolicyActions.Delete),
        Read("ListPolicies", PolicyActions.List),
        Write("UpdatePolicyDescription", PolicyActions.Describe),
        Write("CreatePolicyVersion", PolicyVersionActions.Create),
        Read("GetPolicyVersion", PolicyVersionActions.Get),
        Read("ListPolicyVersions", PolicyVersionActions.List),
        Write("SetDefaultPolicyVersion", PolicyVersionActions.SetDefault),
        Write("DeletePolicyVersion", PolicyVersionActions.Delete),
        Read("ListEntitiesForPolicy", PolicyActions.Entities),
        Write("TagResources", TagActions.Tag),
        Write("UntagResources", TagActions.Untag),
        Read("ListTagResources", TagActions.List),
        Write("CreateUser", UserActions.Create),
        Read("GetUser", UserActions.Get),
        Write("UpdateUser", UserActions.Update),
        Write("DeleteUser", UserActions.Delete),
        Read("ListUsers", UserActions.List),
        Read("ListGroupsForUser", UserActions.Groups),
        Write("AttachPolicyToUser", UserPolicyActions.Attach),
        Write("DetachPolicyFromUser", UserPolicyActions.Detach),
        Read("ListPoliciesForUser", UserPolicyActions.List),
        Write("CreateAccessKey", AccessKeyActions.Create),
        Read("ListAccessKeys", AccessKeyActions.List),
        Write("UpdateAccessKey", AccessKeyActions.Update),
        Write("DeleteAccessKey", AccessKeyActions.Delete),
        Write("SetAccountAlias", AliasActions.Set),
        Read("GetAccountAlias", AliasActions.Get),
        Write("ClearAccountAlias", AliasActions.Clear),
        new(Sts, "GetCallerIdentity", Writes: false, IdentityActions.Get),
        new(Sts, "AssumeRole", Writes: false, AssumeRoleAction.Run),
        new(Sts, "AssumeRoleWithOIDC", Writes: false, AssumeRoleWithOidcAction.Run),
    }.ToFrozenDictionary(api => (api.Host, api.Name));

    /// <summary>The action of that name in the service of that version.</summary>
    public static Api? Find(string version, string action) => All.GetValueOrDefault((HostOf(version), action));

    /// <summary>The names of all actions, of all services.</summary>
    public static IEnumerable<string> Names => All.Keys.Select(key => key.Item2).Order(StringComparer.Ordinal);

    /// <summary>The host of the service of that version, which gateway errors name as well.</summary>
    public static string HostOf(string? version) =>
        version is StsVersion ? Sts
        : version is RamVersion or null ? Ram
        : "openapi.aliyuncs.com";

    private static Api Read(string name, Func<SandboxCall, Reply> run) => new(Ram, name, Writes: false, run);

    private static Api Write(string name, Func<SandboxCall, Reply> run) => new(Ram, name, Writes: true, run);
}
