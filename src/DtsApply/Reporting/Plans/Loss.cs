using System.Collections.Immutable;
using DtsApply.Planning;

namespace DtsApply.Reporting.Plans;

/// <summary>Who loses access by changes that will be carried out.</summary>
/// <param name="Losers">Accounts by ID, and other services than DTS, each for the account that it acts for.</param>
/// <param name="Roles">By how many roles.</param>
internal sealed record Loss(ImmutableArray<(string AccountId, string? Service)> Losers, int Roles)
{
    /// <summary>How many services other than DTS lose access.</summary>
    public int Services => Losers.Count(loser => loser.Service is not null);

    /// <summary>How many accounts do.</summary>
    public int Accounts => Losers.Length - Services;

    /// <summary>The loss in some changes; null where no one loses anything.</summary>
    public static Loss? In(IEnumerable<Change> changes)
    {
        var losing = changes.Where(change => !change.Access.Lost.IsEmpty).ToList();
        return losing.Count is 0 ? null : new([.. losing.SelectMany(AccessText.Losers).Distinct()], losing.Count);
    }
}
