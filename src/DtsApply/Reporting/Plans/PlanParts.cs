using System.Collections.Immutable;
using DtsApply.Messages;
using DtsApply.Planning;
using DtsApply.Planning.Comparing;

namespace DtsApply.Reporting.Plans;

/// <summary>A part of a plan that stands by itself.</summary>
/// <param name="Heading">What stands over it; null for nothing.</param>
/// <param name="Changes">Its roles, or what of them belongs to it.</param>
/// <param name="Homes">The IDs of the accounts of which all else is told here.</param>
internal sealed record PlanPart(string? Heading, ImmutableArray<Change> Changes, IReadOnlySet<string> Homes)
{
    private readonly ILookup<string, Change> _accounts = Changes.ToLookup(
        change => change.Address.AccountId,
        StringComparer.Ordinal
    );

    /// <summary>The roles of an account. Two accounts may have one name, in one set after the other.</summary>
    public IEnumerable<Change> At(AccountState account) => _accounts[account.Account.Id.Value!];

    /// <summary>Whether what was found in an account is told here.</summary>
    public bool IsHomeOf(AccountState account) => Homes.Contains(account.Account.Id.Value!);
}

/// <summary>What of a plan is from the change of manifests, and what is not: the author answers for the first alone.</summary>
internal static class PlanParts
{
    /// <summary>The parts; one where the plan is compared with nothing.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="compared">What tells them apart; null for nothing.</param>
    /// <param name="speaks">Whether a role has anything to say.</param>
    public static IEnumerable<PlanPart> Split(Plan plan, ComparedPlan? compared, Func<Change, bool> speaks)
    {
        var ids = plan.Accounts.Select(account => account.Account.Id.Value!).ToHashSet(StringComparer.Ordinal);
        if (compared is not { Base.Compiles: true } || !compared.Drift.Any(speaks))
        {
            return [new(null, [.. compared is { Base.Compiles: true } ? compared.Own : plan.Changes], ids)];
        }

        var (own, drift) = (compared.Own.ToImmutableArray(), compared.Drift.ToImmutableArray());
        var second = drift
            .Where(speaks)
            .Select(change => change.Address.AccountId)
            .Except(own.Where(speaks).Select(change => change.Address.AccountId))
            .ToHashSet(StringComparer.Ordinal);
        return
        [
            new(null, own, ids.Except(second).ToHashSet(StringComparer.Ordinal)),
            new(BaseMessages.AsksForTheSame(compared.Base.Name), drift, second),
        ];
    }

    /// <summary>All of them together, in the order of the plan; a role that stands in both comes twice.</summary>
    public static IEnumerable<Change> All(Plan plan, ComparedPlan? compared) =>
        compared is { Base.Compiles: true } ? compared.Own.Concat(compared.Drift) : plan.Changes;
}
