using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using DtsApply.Model;

namespace DtsApply.Alibaba.Ram;

/// <summary>The answers of RAM about roles and of STS about callers, as far as they are read.</summary>
internal sealed record RoleAnswer(string? RoleId, string? RoleName, string? AssumeRolePolicyDocument, string? Description, int? MaxSessionDuration, string? CreateDate, string? UpdateDate);

/// <summary>The answer of GetRole.</summary>
internal sealed record GetRoleAnswer(RoleAnswer? Role);

/// <summary>The answer of ListPoliciesForRole.</summary>
internal sealed record PoliciesAnswer(PolicyList? Policies);

/// <summary>Its list.</summary>
internal sealed record PolicyList(IReadOnlyList<PolicyAnswer>? Policy);

/// <summary>One policy.</summary>
internal sealed record PolicyAnswer(string? PolicyName, string? PolicyType);

/// <summary>The answer of ListTagResources: a flat list, unlike all others.</summary>
internal sealed record TagsAnswer(IReadOnlyList<TagAnswer>? TagResources, string? NextToken);

/// <summary>One tag.</summary>
internal sealed record TagAnswer(string? TagKey, string? TagValue);

/// <summary>The answer of GetCallerIdentity.</summary>
internal sealed record CallerAnswer(string? AccountId, string? IdentityType, string? Arn);

/// <summary>Reads them without reflection; numbers may come as text.</summary>
[JsonSourceGenerationOptions(NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(GetRoleAnswer))]
[JsonSerializable(typeof(PoliciesAnswer))]
[JsonSerializable(typeof(TagsAnswer))]
[JsonSerializable(typeof(CallerAnswer))]
internal sealed partial class AnswerJson : JsonSerializerContext;

/// <summary>From answers to our records.</summary>
internal static class RoleAnswers
{
    /// <summary>Reads an answer; null where it does not have the service's shape.</summary>
    public static T? Read<T>(JsonElement body, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> shape)
        where T : class
    {
        try
        {
            return body.Deserialize(shape);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The role as one record.</summary>
    public static Role Role(Address address, RoleAnswer role, IEnumerable<PolicyAnswer> policies, IEnumerable<TagAnswer> tags) => new(
        address,
        TrustPolicy.Parse(role.AssumeRolePolicyDocument ?? "", address.AccountId),
        [.. policies.Where(policy => policy.PolicyName is not null).Select(policy => new Policy(policy.PolicyName!, policy.PolicyType ?? ""))],
        role.Description ?? "",
        role.MaxSessionDuration,
        tags.Where(tag => tag.TagKey is not null).DistinctBy(tag => tag.TagKey).ToImmutableSortedDictionary(tag => tag.TagKey!, tag => tag.TagValue ?? "", StringComparer.Ordinal))
    {
        Id = role.RoleId,
        Created = role.CreateDate,
        Updated = role.UpdateDate,
    };
}
