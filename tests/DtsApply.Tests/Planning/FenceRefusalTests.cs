using DtsApply.Model;
using DtsApply.Planning;
using Xunit;
using static DtsApply.Tests.Fenced;
using static DtsApply.Tests.Planning.FencedChanges;

namespace DtsApply.Tests.Planning;

/// <summary>Fences held against plans: what gives or widens is within each of them, what narrows or goes passes.</summary>
public static class FenceRefusalTests
{
    // Owner, trusted account, name, policies and sessions: nothing may be given at all.
    private const string Shut =
        "owners: []\ntrusted: []\npairs: []\nroleNames: []\npolicies: []\nmaxSessionDuration: 3600\nforbid: [extraPoliciesAllow]";

    /// <summary>What changes, a fence, and the rules that the change breaks.</summary>
    public static TheoryData<string, string, string> Laws =>
        new()
        {
            { "create", Shut, "DTS601 DTS602 DTS603 DTS604" },
            { "create", $"owners: [\"{Some.Orders}\"]\ntrusted: [\"{Some.Lake}\"]", "" },
            { "create", $"owners: [\"{Some.Lake}\"]", "DTS601" },
            { "create", $"trusted: [\"{Some.Orders}\"]", "DTS602" },
            { "create", $"pairs: [{{owner: \"{Some.Orders}\", trusted: [\"{Some.Lake}\"]}}]", "" },
            { "create", $"pairs: [{{owner: \"{Some.Orders}\", trusted: [\"{Some.Ops}\"]}}]", "DTS603" },
            { "create", "roleNames: [\"ram-*\"]", "" },
            { "create", "roleNames: [\"RAM-*\"]", "DTS604" },
            { "create", $"requireProtect: [\"{Some.Orders}\"]", "DTS613" },
            { "create", $"requireProtect: [\"{Some.Lake}\"]", "" },
            { "create", $"requireUntil: [\"{Some.Orders}\"]", "DTS614" },
            { "create", "requireVerified: true", "DTS616" },
            { "create", "sets: []\ncredentials: []\nmaxRemovals: 0\nforbid: [adopt, takeOver, prune]", "" },
            { "create allowing", "forbid: [extraPoliciesAllow]", "DTS609" },
            { "create with a policy", "policies: []", "DTS606" },
            { "create with a policy", "policies: [AliyunVPCReadOnlyAccess]", "" },
            { "create long", "maxSessionDuration: 3600", "DTS608" },
            { "create long", "maxSessionDuration: 7200", "" },
            { "unchanged", Shut, "" },
            {
                "unchanged",
                $"requireProtect: [\"{Some.Orders}\"]\nrequireUntil: [\"{Some.Orders}\"]\nrequireVerified: true",
                ""
            },
            { "described", Shut, "" },
            { "narrowed", Shut, "" },
            { "narrowed", "maxRemovals: 1", "" },
            { "narrowed", "maxRemovals: 0", "DTS615" },
            { "swapped", Shut, "DTS601 DTS602 DTS603 DTS604" },
            { "swapped", $"trusted: [\"{Some.Lake}\"]\nmaxRemovals: 1", "" },
            { "attached", Shut, "DTS601 DTS602 DTS603 DTS604" },
            { "protected", Shut, "" },
            { "unprotected", Shut, "" },
            { "unprotected", $"requireProtect: [\"{Some.Orders}\"]", "DTS613" },
            { "widened", $"trusted: [\"{Some.Ops}\", \"{Some.Stranger}\"]", "DTS602" },
            { "widened", $"trusted: [\"{Some.Lake}\"]", "" },
            { "widened", "maxSessionDuration: 3600", "" },
            { "widened long", "maxSessionDuration: 3600", "DTS608" },
            { "longer", "maxSessionDuration: 3600", "DTS608" },
            {
                "longer",
                $"owners: []\ntrusted: []\npairs: []\nrequireVerified: true\nrequireUntil: [\"{Some.Orders}\"]",
                "DTS601"
            },
            { "shorter", Shut, "" },
            { "denial dropped", $"trusted: [\"{Some.Ops}\"]", "DTS602" },
            { "denial dropped", $"trusted: [\"{Some.Lake}\"]", "" },
            { "policy reaches someone", "policies: []", "DTS606" },
            { "adopted", "forbid: [adopt]", "DTS610" },
            { "adopted", Shut, "" },
            { "adopted", "forbid: [takeOver, prune, extraPoliciesAllow]", "" },
            { "taken over", "forbid: [takeOver]", "DTS611" },
            { "taken over", "forbid: [adopt]", "" },
            { "taken over", "sets: [default]", "DTS605" },
            { "taken over", "sets: [default, blue]", "" },
            { "deleted", Shut, "" },
            { "deleted", "maxRemovals: 1\nforbid: [prune]", "" },
            { "deleted", "maxRemovals: 0", "DTS615" },
            { "pruned", "forbid: [prune]", "DTS612" },
            { "pruned", "forbid: [prune]\nmaxRemovals: 0", "DTS612 DTS615" },
            { "ended", Shut + "\nmaxRemovals: 1", "" },
            { "ended", "maxRemovals: 0", "DTS615" },
            { "emptied", "maxRemovals: 0", "DTS615" },
            { "undone to a stranger", $"trusted: [\"{Some.Lake}\"]", "DTS602" },
            { "undone to a stranger", $"requireUntil: [\"{Some.Orders}\"]\nrequireVerified: true", "DTS614 DTS616" },
            { "undone to a stranger", $"trusted: [\"{Some.Stranger}\"]", "" },
            { "undone to a service", $"trusted: [\"{Some.Lake}\"]", "DTS602" },
            { "undone to a service", $"pairs: [{{owner: \"{Some.Orders}\", trusted: [\"{Some.Lake}\"]}}]", "DTS603" },
            { "undone to a service", "forbid: [adopt]", "DTS610" },
            { "undone to a statement", $"trusted: [\"{Some.Lake}\"]\nforbid: [adopt]", "DTS602 DTS610" },
            { "undone to a policy", "forbid: [extraPoliciesAllow]", "DTS609" },
            { "undone to a policy", "policies: []", "DTS606" },
            { "undone to nothing", Shut, "" },
        };

    [Theory]
    [MemberData(nameof(Laws))]
    public static void What_a_plan_gives_is_held_to_the_fence(string change, string spec, string rules)
    {
        var held = Hold(Plan(Change(change)), Read(spec));
        var found = held.Changes.SelectMany(one => one.Fenced).Concat(held.Refusals).ToList();

        Assert.Equal(rules, string.Join(' ', found.Select(refusal => refusal.Rule)));
        Assert.Equal(rules.Length > 0, held.IsFenced);
        Assert.Equal(rules.Length > 0 ? ExitCode.Refused : ExitCode.Done, held.Code);
        Assert.All(found, refusal => Assert.Contains(":", refusal.Message.Split('(')[^1], StringComparison.Ordinal));
        Assert.All(found, refusal => Assert.DoesNotContain("widen the fence", refusal.Help!, StringComparison.Ordinal));
    }

    [Fact]
    public static void Each_fence_says_its_own_and_all_that_it_has_to_say()
    {
        var held = Hold(Plan(Change("create")), Read("owners: []"), Read("owners: []\nroleNames: []", "finance"));

        Assert.Equal(
            ["DTS601 platform", "DTS601 finance", "DTS604 finance"],
            held.Changes.Single().Fenced.Select(refusal => $"{refusal.Rule} {refusal.Message.Split(' ')[1]}")
        );
        Assert.Equal(3, held.AllDiagnostics.Count());
    }

    [Fact]
    public static void Removals_are_counted_over_the_whole_plan_and_before_other_refusals()
    {
        var plan = Plan(
            Change("deleted"),
            Change("deleted") with
            {
                Address = new(Some.Orders, "b"),
            },
            Change("swapped")
        );

        Assert.Equal(
            "fence platform allows 2 removals in a run, and this plan has 3",
            Hold(plan, Read("owners: []\nmaxRemovals: 2")).Refusal!.Message.Split(" (")[0]
        );
        Assert.Null(Hold(plan, Read("maxRemovals: 3")).Refusal);
    }

    [Fact]
    public static void An_account_that_was_proved_may_be_trusted()
    {
        var proved = Plan(Change("create")) with
        {
            Accounts =
            [
                .. Some.Accounts.Select(account => new AccountState(
                    account,
                    new(account.Id.Value!, "RAMUser", "", ""),
                    Verified: account.Name.Value is "lake"
                )),
            ],
        };

        Assert.False(Hold(proved, Read("requireVerified: true")).IsFenced);
    }

    [Fact]
    public static void A_role_that_is_refused_anyway_is_told_what_fences_say_too()
    {
        var change = Change("adopted");
        var held = Hold(
            Plan(change with { Refusal = new(Severity.Error, RuleId.DTS505, "x") }),
            Read("forbid: [adopt]")
        );

        Assert.Equal([RuleId.DTS505, RuleId.DTS610], held.Changes.Single().Refusals.Select(refusal => refusal.Rule));
    }

    private static Plan Hold(Plan plan, params Fence[] fences) =>
        FenceRefusals.Hold(plan, fences, Some.Names, Some.Consent with { Adopt = true, TakeOver = "blue" }, Some.Today);

    private static Plan Plan(params Change[] changes) =>
        new(
            Target.Cloud,
            "default",
            [.. Some.Accounts.Select(account => new AccountState(account, null, Verified: false))],
            [.. changes]
        );
}
