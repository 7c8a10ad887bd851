using System.Collections.Immutable;
using DtsApply.Model;
using DtsApply.Planning;
using Xunit;

namespace DtsApply.Tests.Planning;

public static class PlannerTests
{
    private static readonly Policy ReadOnly = new("ReadOnlyAccess", Policy.System);

    [Fact]
    public static void A_role_that_is_not_there_is_made_with_its_final_trust_and_then_given_the_policy() =>
        Assert.Equal(["CreateRole", "AttachPolicyToRole"], Ops(Plan(null)));

    [Fact]
    public static void A_role_as_declared_needs_nothing() => Assert.Equal(ChangeKind.Unchanged, Plan(Some.Live()).Kind);

    [Fact]
    public static void Taking_away_comes_before_giving_and_tags_come_last()
    {
        var live = Some.Live() with
        {
            Trust = TrustPolicy.Trusting([Some.Stranger]),
            Policies = [ReadOnly],
            Tags = Some.Live().Tags.Remove(Ownership.SetTag),
        };

        Assert.Equal(
            ["DetachPolicyFromRole", "UpdateRole", "AttachPolicyToRole", "TagResources"],
            Ops(Plan(live, Some.Settings(extra: ExtraPolicies.Remove), Some.Consent with { Adopt = true }))
        );
    }

    [Fact]
    public static void What_the_manifest_leaves_out_is_left_alone() =>
        Assert.Equal(
            ChangeKind.Unchanged,
            Plan(Some.Live() with { Description = "of someone else", MaxSessionDuration = 7200 }).Kind
        );

    [Fact]
    public static void Protection_is_set_taken_away_or_left()
    {
        var plain = Some.Live();
        var kept = plain with { Tags = plain.Tags.Add(Ownership.ProtectTag, "true") };

        Assert.Equal(["TagResources"], Ops(Plan(plain, Some.Settings(protect: true))));
        Assert.Equal(["UntagResources"], Ops(Plan(kept, Some.Settings(protect: false))));
        Assert.Empty(Ops(Plan(kept)));
    }

    [Fact]
    public static void A_foreign_role_is_refused_until_it_is_adopted()
    {
        var foreign = Some.Live() with { Tags = ImmutableSortedDictionary<string, string>.Empty };

        Assert.Equal(RuleId.DTS505, Plan(foreign).Refusal?.Rule);
        Assert.Equal(
            (null, true),
            (
                Plan(foreign, consent: Some.Consent with { Adopt = true }).Refusal,
                Plan(foreign, consent: Some.Consent with { Adopt = true }).Adopts
            )
        );
    }

    [Fact]
    public static void A_role_of_another_set_is_refused_until_that_very_set_is_taken_over()
    {
        var other = Some.Live() with { Tags = Ownership.Tags("blue") };

        Assert.Equal(RuleId.DTS506, Plan(other).Refusal?.Rule);
        Assert.Equal(
            RuleId.DTS506,
            Plan(other, consent: Some.Consent with { Adopt = true, TakeOver = "green" }).Refusal?.Rule
        );
        Assert.Null(Plan(other, consent: Some.Consent with { TakeOver = "blue" }).Refusal);
    }

    [Fact]
    public static void A_further_policy_is_reported_where_no_one_new_can_use_it()
    {
        var change = Plan(Some.Live() with { Policies = [Policy.Dts, ReadOnly] });

        Assert.Equal(ChangeKind.Unchanged, change.Kind);
        Assert.Equal(RuleId.DTS507, change.Findings.Single().Rule);
    }

    [Fact]
    public static void A_further_policy_is_refused_where_someone_new_would_get_it_and_allowed_on_purpose()
    {
        var live = Some.Live() with
        {
            Trust = TrustPolicy.Trusting([Some.Stranger]),
            Policies = [Policy.Dts, ReadOnly],
        };

        Assert.Equal(RuleId.DTS523, Plan(live).Refusal?.Rule);
        Assert.Null(Plan(live, Some.Settings(extra: ExtraPolicies.Allow)).Refusal);
        Assert.Null(Plan(live, Some.Settings(extra: ExtraPolicies.Remove)).Refusal);
    }

    [Fact]
    public static void Dropping_a_Deny_is_access_gained()
    {
        var document =
            """{"Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":"""
            + """{"RAM":["acs:ram::1903774258810002:root"],"Service":["1903774258810002@dts.aliyuncs.com"]}},"""
            + """{"Action":"sts:AssumeRole","Effect":"Deny","Principal":{"RAM":["acs:ram::1903774258810002:user/eve"]}}],"Version":"1"}""";
        var change = Plan(Some.Live() with { Trust = TrustPolicy.Parse(document, Some.Orders) });

        Assert.Equal(PrincipalKind.Denied, change.Access.Gained.Single().Principal.Kind);
        Assert.Equal(RuleId.DTS511, change.Findings.Single().Rule);
    }

    [Fact]
    public static void Dropping_a_condition_is_access_gained()
    {
        var document =
            """{"Statement":[{"Action":"sts:AssumeRole","Condition":"""
            + """{"IpAddress":{"acs:SourceIp":"203.0.113.7"}},"Effect":"Allow","Principal":"""
            + """{"RAM":["acs:ram::1903774258810002:root"],"Service":["1903774258810002@dts.aliyuncs.com"]}}],"Version":"1"}""";
        var change = Plan(
            Some.Live() with
            {
                Trust = TrustPolicy.Parse(document, Some.Orders),
                Policies = [Policy.Dts, ReadOnly],
            }
        );

        Assert.Equal(4, change.Access.Gained.Count);
        Assert.Equal(RuleId.DTS523, change.Refusal?.Rule);
    }

    [Fact]
    public static void Tasks_that_share_a_role_are_merged()
    {
        var roles = WantedRoles.Compile(
            Some.Accounts,
            [
                Some.Task("b", destination: "ops", role: Some.Settings(session: 7200)),
                Some.Task("a", role: Some.Settings(description: "both")),
            ],
            "blue"
        );

        var role = Assert.Single(roles);
        Assert.Equal(["lake", "ops"], role.Trusted.Select(account => account.Name));
        Assert.Equal(("both", 7200), (role.Role.Description, role.Role.MaxSessionDuration));
        Assert.Equal(4, role.Role.Trust.Principals.Count);
        Assert.Equal("blue", role.Role.Tags[Ownership.SetTag]);
    }

    private static Change Plan(Role? live, RoleSettings? settings = null, Consent? consent = null) =>
        RolePlanner.Plan(Some.Wanted(settings), live, consent ?? Some.Consent, Some.Names);

    private static IEnumerable<string> Ops(Change change) => change.Actions.Select(action => action.Op);
}
