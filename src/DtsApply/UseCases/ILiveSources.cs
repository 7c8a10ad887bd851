using System.Collections.Immutable;
using DtsApply.Applying;
using DtsApply.Applying.Journals;
using DtsApply.Live;
using DtsApply.Model;

namespace DtsApply.UseCases;

/// <summary>What a command that only reads is given: there is no way from it to a write.</summary>
public interface IReadingSources
{
    /// <summary>
    /// Asks a person whether a host may be called that is neither Alibaba Cloud's nor this machine; without one, it may
    /// not.
    /// </summary>
    /// <param name="host">The host.</param>
    Task<bool> AgreesToAsync(string host);

    /// <summary>Opens the reading part of the door to the accounts. Whoever gave this closes it.</summary>
    /// <param name="accounts">All declared accounts.</param>
    Task<ICloudReader> ConnectToReadAsync(ImmutableArray<Account> accounts);

    /// <summary>Accounts are about to be read; what shows it is disposed of when all are.</summary>
    /// <param name="accounts">How many accounts there are.</param>
    IReadingProgress ShowReading(int accounts);
}

/// <summary>What a plan is made from besides manifests; how it is reached is the caller's business.</summary>
public interface ILiveSources : IReadingSources
{
    /// <summary>Opens the door to the accounts. Whoever gave this closes it.</summary>
    /// <param name="accounts">All declared accounts.</param>
    Task<ICloud> ConnectAsync(ImmutableArray<Account> accounts);

    /// <summary>
    /// The runs that were killed, the latest first; looked for only where one may explain what was found.
    /// </summary>
    IReadOnlyCollection<JournalRun> ReadKilledRuns();
}

/// <summary>Shows how the reading of accounts goes on.</summary>
public interface IReadingProgress : IDisposable
{
    /// <summary>One more account was read; called from several accounts at once.</summary>
    /// <param name="account">Its name.</param>
    void OnAccount(string account);
}
