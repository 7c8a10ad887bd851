using System.Collections.Immutable;
using DtsApply.Cmd.CommandLine;
using DtsApply.Model;
using DtsApply.Planning;

namespace DtsApply.Cmd.Commands;

/// <summary>Narrows a run to some accounts. Roles are compiled from all manifests first, so that a shared role is whole in every run.</summary>
internal static class Selection
{
    /// <summary>The roles in the chosen accounts.</summary>
    public static ImmutableArray<WantedRole> In(ImmutableArray<Account> chosen, ImmutableArray<WantedRole> wanted)
    {
        var names = chosen.Select(account => account.Name.Value!).ToHashSet(StringComparer.Ordinal);
        return [.. wanted.Where(role => names.Contains(role.Account))];
    }

    /// <summary>The accounts that --account and --selector name; all without them.</summary>
    public static ImmutableArray<Account> Of(ImmutableArray<Account> accounts, CallOptions options)
    {
        var names = (options.Account ?? []).ToHashSet(StringComparer.Ordinal);
        var labels = Settings.Selectors(options.Selector ?? []);
        var unknown = names.FirstOrDefault(name => accounts.All(account => account.Name.Value != name));
        if (unknown is not null)
        {
            throw new UsageException($"--account {unknown} is not declared{Nearest.To(unknown, accounts.Select(account => account.Name.Value!))}");
        }

        return [.. accounts.Where(account => names.Count is 0 || names.Contains(account.Name.Value!))
            .Where(account => labels.All(label => account.Labels.GetValueOrDefault(label.Key) == label.Value))];
    }
}
