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
        var (kind, one, name, names) = shared is EnvironmentCredentials environment
            ? ("environment", "an environment", environment.Prefix, accounts.Select(EnvironmentCredentials.Variable))
            : ("profile", "a profile", ((ProfileCredentials)shared).Name, accounts);
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
            $"{Format.Count(accounts.Count, "account")} have {kind} {Quoting.Cut(name)}, and {one} reaches one",
            $"write {kind}: true, for {kind}s {all} (prefix: dts- puts dts- before each), or assumeRole through one "
                + "account"
        );
    }

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
