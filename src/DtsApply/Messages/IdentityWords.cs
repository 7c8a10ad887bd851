using DtsApply.Model;

namespace DtsApply.Messages;

/// <summary>How sentences name RAM identities.</summary>
internal static class IdentityWords
{
    private const string Unknown = "the identity";

    /// <summary><c>RAM user dts-admin</c>, <c>role deployer</c> or <c>the account itself</c>; what is none of these
    /// is named as its ARN does.</summary>
    /// <param name="identity">The identity; null where it is not known.</param>
    public static string Name(Identity? identity) =>
        identity?.Arn.Split(':', 6)[^1] is not { Length: > 0 } resource
            ? Unknown
            : resource.Split('/', 2) switch
            {
                ["user", var user] => $"RAM user {user}",
                ["assumed-role", var session] => $"role {session.Split('/')[0]}",
                ["root"] => "the account itself",
                _ => resource,
            };

    /// <summary>The name alone, such as <c>dts-admin</c>, or that of a role's session.</summary>
    /// <param name="identity">The identity; null where it is not known.</param>
    public static string Brief(Identity? identity) => identity?.Arn.Split('/') is [_, .., var name] ? name : Unknown;
}
