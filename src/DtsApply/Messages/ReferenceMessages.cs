using System.Globalization;
using DtsApply.Model;

namespace DtsApply.Messages;

/// <summary>What is wrong with references between documents (DTS201 to DTS205, DTS209).</summary>
internal static class ReferenceMessages
{
    public const string OtherOne = "the other one";

    /// <summary>How an account is named whose own name could not be read.</summary>
    public const string ThisAccount = "this account";

    private const int MostSteps = 4;
    private const string DeclareIt = "declare it with kind: Account";

    /// <param name="name">The name.</param>
    /// <param name="guess">What <see cref="DidYouMean"/> says; null where nothing else is meant.</param>
    public static Problem AccountIsNotDeclared(string name, string? guess) =>
        new(RuleId.DTS201, $"account \"{name}\" is not declared", guess ?? DeclareIt);

    /// <inheritdoc cref="AccountIsNotDeclared"/>
    public static Problem CredentialsAccountIsNotDeclared(string name, string? guess) =>
        new(RuleId.DTS204, $"assumeRole goes through account \"{name}\", which is not declared", guess ?? DeclareIt);

    public static string DidYouMean(string account, SourceSpan place) =>
        $"did you mean {account}? it is declared in {place}";

    public static Problem IsDeclaredTwice(string kind, string name) =>
        new(RuleId.DTS202, $"{kind} {name} is declared twice", "rename one");

    public static Problem AccountsHaveOneId(string account, string other) =>
        new(RuleId.DTS203, $"{account} and {other} have the same account ID", "keep one Account and refer to it twice");

    /// <param name="accounts">The accounts, each with credentials from the next one, the last from the first.</param>
    public static Problem CredentialsGoInACircle(IReadOnlyList<string> accounts) =>
        new(RuleId.DTS205, Circle(accounts), "give one of them a profile or environment");

    /// <summary>An account in a list all of whose accounts are reached through it.</summary>
    public static Problem CredentialsComeFromItsOwnList(string account) =>
        new(
            RuleId.DTS205,
            Circle([account]),
            $"take {account} out of the list, and give it an Account with a profile or environment of its own"
        );

    public static Problem AccountsUseTheDefaultChain(string account, string other) =>
        new(
            RuleId.DTS209,
            $"{account} and {other} both use the default chain",
            "name a profile or an environment in all but one"
        );

    private static string Circle(IReadOnlyList<string> accounts)
    {
        if (accounts is [var alone])
        {
            return $"the credentials of {alone} come from {alone} itself";
        }

        var steps = accounts.Select((_, index) => Step(accounts, index));
        return accounts.Count <= MostSteps
            ? string.Join(", ", steps)
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{string.Join(", ", steps.Take(MostSteps - 1))}, and so on through {accounts.Count - MostSteps} "
                    + $"more back to {accounts[0]}"
            );
    }

    private static string Step(IReadOnlyList<string> accounts, int index)
    {
        var what =
            index is 0 ? "the credentials"
            : index == accounts.Count - 1 ? "and those"
            : "those";
        var next = accounts[(index + 1) % accounts.Count];
        return $"{what} of {accounts[index]} {(index is 0 ? "come " : "")}from {next}";
    }
}
