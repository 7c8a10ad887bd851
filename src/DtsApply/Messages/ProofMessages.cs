namespace DtsApply.Messages;

/// <summary>What came of trying whether a trusted account can assume a role, and why nobody tried.</summary>
internal static class ProofMessages
{
    /// <param name="who">The identity and its account.</param>
    /// <param name="seconds">How long the session lasts.</param>
    public static string Assumed(string who, int seconds) =>
        FormattableString.Invariant(
            $"ok, {who} assumed the role for {seconds} s, with everything denied, and let go of it"
        );

    /// <summary>Behind the words not ok.</summary>
    public static string RefusedByTheTrust(string who) => $", the trust policy did not let {who} in";

    public static string NoCredentials(string? account) => $"none, account {account} names no credentials";

    public static string AccountItself(string? account) =>
        $"none, the key of {account} is that of the account itself, and those cannot assume roles";

    public static string NotReached(string? account) => $"none, account {account} could not be called";

    public static string NotTried(string? account) => $"none, the trust policy does not surely let {account} in";

    public static string NotPermitted(string who) => $"none, {who} may not call sts:AssumeRole";

    /// <param name="who">The identity and its account.</param>
    /// <param name="code">The service's code; null where it gave none.</param>
    public static string Unexplained(string who, string? code) =>
        $"none, {who} was refused{(code is null ? "" : $" ({code})")}, and STS does not say by whose policy";

    /// <summary>Of many trusted accounts, those that have no line.</summary>
    /// <param name="accounts">How many.</param>
    /// <param name="proved">How many of them were proved.</param>
    public static string More(int accounts, int proved) =>
        FormattableString.Invariant($"and {accounts} more accounts, {proved} of them proved; -v names all");

    public const string NotSeen = "none, STS does not know the role yet; run again in a minute";
}
