using System.Collections.Immutable;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Planning.Saved;

namespace DtsApply.UseCases;

/// <summary>Makes of a plan what a plan file keeps: its roles as they are, and the manifests that it needs.</summary>
public static class SavePlan
{
    /// <summary>What a plan file keeps of a plan that was made from manifests.</summary>
    /// <param name="prepared">The plan.</param>
    /// <param name="now">When it was made, in UTC.</param>
    public static SavedPlan Run(PreparedPlan prepared, DateTimeOffset now)
    {
        var (request, plan) = (prepared.Request, prepared.Plan);
        var names = request.Wanted.SelectMany(role => role.Tasks).ToHashSet(StringComparer.Ordinal);
        var tasks = prepared.Tasks.Where(task => names.Contains(task.Name.Value!)).ToImmutableArray();
        var accounts = Kept(request, plan, tasks);
        var kept = accounts.Select(account => account.Name.Value!).ToHashSet(StringComparer.Ordinal);
        var roles = plan
            .Changes.Where(change => !change.IsKept)
            .Select(change => new SavedRole(change.Address, change.Before, SavedRole.InWords(change.Actions)));
        return new(plan.Target, now, SavedPlan.Needed(plan, request.Consent), accounts, tasks, [.. roles])
        {
            Today = request.Today,
            Fences = plan.Fences,
            Findings = Findings(plan, kept),
            Identities = plan
                .Accounts.Where(account => account.Identity is not null && kept.Contains(account.Name))
                .ToDictionary(account => account.Name, account => account.Identity!)
                .ToImmutableSortedDictionary(StringComparer.Ordinal),
        };
    }

    // The accounts that roles, tasks and live trusts speak of, and those through which these are reached.
    private static ImmutableArray<Account> Kept(PlanRequest request, Plan plan, ImmutableArray<CrossAccountTask> tasks)
    {
        var spoken = plan.Changes.SelectMany(Parties).ToHashSet(StringComparer.Ordinal);
        var involved = request
            .Involved.Concat(request.Accounts.Where(account => spoken.Contains(account.Id.Value!)))
            .Select(account => account.Name.Value!)
            .Concat(tasks.SelectMany(Named))
            .ToHashSet(StringComparer.Ordinal);
        var goneThrough = request
            .Accounts.Where(account => involved.Contains(account.Name.Value!))
            .Select(account => (account.Credentials.Value as AssumeRoleCredentials)?.From)
            .ToHashSet(StringComparer.Ordinal);
        return
        [
            .. request.Accounts.Where(account =>
                involved.Contains(account.Name.Value!) || goneThrough.Contains(account.Name.Value)
            ),
        ];
    }

    private static ImmutableArray<Diagnostic> Findings(Plan plan, HashSet<string> kept) =>
        [
            .. plan
                .Diagnostics.Concat(plan.Accounts.SelectMany(account => account.Findings))
                .Where(finding =>
                    finding.Severity is not Severity.Error
                    && (finding.Account is null || kept.Contains(finding.Account))
                ),
        ];

    // All accounts that a task names, also those in which this plan does nothing: a task is read again whole.
    private static IEnumerable<string> Named(CrossAccountTask task) =>
        ((Field<string>[])[task.Source.Account, task.Destination.Account, task.Account])
            .Where(account => account.IsGiven)
            .Select(account => account.Value!);

    // The accounts that a change speaks of: its own, and those that the live role trusts, so that they keep their
    // names.
    private static IEnumerable<string> Parties(Change change) =>
        (change.Before?.Trust.MayAssume ?? [])
            .Select(principal => Trustee.From(principal, change.Address.AccountId).AccountId)
            .OfType<string>()
            .Append(change.Address.AccountId);
}
