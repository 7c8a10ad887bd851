using System.Text.Json.Nodes;
using DtsApply.Model;
using DtsApply.Sandbox.Gateway;
using DtsApply.Sandbox.State;

namespace DtsApply.Sandbox.Ram;

/// <summary>CreateRole, GetRole, UpdateRole, DeleteRole, ListRoles.</summary>
internal static class RoleActions
{
    private const int MostRoles = 1000;
    private const int StandardDuration = 3600;
    private const string Document = "AssumeRolePolicyDocument";
    private const string NewDocument = "NewAssumeRolePolicyDocument";

    public static Reply Create(SandboxCall call)
    {
        var name = call.RoleName();
        var document = call.Text(Document);
        var description = call.Description("Description");
        var duration = call.Duration("MaxSessionDuration");
        var tags = TagChecks.Added(call, StoredRole.NoTags);
        var trust = TrustDocument.Kept(call, Document, document);
        call.RefuseIf(() => call.Account.Roles.ContainsKey(name), () => Refusal.Exists("Role", name));
        call.RefuseIf(() => call.Account.Roles.Count >= MostRoles, () => Refusal.Limit("Role", MostRoles));
        if (call.Refusal is { } refusal)
        {
            return refusal;
        }

        var role = new StoredRole(
            name,
            call.NewId("role", name, '3'),
            trust,
            description ?? "",
            duration ?? StandardDuration,
            call.Date,
            call.Date
        )
        {
            Tags = tags,
        };
        var json = Json(call, role);
        json.Remove("UpdateDate");
        return Reply.With("Role", json).And(new RolePut(call.Account.Id, role));
    }

    public static Reply Get(SandboxCall call)
    {
        var role = call.Role();
        return call.Refusal is { } refusal ? refusal : Reply.With("Role", Json(call, role));
    }

    public static Reply Update(SandboxCall call)
    {
        _ = call.RoleName();
        var description = call.Description("NewDescription");
        var duration = call.Duration("NewMaxSessionDuration");
        var document = call.Parameters.Find(NewDocument) is { Length: > 0 } given ? given : null;
        var trust = document is null ? null : TrustDocument.Kept(call, NewDocument, document);
        var role = call.Role();
        if (call.Refusal is { } refusal)
        {
            return refusal;
        }

        var keepsDescription = description is null || (description.Length is 0 && !call.Rules.EmptyDescriptionClears);
        var updated = role with
        {
            Trust = trust ?? role.Trust,
            Description = keepsDescription ? role.Description : description!,
            MaxSessionDuration = duration
                ?? (call.Rules.OmittedDurationResets ? StandardDuration : role.MaxSessionDuration),
            Updated = call.Date,
        };
        return Reply.With("Role", Json(call, updated)).And(new RolePut(call.Account.Id, updated));
    }

    public static Reply Delete(SandboxCall call)
    {
        var role = call.Role();
        call.RefuseIf(
            () => !role.Policies.IsEmpty,
            () => Refusal.Conflict("Role.Policy", "The role can not have any attached policy while deleting the role.")
        );
        return call.Refusal is { } refusal ? refusal : Reply.Done.And(new RoleGone(call.Account.Id, role.Name));
    }

    public static Reply List(SandboxCall call)
    {
        var filter = call.Tags();
        return Paging.Reply(
            call,
            call.Account.Roles.Values.Where(role => TagFilter.Fits(role.Tags, filter)),
            role => role.Name,
            new("Roles", "Role", role =>
            {
                var json = Brief(call, role);
                json["Tags"] = TagChecks.Json(role.Tags);
                return json;
            })
        );
    }

    /// <summary>A role as GetRole answers it: without its tags.</summary>
    public static JsonObject Json(SandboxCall call, StoredRole role)
    {
        var json = Brief(call, role);
        json["AssumeRolePolicyDocument"] = role.Trust;
        return json;
    }

    /// <summary>A role as lists show it: without its trust policy.</summary>
    public static JsonObject Brief(SandboxCall call, StoredRole role) =>
        new()
        {
            ["RoleId"] = role.Id,
            ["RoleName"] = role.Name,
            ["Arn"] = ArnOf(call.Account.Id, role),
            ["Description"] = role.Description,
            ["MaxSessionDuration"] = role.MaxSessionDuration,
            ["CreateDate"] = role.Created,
            ["UpdateDate"] = role.Updated,
        };

    public static string ArnOf(string accountId, StoredRole role) => new RoleAddress(accountId, role.Name).Arn;
}
