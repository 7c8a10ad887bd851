using DtsApply.Sandbox.Gateway;

namespace DtsApply.Sandbox.Ram;

/// <summary>A role by its account and name.</summary>
internal readonly record struct RoleName(string AccountId, string Name)
{
    private const string Kind = "role/";

    /// <summary>Reads <c>acs:ram::ACCOUNT:role/NAME</c>; null for anything else.</summary>
    public static RoleName? FromArn(string arn) =>
        arn.Split(':') is ["acs", "ram", "", { Length: > 0 } account, var resource]
        && resource.StartsWith(Kind, StringComparison.Ordinal)
        && resource.Length > Kind.Length
            ? new(account, resource[Kind.Length..])
            : null;
}

/// <summary>The roles that a call names, in whichever parameter.</summary>
internal static class RoleNames
{
    /// <summary>Those of <c>RoleName</c>, <c>RoleArn</c> and, where they are roles, <c>ResourceNames</c>.</summary>
    public static IEnumerable<RoleName> In(Parameters parameters, string caller)
    {
        if (parameters.Find("RoleName") is { } name)
        {
            yield return new(caller, name);
        }

        if (parameters.Find("RoleArn") is { } arn && RoleName.FromArn(arn) is { } role)
        {
            yield return role;
        }

        foreach (var resource in parameters.Find("ResourceType") is "role" ? Resources(parameters) : [])
        {
            yield return new(caller, resource);
        }
    }

    /// <summary>Those of <c>ResourceNames</c>, of whatever type.</summary>
    public static List<string> Resources(Parameters parameters) =>
        parameters.TryList("ResourceNames", out var names) && names is not null ? names
        : parameters.TryList("ResourceName", out names) && names is not null ? names
        : [];
}
