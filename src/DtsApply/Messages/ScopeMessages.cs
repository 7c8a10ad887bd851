namespace DtsApply.Messages;

/// <summary>What follows is of this account or role.</summary>
internal static class ScopeMessages
{
    /// <summary>An account as headings and sentences name it.</summary>
    /// <param name="name">Its name in the manifests, with digits of its ID where they are wanted; its ID where no
    /// manifest names it.</param>
    public static string Account(string name) => $"account {name}";

    /// <summary>As whom an account was called.</summary>
    /// <param name="who">The identity, safe to draw.</param>
    /// <param name="credentials">Where its keys are kept, safe to draw.</param>
    /// <param name="key">The key, masked; null where it is not shown.</param>
    public static string SignedIn(string who, string credentials, string? key) =>
        $"as {who}, from {credentials}{(key is null ? "" : $" ({key})")}";

    /// <summary>What stands behind the account's name.</summary>
    /// <param name="accountId">The account's ID.</param>
    /// <param name="role">The role's name, safe to draw.</param>
    public static string RoleOf(string accountId, string role) => $"{accountId}, role {role}";
}
