using DtsApply.Live;
using DtsApply.Model;
using DtsApply.Planning;

namespace DtsApply.UseCases;

/// <summary>From what is wanted to a plan against the live state of now: read, then plan. Never writes.</summary>
public static class MakePlan
{
    /// <summary>
    /// Makes the plan. Accounts that cannot be read carry their failure; the others are planned all the same.
    /// </summary>
    /// <param name="request">What is to be planned.</param>
    /// <param name="cloud">The door.</param>
    /// <param name="onAccount">Called after each account that was read, for the progress line.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    public static async Task<Plan> RunAsync(
        PlanRequest request,
        ICloudReader cloud,
        Action<string>? onAccount,
        CancellationToken cancellationToken
    )
    {
        var live = await LiveReader.ReadAsync(request.ToRead(), cloud, onAccount, cancellationToken);
        live = await live.LookAgainAsync(
            (account, token) =>
                request.IsStrict
                    ? ListedRoles.ConfirmAsync(account, request.Consent.Set, cloud, token)
                    : ListedRoles.ConfirmUntaggedAsync(account, request.Consent.Set, cloud, token),
            request.Parallelism,
            cancellationToken
        );
        var plan = Plan(request, live);
        var authorizations = await DtsAuthorization.CheckAsync(
            InNeedOfDts(plan),
            cloud,
            request.Parallelism,
            cancellationToken
        );
        return plan.WithAuthorizations(authorizations.Findings).WithFailures(authorizations.Failures);
    }

    private static Plan Plan(PlanRequest request, LiveAccounts live) =>
        request.Destroys
            ? Planner.Destroy(request.Goal, live, request.Consent)
            : Planner.Plan(request.Goal, live, request.Consent);

    // DTS is looked up only where something is about to be made or changed: a second run needs no more calls than it
    // has roles to compare.
    private static List<Account> InNeedOfDts(Plan plan)
    {
        var names = plan
            .Changes.Where(change => change.Kind is ChangeKind.Create or ChangeKind.Update)
            .Where(change => change.Wanted?.HasEnded is not true)
            .Select(change => change.Account)
            .ToHashSet(StringComparer.Ordinal);
        return [.. plan.Accounts.Where(account => names.Contains(account.Name)).Select(account => account.Account)];
    }
}
