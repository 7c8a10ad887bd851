using DtsApply.Text;
using DtsApply.Cmd.Files;
using DtsApply.Cmd.Console;
using DtsApply.Cmd;
using System.Collections.Immutable;
using DtsApply.Cmd.CommandLine;
using DtsApply.Model;
using DtsApply.Planning;

namespace DtsApply.Cmd.Commands;

/// <summary>
/// Narrows a run to some accounts. Roles are compiled from all manifests first, so that a shared role is whole in every
/// run.
/// </summary>
internal static class AccountSelection
{
    /// <summary>The roles in the chosen accounts.</summary>
    public static ImmutableArray<WantedRole> In(ImmutableArray<Account> chosen, ImmutableArray<WantedRole> wanted)
    {
        var names = chosen.Select(account => account.Name.Value!).ToHashSet(StringComparer.Ordinal);
        return [.. wanted.Where(role => names.Contains(role.Account))];
    }

    /// <summary>The accounts that --account and --selector name; all without them.</summary>
    public static ImmutableArray<Account> Choose(ImmutableArray<Account> accounts, CallOptions options)
    {
        var names = (options.Account ?? []).ToHashSet(StringComparer.Ordinal);
        var labels = Settings.Selectors(options.Selector ?? []);
        var unknown = names.FirstOrDefault(name => accounts.All(account => account.Name.Value != name));
        if (unknown is not null)
        {
            throw new UsageException(
                $"--account {unknown} is not "
                    + $"declared{CommandSuggestion.To(unknown, accounts.Select(account => account.Name.Value!))}"
            );
        }

        ImmutableArray<Account> chosen =
        [
            .. accounts
                .Where(account => names.Count is 0 || names.Contains(account.Name.Value!))
                .Where(account => labels.All(label => account.Labels.GetValueOrDefault(label.Key) == label.Value)),
        ];
        return chosen.IsEmpty && labels.Length > 0 ? throw new UsageException(NoneLabelled(options, accounts)) : chosen;
    }

    /// <summary>
    /// A selector that chooses nothing is more likely misspelt than meant, and "nothing to do" would be taken for good
    /// news.
    /// </summary>
    private static string NoneLabelled(CallOptions options, IReadOnlyCollection<Account> accounts)
    {
        var given = string.Join(' ', options.Selector!.Select(selector => $"-l {selector}"));
        var known = accounts
            .SelectMany(account => account.Labels)
            .Select(label => $"{label.Key}={label.Value}")
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToList();
        var near = options
            .Selector!.Select(selector => CommandSuggestion.To(selector, known))
            .FirstOrDefault(words => words.Length > 0);
        return $"{given} chooses no "
            + $"account{(options.Account is { Length: > 0 } ? " of those named" : "")}{near ?? (known.Count is 0 ? "; none has labels" : "")}";
    }
}
