using DtsApply.Model;

namespace DtsApply.Messages;

/// <summary>How sentences name RAM identities.</summary>
internal static class IdentityWords
{
    private const string Unknown = "the identity";

    /// <summary><c>RAM user dts-admin</c>, <c>role deployer</c> or <c>the account itself</c>.</summary>
    /// <param name="identity">The identity; null where it is not known.</param>
    public static string Name(Identity? identity) =>
        identity?.Arn.Split('/') switch
        {
            [var head, var user] when head.EndsWith(":user", StringComparison.Ordinal) => $"RAM user {user}",
            [var head, var role, ..] when head.EndsWith(":assumed-role", StringComparison.Ordinal) => $"role {role}",
            null => Unknown,
            _ => "the account itself",
        };

    /// <summary>The name alone, such as <c>dts-admin</c>, or that of a role's session.</summary>
    /// <param name="identity">The identity; null where it is not known.</param>
    public static string Brief(Identity? identity) => identity?.Arn.Split('/') is [_, .., var name] ? name : Unknown;
}
