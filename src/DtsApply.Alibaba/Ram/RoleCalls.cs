using System.Collections.Immutable;
using DtsApply.Alibaba.OpenApi;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Text;

namespace DtsApply.Alibaba.Ram;

/// <summary>The calls of RAM about roles (API 2015-05-01), from our records to parameters.</summary>
internal static class RoleCalls
{
    private const string RoleType = "role";

    /// <summary>The call that carries an action out.</summary>
    public static Call For(string role, RoleAction action) =>
        action switch
        {
            CreateRole create => Named(action, role)
                .With("AssumeRolePolicyDocument", create.Trust.Text)
                .With("Description", create.Description.Length > 0 ? create.Description : null)
                .With("MaxSessionDuration", Number(create.MaxSessionDuration))
                .With("Tag", Tags(create.Tags)),
            UpdateRole update => Named(action, role)
                .With("NewAssumeRolePolicyDocument", update.Trust.Text)
                .With("NewDescription", update.Description.Length > 0 ? update.Description : null)
                .With("NewMaxSessionDuration", Number(update.MaxSessionDuration)),
            DeleteRole => Named(action, role),
            AttachPolicyToRole attach => Named(action, role)
                .With("PolicyType", attach.Policy.Type)
                .With("PolicyName", attach.Policy.Name),
            DetachPolicyFromRole detach => Named(action, role)
                .With("PolicyType", detach.Policy.Type)
                .With("PolicyName", detach.Policy.Name),
            TagResources tag => OfResources(action, role).With("Tag", Tags(tag.Tags)),
            UntagResources untag => OfResources(action, role).With("TagKeys", List(untag.Keys)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    /// <summary>Reads the role itself; its answer holds no tags and no policies.</summary>
    public static Call Get(string role) => Call.Ram("GetRole", role).With("RoleName", role);

    /// <summary>Reads all policies of the role; there is no paging.</summary>
    public static Call Policies(string role) => Call.Ram("ListPoliciesForRole", role).With("RoleName", role);

    /// <summary>Reads tags of the role from a page on.</summary>
    public static Call TagsOf(string role, string? nextToken) =>
        Call.Ram("ListTagResources", role)
            .With("ResourceType", RoleType)
            .With("ResourceNames", List([role]))
            .With("PageSize", "100")
            .With("NextToken", nextToken);

    /// <summary>Lists the roles with the tags of a set, or all roles without one, from a page on.</summary>
    public static Call List(string? set, string? marker) =>
        Call.Ram("ListRoles")
            .With("Tag", set is null ? null : Tags(Ownership.Tags(set)))
            .With("MaxItems", "1000")
            .With("Marker", marker);

    private static Call Named(RoleAction action, string role) =>
        Call.Ram(action.Op, role, writes: true).With("RoleName", role);

    private static Call OfResources(RoleAction action, string role) =>
        Call.Ram(action.Op, role, writes: true).With("ResourceType", RoleType).With("ResourceNames", List([role]));

    private static string? Number(int? value) => value?.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string List(IEnumerable<string> items) =>
        JsonWriting.Json(writer =>
        {
            writer.WriteStartArray();
            foreach (var item in items)
            {
                writer.WriteStringValue(item);
            }

            writer.WriteEndArray();
        });

    private static string Tags(ImmutableSortedDictionary<string, string> tags) =>
        JsonWriting.Json(writer =>
        {
            writer.WriteStartArray();
            foreach (var (key, value) in tags)
            {
                writer.WriteStartObject();
                writer.WriteString("Key", key);
                writer.WriteString("Value", value);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        });
}
