using System.Collections.Immutable;
using DtsApply.Live;
using DtsApply.Model;

namespace DtsApply.UseCases;

/// <summary>
/// What is read besides manifests, by whoever never writes: it is given the reading part of the door alone. How it is
/// reached is the caller's business.
/// </summary>
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

/// <summary>Shows how the reading of accounts goes on.</summary>
public interface IReadingProgress : IDisposable
{
    /// <summary>One more account was read; called from several accounts at once.</summary>
    /// <param name="account">Its name.</param>
    void OnAccount(string account);
}
