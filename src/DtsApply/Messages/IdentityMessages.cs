using DtsApply.Model;
using DtsApply.Text;

namespace DtsApply.Messages;

/// <summary>Whose the credentials of accounts are (DTS501, DTS502), as a table and in sentences.</summary>
internal static class IdentityMessages
{
    public const string Same = "same";
    public const string Refused = "refused";
    public const string NoAnswer = "no answer";
    public const string NoCredentials = "no credentials";
    public const string NotCalled = "not called";

    public const string AccountItself = "account itself";

    /// <summary>What stands where there is nothing to say.</summary>
    public const string Nothing = "-";

    /// <summary>The heads of the table's columns.</summary>
    public static string[] Columns { get; } = ["account", "declared", "actual", "identity", "credentials"];

    public static string SameAs(string identity) => $"{Same}, as {identity}";

    /// <summary>The accounts that have no row of their own.</summary>
    public static string More(int accounts) => FormattableString.Invariant($"{accounts} more");

    /// <summary>Where keys come from, in as few words as a column has room for.</summary>
    /// <param name="credentials">As the manifest names them; null is the default chain.</param>
    /// <param name="target">The service: the sandbox takes none but those that it issues itself.</param>
    public static string Source(Credentials? credentials, Target target) =>
        credentials switch
        {
            _ when target == Target.Sandbox => ServiceMessages.Name(target),
            EnvironmentCredentials environment => $"env {environment.Prefix}",
            AssumeRoleCredentials role => $"through {role.From}",
            { } other => other.Label,
            null => "the default chain",
        };

    /// <param name="account">The account that was declared.</param>
    /// <param name="identity">Whose the credentials are.</param>
    /// <param name="name">The declared name of that account; null where none has it.</param>
    public static Problem KeysAreOfAnotherAccount(Account account, Identity identity, string? name) =>
        new(
            RuleId.DTS501,
            GuardMessages.OfAnotherAccount(identity),
            $"{(name is null ? "" : $"they are those of {name}; ")}{GuardMessages.Repoint(account, isBrief: name is not null)}"
        );

    public static Problem KeysOfTheAccountItself { get; } =
        new(
            RuleId.DTS502,
            "these are keys of the account itself",
            "a RAM user with only the needed actions is safer, and verify cannot assume roles with these",
            Severity.Warning
        );

    /// <summary>What the guide asks for, which a RAM user's credentials are no obstacle to.</summary>
    public static string TaskIsCreatedWithTheAccount(string identity) =>
        $"{identity} is in order here; the DTS task itself is created with the account, as the guide says";

    /// <summary>How many of the accounts that were called are the declared ones.</summary>
    public static string Proved(int right, int called) =>
        FormattableString.Invariant($"{right} of {Format.Count(called, "account")} ")
        + (called is 1 ? "is the declared one" : "are the declared ones");

    public const string NoneCalled = "no account names credentials, nothing was called";

    public static string AndRefused(int accounts) => FormattableString.Invariant($"{accounts} refused");

    public static string AndWithoutAnswer(int accounts) => FormattableString.Invariant($"{accounts} without answer");

    public static string AndWithoutCredentials(int accounts) =>
        FormattableString.Invariant($"{accounts} without credentials");

    public static string AndNotCalled(int accounts) => FormattableString.Invariant($"{accounts} not called");
}
