using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Reporting.Plans;

namespace DtsApply.Reporting.Comparing;

/// <summary>Who gains and who loses access between two sets of manifests, in numbers.</summary>
internal static class Gaining
{
    /// <summary>How many accounts gain access.</summary>
    public static int Accounts(IEnumerable<Change> changes) =>
        changes
            .SelectMany(change =>
                change.Access.Gained.Select(pair => Trustee.From(pair.Principal, change.Address.AccountId).AccountId)
            )
            .OfType<string>()
            .Distinct()
            .Count();

    /// <summary>How many accounts lose access by nothing but pruning.</summary>
    public static int OnlyByPruning(IEnumerable<Change> changes)
    {
        var losers = changes
            .SelectMany(change => AccessText.Losers(change).Select(loser => (change.Note, Loser: loser)))
            .ToLookup(one => one.Note is ChangeNote.OnlyWithPrune, one => one.Loser);
        return losers[true].Except(losers[false]).Count();
    }
}
