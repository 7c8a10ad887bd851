namespace DtsApply.Messages;

/// <summary>How sentences name those who gain or lose access: long in a sentence, short in a list.</summary>
internal static class HolderWords
{
    /// <summary>An account that trusts itself: <c>orders itself (…0001)</c>.</summary>
    public static string Itself(string? name, string digits) => $"{name} itself {digits}";

    /// <summary>Both halves of an account.</summary>
    /// <param name="account">The account in full.</param>
    /// <param name="name">Its name alone; null where no manifest declares it.</param>
    public static string TasksAndIdentities(string account, string? name) =>
        $"DTS tasks created by {account}, and identities in {name ?? "it"} allowed to assume the role,";

    public static string Tasks(string account) => $"DTS tasks created by {account}";

    public static string BriefTasks(string account) => $"{account} by DTS only";

    public static string Identities(string account) => $"identities in {account} allowed to assume the role";

    public static string BriefIdentities(string account) => $"{account} by AssumeRole only";

    public static string User(string user, string account) => $"RAM user {user} of {account}";

    public static string Role(string role, string account) => $"role {role} of {account}";

    public static string Service(string service, string account) => $"service {service}, acting for {account},";

    public static string BriefService(string service, string account) => $"service {service} for {account}";

    public static string Provider(string provider, string account) => $"identities from {provider} of {account}";

    public static string BriefProvider(string provider, string account) => $"{provider} of {account}";

    public static string Whomever(string principal) => $"whoever {principal} stands for";
}
