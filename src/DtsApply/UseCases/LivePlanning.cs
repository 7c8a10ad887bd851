using System.Collections.Immutable;
using DtsApply.Applying.Journals;
using DtsApply.Model;

namespace DtsApply.UseCases;

/// <summary>Opens the door, reads the accounts and plans; the same for manifests and for saved plans.</summary>
internal static class LivePlanning
{
    public static async Task<PreparedPlan> PlanAsync(
        PlanRequest request,
        ImmutableArray<CrossAccountTask> tasks,
        ILiveSources live,
        CancellationToken cancellationToken
    )
    {
        var cloud = await live.ConnectAsync(request.Accounts);
        using var progress = live.ShowReading(request.Called.Count());
        var plan = await MakePlan.RunAsync(request, cloud, progress.OnAccount, cancellationToken);
        return new(
            request,
            KilledRun.IsSoughtBy(plan) ? KilledRun.Named(plan, live.ReadKilledRuns()) : plan,
            tasks,
            cloud
        );
    }
}
