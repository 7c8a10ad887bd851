using System.Collections.Immutable;
using System.Net;
using DtsApply.Cmd.Files;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Sandbox.Faults;
using DtsApply.Sandbox.Serving;

namespace DtsApply.Cmd.CommandLine;

/// <summary>The options of <c>sandbox serve</c> understood.</summary>
/// <param name="Listen">Where it listens.</param>
/// <param name="Faults">What goes wrong on purpose.</param>
/// <param name="Accounts">The accounts that are named by their IDs.</param>
internal sealed record ServeSettings(IPEndPoint Listen, FaultReading Faults, ImmutableArray<ServedAccount> Accounts)
{
    private const string Help = "dts-apply sandbox serve --help";

    /// <summary>Understands them.</summary>
    /// <exception cref="UsageException">They make no sense.</exception>
    public static ServeSettings From(ManifestOptions files, ServeOptions options)
    {
        var listen = ListenAddress.TryParse(options.Listen, out var address, out var problem)
            ? address
            : throw new UsageException(UsageMessages.OptionIsWrong("listen", options.Listen, problem));
        var faults = SandboxFaults.Read(options.Fault ?? [], options.Seed);
        if (!faults.Problems.IsEmpty)
        {
            throw new UsageException(UsageMessages.FaultsAreWrong(faults.Problems), Help);
        }

        _ = Settings.Place("sandbox-state", options.SandboxState);
        if (options.WriteProfile is { } profiles)
        {
            SandboxProfiles.Check(profiles);
        }

        if (options.OidcToken is { } token)
        {
            OidcTokenFile.Check(token);
        }
        else if (options.OidcSubject is not null)
        {
            throw new UsageException(UsageMessages.SubjectWithoutToken, Help);
        }

        return new(listen, faults, Named(files, options.Account ?? []));
    }

    /// <summary>The accounts that are served: those of the manifests, then those named, in the order given.</summary>
    /// <param name="declared">The accounts of the manifests.</param>
    /// <exception cref="UsageException">A fault is of an account that is not served.</exception>
    public ImmutableArray<ServedAccount> Serve(IEnumerable<Account> declared)
    {
        ImmutableArray<ServedAccount> served =
        [
            .. declared.Select(ServedAccount.Create).Concat(Accounts).DistinctBy(account => account.Id),
        ];
        var ids = served.Select(account => account.Id).ToList();
        return Faults.Faults.AccountIds.FirstOrDefault(id => !ids.Contains(id)) is { } stranger
            ? throw new UsageException(UsageMessages.FaultOfAnotherAccount(stranger, ids), Help)
            : served;
    }

    private static ImmutableArray<ServedAccount> Named(ManifestOptions files, string[] ids) =>
        ids.FirstOrDefault(id => id.Length is not 16 || !id.All(char.IsAsciiDigit)) is { } wrong
            ? throw new UsageException(UsageMessages.IsNoAccountId(wrong), Help)
        : files.Filename is null && ids.Length is 0 ? throw new UsageException(UsageMessages.SandboxNeedsAccounts, Help)
        : [.. ids.Select(id => new ServedAccount(id, id))];
}
