using System.Collections.Immutable;
using DtsApply.Model;
using DtsApply.Planning;
using Xunit;

namespace DtsApply.Tests.Planning;

/// <summary>
/// What goes, what stays, and why: destroy refuses what the manifests do not explain, prune keeps what does not look
/// like ours.
/// </summary>
public static class RemovalTests
{
    private static readonly Policy ReadOnly = new("ReadOnlyAccess", Policy.System);
    private static readonly Consent Prunes = Some.Consent with { Prune = true };

    [Fact]
    public static void A_role_is_removed_after_its_policies_are_detached() =>
        Assert.Equal(["DetachPolicyFromRole", "DeleteRole"], Destroy(Some.Live()).Actions.Select(action => action.Op));

    [Fact]
    public static void A_role_without_a_policy_is_just_deleted() =>
        Assert.Equal(["DeleteRole"], Destroy(Some.Live() with { Policies = [] }).Actions.Select(action => action.Op));

    [Fact]
    public static void Half_of_the_declared_trust_is_explained() =>
        Assert.Null(
            Destroy(
                Some.Live() with
                {
                    Trust = TrustPolicy.Parse(
                        """{"Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":"""
                            + """{"RAM":["acs:ram::1903774258810002:root"]}}],"Version":"1"}""",
                        Some.Orders
                    ),
                }
            ).Refusal
        );

    public static TheoryData<string, string> Refused =>
        new()
        {
            { "made another way", "DTS505" },
            { "of another set", "DTS506" },
            { "protected", "DTS512" },
            { "trusts someone else too", "DTS509" },
            { "collapsed", "DTS509" },
            { "has a condition", "DTS511" },
            { "has a further policy", "DTS507" },
        };

    [Theory]
    [MemberData(nameof(Refused))]
    public static void Destroy_refuses_what_these_manifests_alone_do_not_explain(string what, string rule)
    {
        var refusal = Destroy(Odd(what)).Refusal;

        Assert.Equal((rule, Severity.Error), (refusal?.Rule.Code(), refusal?.Severity));
        Assert.NotNull(refusal?.Help);
    }

    [Fact]
    public static void What_the_manifest_protects_is_protected_also_before_the_role_carries_the_mark() =>
        Assert.Equal(
            RuleId.DTS512,
            RemovalPlanner.Destroy(Some.Wanted(Some.Settings(protect: true)), Some.Live(), Some.Consent).Refusal?.Rule
        );

    public static TheoryData<string, string> Kept =>
        new()
        {
            { "protected", "DTS512" },
            { "trusts a user", "DTS509" },
            { "has a condition", "DTS511" },
            { "has a further policy", "DTS507" },
        };

    [Theory]
    [MemberData(nameof(Kept))]
    public static void Prune_keeps_what_does_not_look_like_ours_and_says_why(string what, string rule)
    {
        var change = RemovalPlanner.Prune("orders", Odd(what), Prunes)!;

        Assert.True(change.IsKept);
        Assert.Empty(change.Actions);
        Assert.Equal(
            (rule, Severity.Warning),
            (change.Findings.Single().Rule.Code(), change.Findings.Single().Severity)
        );
    }

    [Theory]
    [InlineData("made another way")]
    [InlineData("of another set")]
    public static void Prune_does_not_even_name_what_is_not_of_the_set(string what) =>
        Assert.Null(RemovalPlanner.Prune("orders", Odd(what), Prunes));

    [Fact]
    public static void Prune_removes_a_role_of_the_set_whomever_it_trusts()
    {
        var change = RemovalPlanner.Prune("orders", Odd("trusts someone else too"), Prunes)!;

        Assert.Equal(ChangeKind.Delete, change.Kind);
        Assert.Contains(change.Access.Lost, pair => pair.Principal == Principal.DtsOf(Some.Stranger));
    }

    [Theory]
    [InlineData(3, 3, 0, true)]
    [InlineData(3, 3, 3, false)]
    [InlineData(1, 1, 0, true)]
    [InlineData(1, 1, 1, false)]
    [InlineData(3, 4, 0, false)]
    [InlineData(4, 4, 0, true)]
    [InlineData(4, 15, 0, true)]
    [InlineData(4, 16, 0, false)]
    [InlineData(5, 16, 0, true)]
    [InlineData(5, 16, 4, true)]
    [InlineData(5, 16, 5, false)]
    [InlineData(5, 16, 9, false)]
    public static void Many_deletions_at_once_must_be_allowed_by_their_number(
        int deleted,
        int roles,
        int allowed,
        bool refused
    )
    {
        var plan = PlanOf([
                .. Enumerable
                    .Range(0, roles)
                    .Select(n => n < deleted ? RemovalPlanner.Prune("orders", Named(n), Prunes)! : Unchanged(n)),
            ])
            .WithRemovalLimit(Prunes with { AllowRemovals = allowed });

        Assert.Equal(refused ? RuleId.DTS513 : null, plan.Refusal?.Rule);
        Assert.Equal(refused ? ExitCode.Refused : ExitCode.Done, plan.Code);
        Assert.Equal(deleted, plan.Removals);
    }

    [Fact]
    public static void An_account_taken_out_of_a_role_that_stays_is_a_removal_too()
    {
        var narrowed = Enumerable
            .Range(0, 4)
            .Select(n =>
                RolePlanner.Plan(
                    Some.Wanted(Some.Settings($"r{n}")),
                    Named(n) with
                    {
                        Trust = TrustPolicy.Trusting([Some.Lake, Some.Stranger]),
                    },
                    Some.Consent,
                    Some.Names
                )
            );
        var plan = PlanOf([.. narrowed]).WithRemovalLimit(Some.Consent);

        Assert.Equal((RuleId.DTS513, 4), (plan.Refusal?.Rule, plan.Removals));
        Assert.Equal(
            "accounts would be taken out of 4 of 4 roles of set default, more than a quarter at once",
            plan.Refusal!.Message
        );
        Assert.Null(PlanOf([.. narrowed]).WithRemovalLimit(Some.Consent with { AllowRemovals = 4 }).Refusal);
    }

    [Fact]
    public static void Accounts_taken_out_of_a_single_role_are_counted_as_accounts()
    {
        var many = Enumerable.Range(1, 11).Select(n => $"18220194755300{n:D2}");
        var live = Named(0) with { Trust = TrustPolicy.Trusting([Some.Lake, .. many]) };
        var plan = PlanOf([RolePlanner.Plan(Some.Wanted(Some.Settings("r0")), live, Some.Consent, Some.Names)]);

        Assert.Equal(
            "11 accounts would be taken out of the only role of set default, more than a quarter at once",
            plan.WithRemovalLimit(Some.Consent).Refusal!.Message
        );
    }

    [Fact]
    public static void Roles_that_a_listing_shows_count_among_those_of_the_set()
    {
        var changes = Enumerable
            .Range(0, 4)
            .Select(n => RemovalPlanner.Prune("orders", Named(n), Prunes)!)
            .ToImmutableArray();
        var account = new AccountState(
            Some.Accounts.Single(account => account.Name.Value is "orders"),
            null,
            Verified: true
        )
        {
            Undeclared = [.. Enumerable.Range(0, 12).Select(n => $"u{n}")],
        };

        Assert.Null(new Plan(Target.Cloud, "default", [account], changes).WithRemovalLimit(Prunes).Refusal);
    }

    private static Change Destroy(Role live) => RemovalPlanner.Destroy(Some.Wanted(), live, Some.Consent);

    private static Role Odd(string what)
    {
        var live = Some.Live();
        return what switch
        {
            "made another way" => live with { Tags = ImmutableSortedDictionary<string, string>.Empty },
            "of another set" => live with { Tags = Ownership.Tags("blue") },
            "protected" => live with { Tags = live.Tags.Add(Ownership.ProtectTag, "true") },
            "trusts someone else too" => live with { Trust = TrustPolicy.Trusting([Some.Lake, Some.Stranger]) },
            "collapsed" => live with { Trust = TrustPolicy.Trusting([Some.Orders]) },
            "trusts a user" => live with { Trust = Trust("""{"RAM":["acs:ram::1903774258810002:user/eve"]}""") },
            "has a condition" => live with
            {
                Trust = Trust(
                    """{"RAM":["acs:ram::1903774258810002:root"]},"Condition":{"IpAddress":{"acs:SourceIp":"203.0.113.7"}}"""
                ),
            },
            _ => live with { Policies = [Policy.Dts, ReadOnly] },
        };
    }

    private static TrustPolicy Trust(string principal) =>
        TrustPolicy.Parse(
            $$"""{"Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":{{principal}}}],"Version":"1"}""",
            Some.Orders
        );

    private static Role Named(int number) => Some.Live() with { Address = new(Some.Orders, $"r{number}") };

    private static Change Unchanged(int number) =>
        RolePlanner.Plan(Some.Wanted(Some.Settings($"r{number}")), Named(number), Some.Consent, Some.Names);

    private static Plan PlanOf(ImmutableArray<Change> changes) => new(Target.Cloud, "default", [], changes);
}
