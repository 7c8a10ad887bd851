using System.Collections.Immutable;
using DtsApply.Model;
using DtsApply.Planning;

namespace DtsApply.UseCases;

/// <summary>
/// From manifests to a plan, the way of every command that calls accounts: read, checked, narrowed to the accounts
/// asked for, compiled into wanted roles, checked before calls, planned against the live state.
/// </summary>
public static class PreparePlan
{
    /// <summary>Prepares it.</summary>
    /// <param name="order">What is to be planned.</param>
    /// <param name="live">Where the live state comes from.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <returns>A <see cref="PreparedPlan"/>, <see cref="StoppedAtManifests"/> or
    /// <see cref="StoppedAtSelection"/>.</returns>
    public static async Task<Preparation> RunAsync(
        PlanOrder order,
        ILiveSources live,
        CancellationToken cancellationToken
    )
    {
        var selected = await SelectManifests.RunAsync(order.Manifests, order.Accounts, cancellationToken);
        if (selected is not SelectedManifests(var manifests, var chosen))
        {
            return selected;
        }

        var request = Request(order, manifests, chosen);
        if (Preflight.Check(request, order.Service) is { IsEmpty: false } wrong)
        {
            return new StoppedAtManifests(Preflight.Code(wrong), wrong, manifests);
        }

        if (await Preflight.CheckAsync(order.Service, live) is { } foreign)
        {
            return foreign;
        }

        var prepared = await LivePlanning.PlanAsync(request, manifests.Set.Tasks, live, cancellationToken);
        return prepared with { Plan = prepared.Plan with { Diagnostics = Warnings(manifests, order) } };
    }

    /// <summary>What an order asks for, of manifests that were read.</summary>
    internal static PlanRequest Request(PlanOrder order, LoadedManifests manifests, ImmutableArray<Account> chosen)
    {
        var accounts = manifests.Set.Accounts;
        var (set, today) = (order.Consent.Set, order.Manifests.Today);
        // What is destroyed is all that is declared, ended or not.
        var declared = WantedRoles.Compile(accounts, manifests.Set.Tasks, set, order.Destroys ? null : today);
        var wanted = AccountSelection.In(chosen, declared);
        return new(order.Service.Target, accounts, wanted, order.Consent, order.Service.Parallelism)
        {
            Today = today,
            Destroys = order.Destroys,
            IsStrict = order.IsStrict,
            Searched = order.Destroys ? [] : AccountSelection.Searched(chosen, wanted, isAlone: accounts.Length is 1),
        };
    }

    // Placeholders are what the sandbox is for; there they are no news. A long trust policy is told at the role that
    // would get it. What is destroyed ends now.
    private static ImmutableArray<Diagnostic> Warnings(LoadedManifests manifests, PlanOrder order) =>
        [
            .. manifests.Diagnostics.Where(diagnostic =>
                diagnostic.Rule switch
                {
                    RuleId.DTS314 => false,
                    RuleId.DTS311 => order.Service.Target != Target.Sandbox,
                    RuleId.DTS315 or RuleId.DTS316 => !order.Destroys,
                    _ => true,
                }
            ),
        ];
}
