namespace DtsApply.Alibaba.Ram;

/// <summary>The answers of RAM about roles and of STS about callers, as far as they are read.</summary>
internal sealed record RoleAnswer(
    string? RoleId,
    string? RoleName,
    string? Arn,
    string? AssumeRolePolicyDocument,
    string? Description,
    int? MaxSessionDuration,
    string? CreateDate,
    string? UpdateDate
);

/// <summary>The answer of GetRole.</summary>
internal sealed record GetRoleAnswer(RoleAnswer? Role);

/// <summary>The answer of ListPoliciesForRole, which knows no paging (ram-2015-05-01).</summary>
internal sealed record PoliciesAnswer(PolicyList? Policies, string? IsTruncated);

internal sealed record PolicyList(IReadOnlyList<PolicyAnswer>? Policy);

internal sealed record PolicyAnswer(string? PolicyName, string? PolicyType);

/// <summary>The answer of ListTagResources: a flat list, unlike all others.</summary>
internal sealed record TagsAnswer(IReadOnlyList<TagAnswer>? TagResources, string? NextToken, string? IsTruncated);

internal sealed record TagAnswer(string? ResourceName, string? TagKey, string? TagValue);

/// <summary>The answer of ListRoles.</summary>
internal sealed record RolesAnswer(RoleList? Roles, string? IsTruncated, string? Marker)
{
    /// <summary>Where the next page begins; null on the last one.</summary>
    public string? Next => bool.TryParse(IsTruncated, out var more) && !more ? null : Marker;
}

internal sealed record RoleList(IReadOnlyList<ListedAnswer>? Role);

/// <summary>One role of a listing, with its tags.</summary>
internal sealed record ListedAnswer(string? RoleName, string? Arn, TagList? Tags);

/// <summary>Tags as listings of roles nest them.</summary>
internal sealed record TagList(IReadOnlyList<TagAnswer>? Tag);

/// <summary>The answer of GetCallerIdentity.</summary>
internal sealed record CallerAnswer(string? AccountId, string? IdentityType, string? Arn);
