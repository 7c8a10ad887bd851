using System.Globalization;
using DtsApply.Model;
using DtsApply.Text;

namespace DtsApply.Messages;

/// <summary>What is wrong with lists of accounts (DTS120, DTS121, DTS210, and what is theirs of DTS103 and DTS106).
/// </summary>
internal static class AccountListMessages
{
    public static Problem AmbientReachesOne { get; } =
        new(
            RuleId.DTS120,
            "ambient cannot reach the accounts of a list, the default chain finds one identity",
            "write assumeRole, profile: true or environment: true"
        );

    public static Problem PrefixStandsBeforeNothing { get; } =
        new(
            RuleId.DTS103,
            "\"prefix\" cannot stand here",
            "it goes before the names that profile: true and environment: true stand for; remove it"
        );

    /// <param name="list">The list's name; null where it could not be read.</param>
    public static Problem ListIsEmpty(string? list) =>
        new(
            RuleId.DTS121,
            $"{List(list)} names no account",
            "add one, such as billing: \"1365520871940006\", or remove the list"
        );

    /// <summary>One profile, or one prefix of environment variables, for several accounts.</summary>
    /// <param name="shared">The profile or prefix.</param>
    /// <param name="accounts">The names of all accounts that have it.</param>
    public static Problem SeveralAccountsHaveOne(Credentials shared, IReadOnlyList<string> accounts)
    {
        var kind = Kind(shared);
        var names = shared is EnvironmentCredentials ? accounts.Select(EnvironmentCredentials.Variable) : accounts;
        var first = names.Take(3).ToList();
        var all =
            accounts.Count > first.Count
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"{Quoting.List(first)} and {accounts.Count - first.Count} more"
                )
                : Quoting.List(first, "and");
        return new(
            RuleId.DTS210,
            HaveOne(shared, accounts.Count),
            $"write {kind}: true, for {kind}s {all} (prefix: dts- puts dts- before each), or assumeRole through one "
                + "account"
        );
    }

    /// <summary>The same of accounts that are declared apart.</summary>
    /// <param name="shared">The profile or prefix.</param>
    /// <param name="accounts">How many accounts have it.</param>
    public static Problem SeparateAccountsHaveOne(Credentials shared, int accounts) =>
        new(
            RuleId.DTS210,
            HaveOne(shared, accounts),
            $"give each account {One(shared)} of its own, or write assumeRole through one account"
        );

    public static string ItReaches(string account) => $"account {account} has it too";

    private static string HaveOne(Credentials shared, int accounts)
    {
        var name = shared is EnvironmentCredentials variables ? variables.Prefix : ((ProfileCredentials)shared).Name;
        return $"{Format.Count(accounts, "account")} have {Kind(shared)} {Quoting.Cut(name)}, and {One(shared)} reaches "
            + "one";
    }

    private static string Kind(Credentials shared) => shared is EnvironmentCredentials ? "environment" : "profile";

    private static string One(Credentials shared) => shared is EnvironmentCredentials ? "an environment" : "a profile";

    /// <summary>The name of an account that cannot begin the name of a variable.</summary>
    public static Problem NameBeginsNoVariable(string variable) =>
        NoPrefix(variable, "write a prefix that begins with a letter beside environment: true, such as prefix: dts-");

    /// <summary>A prefix that cannot begin the name of a variable.</summary>
    public static Problem PrefixBeginsNoVariable(string prefix) =>
        NoPrefix(prefix, "begin it with a letter, and use only letters, digits, - and _");

    public static string AllAreReachedThrough(string? list, string account) =>
        $"all accounts of {List(list)} are reached through {account}";

    private static Problem NoPrefix(string written, string help) =>
        SchemaMessages.ValueIsNotAllowed(written, "environment prefix", help);

    private static string List(string? list) => list is null ? "this list" : $"list {list}";
}
