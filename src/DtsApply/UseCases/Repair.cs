using System.Collections.Immutable;
using DtsApply.Live;
using DtsApply.Model;
using DtsApply.Planning;

namespace DtsApply.UseCases;

/// <summary>
/// What a plan must be told that makes roles as declared again, so that it changes something and is not refused. It is
/// found by planning: no refusal is foreseen, each way that the refusals name is tried on what was read.
/// </summary>
/// <param name="Consent">What has to be agreed to.</param>
/// <param name="Accounts">The accounts that it has to be narrowed to, where others cannot be read; empty for
/// all.</param>
public sealed record Repair(Consent Consent, ImmutableArray<string> Accounts)
{
    /// <summary>The first way that works; null where none does.</summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="live">What was read.</param>
    /// <param name="accounts">The accounts that it has to be narrowed to; empty for all.</param>
    internal static Repair? Find(PlanRequest request, LiveAccounts live, ImmutableArray<string> accounts)
    {
        bool IsMeant(string account) => accounts.IsEmpty || accounts.Contains(account);
        var goal = request.Goal with { Roles = [.. request.Wanted.Where(role => IsMeant(role.Account))] };
        var read = live with { Accounts = [.. live.Accounts.Where(account => IsMeant(account.Account.Name.Value!))] };
        var consent = Ways(goal, read, request.Consent).FirstOrDefault(way => Works(Plan(goal, read, way)));
        return consent is null ? null : new(consent, accounts);
    }

    private static IEnumerable<Consent> Ways(PlanGoal goal, LiveAccounts live, Consent consent)
    {
        var sets = Plan(goal, live, consent)
            .Refused.Where(change => change.Refusal!.Rule is RuleId.DTS506)
            .Select(change => Ownership.SetOf(change.Before!))
            .Distinct()
            .ToList();
        Consent own = sets is [{ } other] && Ownership.IsSetName(other) ? consent with { Set = other } : consent;
        return from way in (Consent[])[own, own with { Adopt = true }]
               from allowed in (Consent[])[way, way with { AllowRemovals = Plan(goal, live, way).Removals }]
               select allowed;
    }

    private static bool Works(Plan plan) => plan.Code is ExitCode.Done && plan.Pending.Any();

    private static Plan Plan(PlanGoal goal, LiveAccounts live, Consent consent) =>
        Planner.Plan(goal with { Roles = [.. goal.Roles.Select(role => InSet(role, consent.Set))] }, live, consent);

    private static WantedRole InSet(WantedRole wanted, string set) =>
        wanted with
        {
            Role = wanted.Role with { Tags = wanted.Role.Tags.SetItem(Ownership.SetTag, set) },
        };
}
