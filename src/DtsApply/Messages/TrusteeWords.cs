using DtsApply.Model;

namespace DtsApply.Messages;

/// <summary>How sentences name those whom trust policies let in or keep out.</summary>
internal static class TrusteeWords
{
    public const string WhoeverIsNamed = "whoever a statement of the trust policy names";

    public const string WhoeverIsLetIn = "whoever a statement of the trust policy lets in";

    /// <summary>An account with the last digits of its ID, such as <c>lake (…0002)</c>.</summary>
    public static string WithTail(string account, string digits) => $"{account} (…{digits})";

    public static string TasksOf(string account) => $"DTS tasks created by {account}";

    public static string TasksOfItself(string account) => $"DTS tasks created by {account} itself";

    public static string IdentitiesOf(string account) => $"identities of {account}";

    /// <summary>The same as was just named, of another account.</summary>
    public static string ThoseOf(string account) => $"those of {account}";

    public static string TasksAndIdentities(string account) => $"DTS tasks and identities of {account}";

    public static string OfAccount(string subject, string account) => $"{subject} of {account}";

    /// <summary>Such as <c>whoever statement 2 of the trust policy denies (it has a Deny; -v shows it)</c>.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="isDenied">Whether it is about those whom the statement denies, not those whom it allows.</param>
    /// <param name="explained">Whether to say what is in the statement.</param>
    public static string Whoever(OpaqueStatement statement, bool isDenied, bool explained)
    {
        var where = statement.Number is 0
            ? "the trust policy"
            : FormattableString.Invariant($"statement {statement.Number} of the trust policy");
        var verb = (isDenied, statement.IsDoubtful) switch
        {
            (true, true) => "may deny",
            (true, false) => "denies",
            (false, true) => "may allow",
            _ => "allows",
        };
        var why = explained ? $" (it has {OpaqueStatementWords.Reasons(statement)}; -v shows it)" : "";
        return $"whoever {where} {verb}{why}";
    }
}
