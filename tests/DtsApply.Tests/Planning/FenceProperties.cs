using System.Collections.Immutable;
using CsCheck;
using DtsApply.Model;
using DtsApply.Planning;
using Xunit;

namespace DtsApply.Tests.Planning;

/// <summary>For any change and any fences: what passes gives nothing outside of any of them.</summary>
public static class FenceProperties
{
    private static readonly ImmutableArray<string> Ids = [Some.Orders, Some.Lake, Some.Ops, Some.Crm];
    private static readonly Policy Admin = new("AdministratorAccess", Policy.System);
    private static readonly SourceSpan Place = new("fence.yaml", 5, 3, 5, 9);

    private static readonly Gen<ImmutableArray<string>> SomeIds = Gen
        .Bool.Array[Ids.Length]
        .Select(chosen => Ids.Where((_, index) => chosen[index]).ToImmutableArray());

    private static readonly Gen<FenceList?> List = Gen.Select(Gen.Bool, SomeIds)
        .Select((isGiven, ids) => isGiven ? new FenceList(ids, Place) : null);

    private static readonly Gen<FencePairs?> Pairs = Gen.Select(Gen.Bool, SomeIds.Array[Ids.Length])
        .Select(
            (isGiven, trusted) =>
                isGiven
                    ? new FencePairs(
                        [.. Ids.Select((owner, index) => new FencePair(owner, new(trusted[index], Place)))],
                        Place
                    )
                    : null
        );

    private static readonly Gen<Fence> AFence = Gen.Select(List, List, Pairs, Gen.Bool, Gen.Int[0, 2])
        .Select(
            (owners, trusted, pairs, hasPolicies, removals) =>
                new Fence("platform", "fence.yaml", new string('a', 64))
                {
                    Owners = owners,
                    Trusted = trusted,
                    Pairs = pairs,
                    Policies = hasPolicies ? new([], Place) : null,
                    MaxRemovals = removals is 2 ? null : new(removals, Place),
                    MaxSessionDuration = hasPolicies ? new(3600, Place) : null,
                }
        );

    private static readonly Gen<Role?> ARole = Gen.Select(Gen.Int[0, 5], SomeIds, Gen.Bool, Gen.Bool, Gen.Bool)
        .Select(
            (kind, trusted, isDts, isAdmin, isLong) =>
                kind is 0
                    ? null
                    : Some.Live() with
                    {
                        Trust = TrustPolicy.Trusting(trusted),
                        Policies = [.. isDts ? (Policy[])[Policy.Dts] : [], .. isAdmin ? (Policy[])[Admin] : []],
                        MaxSessionDuration = isLong ? 7200 : 3600,
                    }
        );

    private static readonly Gen<Change> AChange = Gen.Select(ARole, ARole, Gen.Bool)
        .Where((before, after, _) => before is not null || after is not null)
        .Select(
            (before, after, isWanted) =>
                new Change(Some.Live().Address, "orders", before, after, RolePlanner.Actions(before, after))
                {
                    Wanted = isWanted ? Some.Wanted() : null,
                    Undoes = isWanted ? null : new("RUN", after, before),
                }
        );

    [Fact]
    public static void What_passes_gives_nothing_outside_of_any_fence() =>
        Gen.Select(AChange, AFence.Array[1, 3])
            .Sample(
                (change, fences) =>
                    Hold(change, fences) is var held
                    && held.Pending.All(passed => fences.All(fence => IsWithin(fence, passed))),
                iter: 4000
            );

    [Fact]
    public static void What_gives_nothing_passes_but_for_the_limits_on_removals() =>
        Gen.Select(AChange, AFence)
            .Sample(
                (change, fence) =>
                    Given(change).Count > 0
                    || Longer(change)
                    || NewPolicies(change).Count > 0
                    || Hold(change, [fence with { MaxRemovals = null }]).Code is ExitCode.Done,
                iter: 4000
            );

    [Fact]
    public static void One_more_fence_never_lets_more_pass() =>
        Gen.Select(AChange, AFence, AFence)
            .Sample(
                (change, one, other) =>
                    Hold(change, [one, other]).Code is not ExitCode.Done
                    || (Hold(change, [one]).Code is ExitCode.Done && Hold(change, [other]).Code is ExitCode.Done),
                iter: 4000
            );

    private static bool IsWithin(Fence fence, Change change)
    {
        var owner = change.Address.AccountId;
        var given = Given(change);
        return (given.Count is 0 || fence.Owners is null || fence.Owners.Values.Contains(owner))
            && given.All(id => fence.Trusted is null || fence.Trusted.Values.Contains(id))
            && given.All(id =>
                fence.Pairs is null
                || fence.Pairs.Values.Any(pair => pair.Owner == owner && pair.Trusted.Values.Contains(id))
            )
            && (fence.Policies is null || !Reached(change).Contains(Admin))
            && (fence.MaxSessionDuration is null || !Longer(change) || change.After!.MaxSessionDuration <= 3600);
    }

    private static Plan Hold(Change change, Fence[] fences)
    {
        var plan = new Plan(Target.Cloud, "default", [new(Some.Accounts[^1], null, Verified: false)], [change]);
        return FenceRefusals.Hold(plan, fences, Some.Names, Some.Consent, Some.Today);
    }

    /// <summary>Accounts that can use a policy after the change and could not before, worked out by hand.</summary>
    private static List<string> Given(Change change) =>
        [
            .. Ids.Where(id =>
                change.After is { } after
                && Trusts(after, id)
                && (
                    change.Before is not { } before
                    || !Trusts(before, id)
                    || after.Policies.Any(policy => !before.Policies.Contains(policy))
                )
            ),
        ];

    private static ImmutableSortedSet<Policy> NewPolicies(Change change) =>
        (change.After?.Policies ?? []).Except(change.Before?.Policies ?? []);

    private static ImmutableSortedSet<Policy> Reached(Change change) =>
        Given(change).Count > 0 && change.After is { } after
            ? change.Before is { } before && Ids.Where(id => Trusts(after, id)).All(id => Trusts(before, id))
                ? after.Policies.Except(before.Policies)
                : after.Policies
            : [];

    private static bool Longer(Change change) =>
        change.After is { } after && after.MaxSessionDuration > (change.Before?.MaxSessionDuration ?? 3600);

    private static bool Trusts(Role role, string id) => role.Trust.Principals.Contains(Principal.RootOf(id));
}
