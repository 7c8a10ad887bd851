using System.Collections.Immutable;
using DtsApply.Model;
using DtsApply.Planning;

namespace DtsApply.UseCases;

/// <summary>The RAM policies with which a run could be carried out.</summary>
/// <param name="Policies">The statements, by the names of accounts.</param>
public sealed record FoundPermissions(ImmutableSortedDictionary<string, ImmutableArray<PolicyStatement>> Policies)
    : Preparation;

/// <summary>From manifests to the permissions that a run over them needs; nothing is called.</summary>
public static class FindPermissions
{
    /// <summary>Finds them.</summary>
    /// <param name="order">Which manifests and accounts.</param>
    /// <param name="writes">Whether the run may write, as apply does.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns><see cref="FoundPermissions"/>, <see cref="StoppedAtManifests"/> or
    /// <see cref="StoppedAtSelection"/>.</returns>
    public static async Task<Preparation> RunAsync(PlanOrder order, bool writes, CancellationToken cancellationToken)
    {
        var selected = await SelectManifests.RunAsync(order.Manifests, order.Accounts, cancellationToken);
        if (selected is not SelectedManifests(var manifests, var chosen))
        {
            return selected;
        }

        var request = PreparePlan.Request(order, manifests, chosen);
        ImmutableArray<Account> called = [.. request.Called];
        return new FoundPermissions(
            NeededPermissions.Find(request.Wanted, called, AccountSelection.Between(request.Accounts, called), writes)
        );
    }
}
