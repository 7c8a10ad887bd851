using System.Collections.Immutable;
using DtsApply.Applying;
using DtsApply.Applying.Journals;
using DtsApply.Model;

namespace DtsApply.UseCases;

/// <summary>What a plan is made from besides manifests, and carried out through.</summary>
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
