using DtsApply.Model;

namespace DtsApply.Messages;

/// <summary>Credentials that belong to another account than the one that the manifest declares (DTS501).</summary>
internal static class GuardMessages
{
    public static Problem CredentialsAreOfAnotherAccount(Account account, Identity actual) =>
        new(
            RuleId.DTS501,
            OfAnotherAccount(actual),
            $"{Repoint(account)}, or correct accountId at {account.Id.Source}"
        );

    public static string OfAnotherAccount(Identity actual) =>
        $"{actual.Credentials} holds credentials of another account";

    public static Fact Declared(Account account) => new("declared", $"{account.Id.Value}  {account.Name.Value}");

    /// <param name="identity">Whose the credentials are.</param>
    /// <param name="name">The name under which manifests declare that account; null where none does.</param>
    public static Fact Actual(Identity identity, string? name) =>
        new("actual", $"{identity.AccountId}  {(name is null ? "" : $"{name}, ")}as {IdentityWords.Name(identity)}");

    /// <summary>How the credentials are made to be those of the declared account.</summary>
    public static string Repoint(Account account, bool isBrief = false) =>
        account.Credentials.Value switch
        {
            EnvironmentCredentials environment => $"set {environment.Prefix}_ACCESS_KEY_ID and the two beside it"
                + (isBrief ? "" : $" to a key of {account.Name.Value}"),
            { } credentials => $"point {credentials.Label} to a key of {account.Name.Value}",
            null => $"name the credentials of {account.Name.Value} in its manifest",
        };
}
