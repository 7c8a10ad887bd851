using System.Collections.Immutable;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Planning.Comparing;
using Xunit;

namespace DtsApply.Tests.Comparing;

/// <summary>
/// Whatever was wanted, is wanted and is live: what is from the change and what is not are the plan together, and have
/// nothing in common.
/// </summary>
public static class OriginProperties
{
    private const int Seeds = 400;
    private static readonly string[] Trusted = ["lake", "ops", "mart"];

    [Fact]
    public static void Both_parts_together_are_the_plan_and_have_nothing_in_common()
    {
        var seen = new HashSet<string>();
        for (var seed = 0; seed < Seeds; seed++)
        {
            var random = new Random(seed);
            var (was, now, live) = (Wanted(random), Wanted(random), Live(random));
            if (now is null || Planner.Plan(now, live, Consent(random), Some.Names) is not { } change)
            {
                continue;
            }

            var split = ChangeSplit.Split(change, was, Some.Consent, Some.Names);
            seen.Add($"{(split.Own is null ? "" : "own")}{(split.Drift is null ? "" : "drift")} {change.Kind}");
            Check(split, $"seed {seed}");
        }

        Assert.Contains("owndrift Update", seen);
        Assert.Contains("owndrift Create", seen);
        Assert.Contains("own Update", seen);
        Assert.Contains("drift Update", seen);
        Assert.Contains("drift Create", seen);
    }

    [Fact]
    public static void Where_the_account_is_as_it_was_wanted_nothing_is_drift()
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var random = new Random(seed);
            var (was, now) = (Wanted(random), Wanted(random));
            var live = was is not { HasEnded: false }
                ? null
                : RolePlanner.Plan(was, null, Some.Consent, Some.Names).After;
            if (
                now is not null
                && Planner.Plan(now, live, Some.Consent, Some.Names) is { Actions.IsEmpty: false } change
            )
            {
                Assert.Null(ChangeSplit.Split(change, was, Some.Consent, Some.Names).Drift);
            }
        }
    }

    [Fact]
    public static void Where_both_sets_want_the_same_nothing_is_from_the_change()
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var random = new Random(seed);
            var (now, live) = (Wanted(random), Live(random));
            if (
                now is not null
                && Planner.Plan(now, live, Some.Consent, Some.Names) is { Actions.IsEmpty: false } change
            )
            {
                Assert.Null(ChangeSplit.Split(change, now, Some.Consent, Some.Names).Own);
            }
        }
    }

    private static void Check(SplitChange split, string seed)
    {
        var (whole, own, drift) = (split.Whole, split.Own, split.Drift);
        Assert.True(own is not null || drift is not null, seed);
        Assert.Equal(whole.Actions.Length, split.Actions.Length);
        AreParts(whole.Access.Gained, own?.Access.Gained, drift?.Access.Gained, seed);
        AreParts(whole.Access.Lost, own?.Access.Lost, drift?.Access.Lost, seed);
        Assert.Equal(
            whole.Actions.Select(action => action.Op).ToHashSet(),
            (own?.Actions ?? []).Concat(drift?.Actions ?? []).Select(action => action.Op).ToHashSet()
        );
        if (own is not null && drift is not null && whole.Before is not null)
        {
            // One after the other they lead from the live role to the one that is wanted.
            Assert.Empty(RoleDiff.Between(whole.Before, drift.Before));
            Assert.Empty(RoleDiff.Between(drift.After, own.Before));
            Assert.Empty(RoleDiff.Between(own.After, whole.After));
        }
    }

    private static void AreParts(
        ImmutableSortedSet<AccessRight> whole,
        ImmutableSortedSet<AccessRight>? own,
        ImmutableSortedSet<AccessRight>? drift,
        string seed
    )
    {
        Assert.True(whole.SetEquals((own ?? []).Union(drift ?? [])), seed);
        Assert.True((own ?? []).Intersect(drift ?? []).IsEmpty, seed);
    }

    private static Consent Consent(Random random) => Some.Consent with { Adopt = random.Next(2) is 0 };

    private static WantedRole? Wanted(Random random)
    {
        var tasks = Trusted
            .Where(_ => random.Next(2) is 0)
            .Select(name =>
                Some.Task($"orders-to-{name}", destination: name, role: Settings(new(random.Next(3)))) with
                {
                    Until = Until(random),
                }
            )
            .ToList();
        return WantedRoles.Compile(Some.Accounts, tasks, "default", Some.Today).FirstOrDefault();
    }

    private static Field<DateOnly> Until(Random random) =>
        random.Next(8) is 0 ? Some.Given(Some.Friday) : Some.LeftOut<DateOnly>();

    private static RoleSettings Settings(Random random) =>
        Some.Settings(
            description: random.Next(2) is 0 ? "one" : null,
            session: random.Next(2) is 0 ? 7200 : null,
            extra: (ExtraPolicies)random.Next(3),
            protect: random.Next(2) is 0 ? true : null,
            policies: random.Next(2) is 0 ? ["AliyunVPCReadOnlyAccess"] : null
        );

    private static Role? Live(Random random)
    {
        if (random.Next(4) is 0)
        {
            return null;
        }

        var ids = ((string[])[Some.Lake, Some.Ops, Some.Stranger])
            .Where(_ => random.Next(2) is 0)
            .DefaultIfEmpty(Some.Mart);
        return Some.Live() with
        {
            Trust = TrustPolicy.Trusting(ids),
            Policies = random.Next(3) switch
            {
                0 => [Policy.Dts],
                1 => Policy.Known,
                _ => [Policy.Dts, new("ReadOnlyAccess", Policy.System)],
            },
            Description = random.Next(2) is 0 ? "one" : "two",
            MaxSessionDuration = random.Next(2) is 0 ? 3600 : 7200,
            Tags = random.Next(6) is 0 ? ImmutableSortedDictionary<string, string>.Empty : Ownership.Tags("default"),
        };
    }
}
