using System.Collections.Immutable;
using System.Text.Json;
using DtsApply.Live;
using DtsApply.Model;

namespace DtsApply.Alibaba.Ram;

/// <summary>From answers to our records.</summary>
internal static class RoleAnswers
{
    private const int LongestName = 64;
    private const int LongestArn = 512;

    /// <summary>Reads an answer; null where it does not have the service's shape.</summary>
    public static T? Read<T>(JsonElement body, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> shape)
        where T : class
    {
        try
        {
            return body.Deserialize(shape);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The second is what escapes for half a surrogate pair.
            return null;
        }
    }

    /// <summary>Whether an answer names the role that was asked for and says whom it trusts; RAM ignores case.</summary>
    public static bool IsWhole(GetRoleAnswer answer, string role) =>
        answer.Role is { AssumeRolePolicyDocument: not null } found
        && string.Equals(found.RoleName ?? role, role, StringComparison.OrdinalIgnoreCase)
        && Arn.IsSound(found.Arn);

    /// <summary>
    /// Whether the caller is told whole: an ID of other digits or letters is no account's, and names are short.
    /// </summary>
    public static bool IsWhole(CallerAnswer answer) =>
        answer is { AccountId: { Length: > 0 and <= LongestName } id, Arn.Length: > 0 and <= LongestArn }
        && id.All(char.IsAsciiDigit)
        && Arn.IsSound(answer.Arn);

    /// <summary>
    /// Whether every policy is named, once, and none is cut off: one that is overlooked would be one that nobody is
    /// told of.
    /// </summary>
    public static bool IsWhole(PoliciesAnswer answer) =>
        answer.Policies?.Policy is { } policies
        && policies.All(policy => policy is { PolicyName.Length: > 0, PolicyType.Length: > 0 })
        && policies.Distinct().Count() == policies.Count
        && IsLast(answer.IsTruncated);

    /// <summary>Whether every tag has a key, and a page that is cut says where the next one begins.</summary>
    public static bool IsWhole(TagsAnswer answer) =>
        answer.TagResources is { } tags
        && tags.All(tag => tag is { TagKey.Length: > 0 })
        && (answer.NextToken is { Length: > 0 } || IsLast(answer.IsTruncated));

    /// <summary>Whether a tag is the role's; where it does not say, it is one of those that were asked for.</summary>
    public static bool IsOf(TagAnswer tag, string role) =>
        string.Equals(tag.ResourceName ?? role, role, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether no key stands twice: which of two values holds would be a guess.</summary>
    public static bool AreDistinct(IEnumerable<TagAnswer> tags) =>
        tags.GroupBy(tag => tag.TagKey, StringComparer.Ordinal).All(group => group.Count() is 1);

    /// <summary>The ARN of the role that a write answers with; null where there is none.</summary>
    public static string? ArnOf(JsonElement body) => OfRole(body, "Arn");

    /// <summary>
    /// Whether a write was answered for its own role, as far as the answer names one. For another role of the account it
    /// is no answer: what was done has to be looked at. That it is for another account is told by whoever asked.
    /// </summary>
    public static bool IsWhole(JsonElement body, string accountId, string role) =>
        ArnOf(body) is not { } arn
            ? IsNamed(body, role)
            : Arn.AccountOf(arn) is { } account
                && (account != accountId || (Arn.IsOfRole(arn, role) && IsNamed(body, role)));

    /// <summary>The ARN of the session that STS answers with; null where there is none.</summary>
    public static string? ArnOfSession(JsonElement answer) =>
        answer.TryGetProperty("AssumedRoleUser", out var user) && user.ValueKind is JsonValueKind.Object
            ? OpenApi.ResponseReader.Text(user, "Arn")
            : null;

    private static bool IsNamed(JsonElement body, string role) =>
        string.Equals(OfRole(body, "RoleName") ?? role, role, StringComparison.OrdinalIgnoreCase);

    private static string? OfRole(JsonElement body, string member) =>
        body.TryGetProperty("Role", out var role) && role.ValueKind is JsonValueKind.Object
            ? OpenApi.ResponseReader.Text(role, member)
            : null;

    // What is no plain "no" may hide a page.
    private static bool IsLast(string? isTruncated) =>
        isTruncated is null || (bool.TryParse(isTruncated, out var more) && !more);

    /// <summary>
    /// Whether every role of a listing is named, and a page that is cut says where the next one begins.
    /// </summary>
    public static bool IsWhole(RolesAnswer answer) =>
        answer.Roles?.Role is { } roles
        && roles.All(role => role is { RoleName.Length: > 0 } && Arn.IsSound(role.Arn))
        && (answer.Marker is { Length: > 0 } || IsLast(answer.IsTruncated));

    /// <summary>A role of a listing as our record.</summary>
    public static ListedRole Listed(ListedAnswer role)
    {
        var tags = (role.Tags?.Tag ?? [])
            .Where(tag => tag.TagKey is not null)
            .ToLookup(tag => tag.TagKey, tag => tag.TagValue, StringComparer.Ordinal);
        return new(
            role.RoleName!,
            tags[Ownership.ManagedBy].Contains(Ownership.Tool) ? tags[Ownership.SetTag].FirstOrDefault() : null,
            ShowsTags: role.Tags?.Tag is not null
        );
    }

    /// <summary>Whom a role trusts.</summary>
    public static TrustPolicy Trust(RoleAddress address, RoleAnswer role) =>
        TrustPolicy.Parse(role.AssumeRolePolicyDocument ?? "", address.AccountId);

    /// <summary>The role as one record.</summary>
    public static Role Role(
        RoleAddress address,
        RoleAnswer role,
        IEnumerable<PolicyAnswer> policies,
        IEnumerable<TagAnswer> tags
    ) =>
        new(
            address,
            Trust(address, role),
            [.. policies.Select(policy => new Policy(policy.PolicyName!, policy.PolicyType!))],
            role.Description ?? "",
            role.MaxSessionDuration,
            tags.ToImmutableSortedDictionary(tag => tag.TagKey!, tag => tag.TagValue ?? "", StringComparer.Ordinal)
        )
        {
            Id = role.RoleId,
            Created = role.CreateDate,
            Updated = role.UpdateDate,
        };
}
