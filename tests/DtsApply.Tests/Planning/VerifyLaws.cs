using System.Collections.Immutable;
using DtsApply.Live;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Planning.Verifying;
using Xunit;

namespace DtsApply.Tests.Planning;

/// <summary>
/// Reading back and planning agree: a role without an error is one that a plan would not change, but for policies that
/// it would take away, and those are warned of.
/// </summary>
public static class VerifyLaws
{
    private static readonly Policy Extra = new("ReadOnlyAccess", Policy.System);

    private static readonly string[] Statements =
    [
        Statement($"\"RAM\":[\"acs:ram::{Some.Lake}:root\"],\"Service\":[\"{Some.Lake}@dts.aliyuncs.com\"]"),
        Statement($"\"RAM\":[\"acs:ram::{Some.Lake}:root\"]"),
        Statement($"\"Service\":[\"{Some.Lake}@dts.aliyuncs.com\"]"),
        Statement($"\"RAM\":[\"acs:ram::{Some.Orders}:root\"],\"Service\":[\"{Some.Orders}@dts.aliyuncs.com\"]"),
        Statement($"\"RAM\":[\"acs:ram::{Some.Stranger}:user/eve\"]"),
        Statement($"\"RAM\":[\"acs:ram::{Some.Stranger}:root\"],\"Service\":[\"ecs.aliyuncs.com\"]"),
        Statement($"\"RAM\":[\"acs:ram::{Some.Lake}:root\"]", "Deny"),
        Statement(
            $"\"RAM\":[\"acs:ram::{Some.Lake}:root\"]",
            more: ",\"Condition\":{\"Bool\":{\"acs:MFAPresent\":\"true\"}}"
        ),
    ];

    private static readonly ImmutableArray<RoleSettings> Declared =
    [
        Some.Settings(),
        Some.Settings(description: "d", session: 7200),
        Some.Settings(extra: ExtraPolicies.Remove, protect: true),
        Some.Settings(extra: ExtraPolicies.Allow, protect: false, policies: [Policy.VpcReadOnly.Name]),
    ];

    [Fact]
    public static void A_role_without_an_error_is_one_that_a_plan_would_not_change()
    {
        var seen = new HashSet<RoleStanding>();
        foreach (var settings in Declared)
        {
            var wanted = Some.Wanted(settings);
            foreach (var live in Lives(settings))
            {
                var change = RolePlanner.Plan(wanted, live, Some.Consent, Some.Names);
                var found = VerifiedRole.Check(change, [], "default", Some.Names);
                var pending = change.Actions.Where(action => action is not DetachPolicyFromRole);

                Assert.Equal(pending.Any(), found.Standing is RoleStanding.NotAsDeclared);
                Assert.True(
                    !change.Actions.Any(action => action is DetachPolicyFromRole) || found.Excess > 0,
                    live.Trust.Text
                );
                seen.Add(found.Standing);
            }
        }

        Assert.Equal(3, seen.Count);
    }

    [Fact]
    public static void What_is_no_as_declared_in_the_trust_is_always_said()
    {
        var wanted = Some.Wanted();
        foreach (var live in Lives(Some.Settings()))
        {
            var trust = TrustCheck.Compare(wanted, live);
            Assert.True(trust.IsAsDeclared == wanted.Role.Trust.Equals(live.Trust), live.Trust.Text);
        }
    }

    [Theory]
    [InlineData("Deny", "sts:AssumeRole", "", "it trusts only identities of lake")]
    [InlineData("Allow", "ecs:RunInstances", "", "it trusts only identities of lake")]
    [InlineData("Allow", "sts:AssumeRole", ",\"Condition\":{\"Bool\":{\"a\":\"true\"}}", "")]
    public static void A_half_counts_only_where_the_statement_may_let_it_in(
        string effect,
        string action,
        string more,
        string half
    )
    {
        var dts = Statement($"\"Service\":[\"{Some.Lake}@dts.aliyuncs.com\"]", effect, more)
            .Replace("sts:AssumeRole", action, StringComparison.Ordinal);

        var findings = Found(Statements[1], dts);

        Assert.Equal(half, findings.SingleOrDefault(finding => finding.Rule is RuleId.DTS510)?.Message ?? "");
        var names = findings.Single(finding => finding.Rule is RuleId.DTS511).Facts[0];
        Assert.Equal(new Fact("names", $"{Some.Lake}@dts.aliyuncs.com"), names);
    }

    [Fact]
    public static void Only_is_not_said_where_a_statement_that_is_not_understood_may_let_in_more()
    {
        var findings = Found(Statements[1], Statement("\"Service\":[\"x.aliyuncs.com\"]", more: ",\"Sid\":\"a\""));

        Assert.Equal(
            "no statement that is understood trusts DTS tasks of lake",
            findings.Single(finding => finding.Rule is RuleId.DTS510).Message
        );
    }

    [Fact]
    public static void Whom_a_denial_names_is_not_said_to_be_unnamed() =>
        Assert.Contains(Found(Statements[6]), finding =>
            finding.Message.StartsWith("the trust policy does not let in lake (…0002)", StringComparison.Ordinal)
        );

    [Theory]
    [InlineData("\"NotPrincipal\":{\"RAM\":[\"{0}\"]}")]
    [InlineData("\"principal\":{\"RAM\":[\"{0}\"]}")]
    [InlineData("\"Principal\":\"{0}\"")]
    [InlineData("\"Principal\":{\"Unknown\":[[\"{0}\"]]}")]
    [InlineData("\"Principal\":{\"RAM\":[\"a\",\"b\",\"c\",\"{0}\"]},\"Principal\":{}")]
    [InlineData("\"Principal\":{\"RAM\":[\"acs:ram::1903774258810002:root\",\"z\",\"zz\",\"{0}\"]},\"Sid\":\"a\"")]
    public static void Whoever_is_named_where_nothing_is_understood_is_shown(string named)
    {
        var text = named.Replace("{0}", $"acs:ram::{Some.Stranger}:root", StringComparison.Ordinal);

        var found = Found($$"""{"Action":"sts:AssumeRole","Effect":"Allow",{{text}}}""");

        var facts = found.Single(finding => finding.Rule is RuleId.DTS511).Facts;
        Assert.InRange(facts.Count(fact => !fact.IsDetail), 1, 3);
        Assert.Contains(facts, fact => fact.IsDetail && fact.Value.Contains(Some.Stranger, StringComparison.Ordinal));
        Assert.True(
            facts.Any(fact => !fact.IsDetail && fact.Value.Contains(Some.Stranger, StringComparison.Ordinal))
                || facts.Any(fact => !fact.IsDetail && fact.Value is "and 2 more")
        );
    }

    private static ImmutableArray<Diagnostic> Found(params string[] statements)
    {
        var live = Some.Live() with
        {
            Trust = TrustPolicy.Parse(
                $$"""{"Statement":[{{string.Join(',', statements)}}],"Version":"1"}""",
                Some.Orders
            ),
        };
        var change = RolePlanner.Plan(Some.Wanted(), live, Some.Consent, Some.Names);
        return VerifiedRole.Check(change, [], "default", Some.Names).Findings;
    }

    [Fact]
    public static void A_refusal_by_the_trust_policy_is_an_error_and_no_other_refusal_is()
    {
        var change = RolePlanner.Plan(Some.Wanted(), Some.Live(), Some.Consent, Some.Names);
        foreach (var result in Enum.GetValues<ProofResult>())
        {
            var proof = new TrustProof(
                Some.Accounts[1],
                result,
                new(Some.Lake, "RAMUser", $"acs:ram::{Some.Lake}:user/u", "profile lake")
            );
            var found = VerifiedRole.Check(change, [proof], "default", Some.Names);

            Assert.Equal(
                result is ProofResult.Refused ? ["DTS518"] : [],
                found.Findings.Select(finding => finding.Rule.Code())
            );
            Assert.Equal(result is ProofResult.Proved, found.IsProved);
        }
    }

    private static IEnumerable<Role> Lives(RoleSettings settings)
    {
        var made = Some.Live(settings);
        ImmutableSortedSet<Policy>[] policies = [made.Policies, [], [.. made.Policies, Extra], [Policy.Dts]];
        ImmutableSortedDictionary<string, string>[] tags =
        [
            made.Tags,
            made.Tags.Clear(),
            made.Tags.SetItem(Ownership.SetTag, "other"),
            made.Tags.SetItem(Ownership.ProtectTag, "true"),
            made.Tags.SetItem(Ownership.ProtectTag, "yes"),
            made.Tags.SetItem("mine", "1"),
        ];
        (string, int)[] values = [(made.Description!, made.MaxSessionDuration!.Value), ("mine", 3600), ("d", 43200)];
        return from first in Statements
               from second in Statements
               from attached in policies
               from tagged in tags
               from value in values
               let text = $$"""{"Statement":[{{first}},{{second}}],"Version":"1"}"""
               select made with
               {
                   Trust = TrustPolicy.Parse(text, Some.Orders),
                   Policies = attached,
                   Tags = tagged,
                   Description = value.Item1,
                   MaxSessionDuration = value.Item2,
               };
    }

    private static string Statement(string principal, string effect = "Allow", string more = "") =>
        $$"""{"Action":"sts:AssumeRole","Effect":"{{effect}}","Principal":{{{principal}}}{{more}}}""";
}
