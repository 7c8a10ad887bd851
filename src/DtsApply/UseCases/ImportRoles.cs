using System.Collections.Immutable;
using DtsApply.Live;
using DtsApply.Manifests;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.UseCases.Importing;

namespace DtsApply.UseCases;

/// <summary>A file of manifests.</summary>
/// <param name="Name">Its name, without a folder.</param>
/// <param name="Text">What is in it.</param>
public sealed record ManifestOutput(string Name, string Text);

/// <summary>Manifests for the roles for DTS that some accounts have.</summary>
/// <param name="Accounts">The accounts that were read.</param>
/// <param name="Text">The manifests as one file; empty where there are none.</param>
/// <param name="Files">The same as several: one of the accounts, and one of the tasks in each.</param>
/// <param name="Changes">What a plan of them changes, with <c>--adopt</c>; one for each role that is written.</param>
/// <param name="Findings">What is worth a word about these roles, and about those that no manifest can say.</param>
/// <param name="Unwritten">How many roles no manifest can say.</param>
/// <param name="Declared">How many roles are declared already, and not written again.</param>
public sealed record ImportedRoles(
    ImmutableArray<LiveAccount> Accounts,
    string Text,
    ImmutableArray<ManifestOutput> Files,
    ImmutableArray<Change> Changes,
    ImmutableArray<Diagnostic> Findings,
    int Unwritten,
    int Declared
) : Preparation;

/// <summary>Accounts could not be read, so that nothing of any is told.</summary>
/// <param name="Code">The exit code.</param>
/// <param name="Diagnostics">Why.</param>
/// <param name="Read">How many of them could be read.</param>
/// <param name="All">How many accounts were to be read.</param>
public sealed record UnreadAccounts(int Code, ImmutableArray<Diagnostic> Diagnostics, int Read, int All)
    : Stopped(Code, Diagnostics);

/// <summary>
/// From accounts to manifests for the roles that they already have. Nothing is written to any account: there is no way
/// to a write from what this is given.
/// </summary>
public static class ImportRoles
{
    /// <summary>The name of the file of the accounts.</summary>
    public const string AccountsFile = "accounts.yaml";

    /// <summary>Reads and writes them down.</summary>
    /// <param name="order">Which manifests declare the accounts, which of these, and which service.</param>
    /// <param name="live">Where the roles come from.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns><see cref="ImportedRoles"/>, <see cref="UnreadAccounts"/>, <see cref="StoppedAtManifests"/>,
    /// <see cref="ForeignService"/> or <see cref="StoppedAtSelection"/>.</returns>
    public static async Task<Preparation> RunAsync(
        PlanOrder order,
        IReadingSources live,
        CancellationToken cancellationToken
    )
    {
        var selected = await SelectManifests.RunAsync(order.Manifests, order.Accounts, cancellationToken);
        if (selected is not SelectedManifests(var manifests, var chosen))
        {
            return selected;
        }

        var called = Called(order, manifests.Set, chosen);
        if (Preflight.Check(called, called, order.Service) is { IsEmpty: false } wrong)
        {
            return new StoppedAtManifests(Preflight.Code(wrong), wrong, manifests);
        }

        if (await Preflight.CheckAsync(order.Service, live) is { } foreign)
        {
            return foreign;
        }

        var read = await ReadAsync(order, manifests.Set, called, live, cancellationToken);
        ImmutableArray<Failure> failures = [.. read.Select(account => account.Failure).OfType<Failure>()];
        return failures.IsEmpty
            ? Write(order, manifests.Set, read, cancellationToken)
            : new UnreadAccounts(
                ExitCode.First(failures.Select(failure => failure.Code)),
                [.. failures.Select(failure => failure.Diagnostic)],
                read.Count(account => account.IsVerified && account.Failure is null),
                read.Length
            );
    }

    /// <summary>Whoever names an account means it; of all others, those that can be called.</summary>
    private static ImmutableArray<Account> Called(PlanOrder order, ManifestSet set, ImmutableArray<Account> chosen)
    {
        var known = AccountSelection.Searched(chosen, wanted: [], isAlone: set.Accounts.Length is 1);
        return order.Accounts.Names.IsEmpty && !known.IsEmpty ? known : chosen;
    }

    private static async Task<ImmutableArray<LiveAccount>> ReadAsync(
        PlanOrder order,
        ManifestSet set,
        ImmutableArray<Account> called,
        IReadingSources live,
        CancellationToken cancellationToken
    )
    {
        var cloud = await live.ConnectToReadAsync(set.Accounts);
        using var progress = live.ShowReading(called.Length);
        var read = await LiveReader.ReadAsync(
            new(
                [
                    .. called
                        .OrderBy(account => account.Name.Value!, Text.NaturalOrder.Instance)
                        .Select(account => new AccountToRead(account, Roles: [], Listing.All)
                        {
                            OnlyWhere = ImportedRole.MayLetDtsIn,
                        }),
                ],
                order.Consent.Set,
                new(set.Accounts),
                order.Service.Parallelism
            ),
            cloud,
            progress.OnAccount,
            cancellationToken
        );
        return read.Accounts;
    }

    private static ImportedRoles Write(
        PlanOrder order,
        ManifestSet set,
        ImmutableArray<LiveAccount> read,
        CancellationToken cancellationToken
    )
    {
        var all = read.SelectMany(Roles).ToList();
        var declared = WantedRoles
            .Compile(set.Accounts, set.Tasks, order.Consent.Set)
            .Select(role => role.Role.Address)
            .ToHashSet();
        var found = all.Where(role => !declared.Contains(role.Live.Address)).ToList();
        var draft = CheckedDraft.Create(
            set,
            found.Where(role => !role.Trusted.IsEmpty),
            order.Consent.Set,
            cancellationToken
        );
        var unsayable = found.Where(role => role.Trusted.IsEmpty).ToList();
        var output = new ImportOutput(read, draft, unsayable, order.Service.Target);
        return new(
            read,
            output.Text,
            [.. output.Files],
            draft.Changes,
            [
                .. unsayable
                    .SelectMany(PlanRemarks.Unsayable)
                    .Concat(draft.Findings)
                    .OrderBy(finding => finding.Account!, Text.NaturalOrder.Instance)
                    .ThenBy(finding => finding.Role, StringComparer.Ordinal),
            ],
            found.Count - draft.Changes.Length,
            all.Count - found.Count
        );
    }

    private static IEnumerable<ImportedRole> Roles(LiveAccount account) =>
        account
            .Roles.Select(role => role.Role)
            .OfType<Role>()
            .OrderBy(role => role.Address.Role, StringComparer.Ordinal)
            .Select(role => new ImportedRole(account.Account, role));
}
