using System.Collections.Immutable;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Planning;

namespace DtsApply.UseCases;

/// <summary>
/// Narrows a run to some accounts. Roles are compiled from all manifests first, so that a shared role is whole in every
/// run.
/// </summary>
internal static class AccountSelection
{
    /// <summary>The accounts that are named, all where none is; null where there are none such.</summary>
    /// <param name="accounts">The declared accounts.</param>
    /// <param name="filter">Which of them.</param>
    /// <param name="problem">Why there are none.</param>
    public static ImmutableArray<Account>? Choose(
        ImmutableArray<Account> accounts,
        AccountFilter filter,
        out StoppedAtSelection? problem
    )
    {
        var labels = filter.Selectors.SelectMany(given => given.Split(',')).Select(Label).ToList();
        var wrong = labels.Find(label => label.Key.Length is 0);
        var unknown = filter.Names.FirstOrDefault(name => accounts.All(account => account.Name.Value != name));
        ImmutableArray<Account> chosen =
        [
            .. accounts
                .Where(account => filter.Names.IsEmpty || filter.Names.Contains(account.Name.Value!))
                .Where(account => labels.All(label => account.Labels.GetValueOrDefault(label.Key) == label.Value)),
        ];
        problem =
            wrong is not null ? new(SelectionMessages.SelectorIsNoPair(wrong.Given))
            : unknown is not null
                ? new(SelectionMessages.AccountIsNotDeclared(unknown, accounts.Select(account => account.Name.Value!)))
            : chosen.IsEmpty && labels.Count > 0 ? new(NoneHasTheLabels(accounts, filter))
            : null;
        return problem is null ? chosen : null;
    }

    /// <summary>The roles in the chosen accounts.</summary>
    public static ImmutableArray<WantedRole> In(ImmutableArray<Account> chosen, ImmutableArray<WantedRole> wanted)
    {
        var names = chosen.Select(account => account.Name.Value!).ToHashSet(StringComparer.Ordinal);
        return [.. wanted.Where(role => names.Contains(role.Account))];
    }

    /// <summary>
    /// The accounts that are searched for roles that no manifest declares: those that name credentials, those that are
    /// called anyway, and a single one, which may use the default chain.
    /// </summary>
    public static ImmutableArray<Account> Searched(
        ImmutableArray<Account> chosen,
        ImmutableArray<WantedRole> wanted,
        bool isAlone
    )
    {
        var owners = wanted.Select(role => role.Account).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. chosen.Where(account => account.Credentials.IsGiven || owners.Contains(account.Name.Value!) || isAlone),
        ];
    }

    /// <summary>
    /// The accounts through which others are reached: a role may be assumed through an account that is not called for
    /// itself, and that account's through a third.
    /// </summary>
    public static ImmutableArray<Account> Between(ImmutableArray<Account> all, ImmutableArray<Account> called)
    {
        var found = new HashSet<Account>();
        for (IReadOnlyCollection<Account> members = called; members.Count > 0;)
        {
            var names = members
                .Select(account => (account.Credentials.Value as AssumeRoleCredentials)?.From)
                .ToHashSet();
            members = [.. all.Where(account => names.Contains(account.Name.Value) && found.Add(account))];
        }

        return [.. found];
    }

    /// <summary>
    /// A selector that chooses nothing is more likely misspelt than meant, and "nothing to do" would be taken for good
    /// news.
    /// </summary>
    private static string NoneHasTheLabels(ImmutableArray<Account> accounts, AccountFilter filter)
    {
        var known = accounts
            .SelectMany(account => account.Labels)
            .Select(label => $"{label.Key}={label.Value}")
            .Distinct()
            .Order(StringComparer.Ordinal);
        return SelectionMessages.NoAccountHasTheLabels(
            filter.Selectors,
            [.. known],
            ofThoseNamed: !filter.Names.IsEmpty
        );
    }

    private static GivenLabel Label(string given) =>
        given.Split('=', 2) is [{ Length: > 0 } key, var value] ? new(key, value, given) : new("", "", given);

    /// <summary>A label that was asked for; one without a key was not understood.</summary>
    private sealed record GivenLabel(string Key, string Value, string Given);
}
