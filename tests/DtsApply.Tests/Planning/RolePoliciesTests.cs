using DtsApply.Manifests;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Tests.Manifests;
using DtsApply.Tests.Rules;
using Xunit;

namespace DtsApply.Tests.Planning;

/// <summary>role.policies: AliyunVPCReadOnlyAccess is wanted like AliyunDTSRolePolicy where a manifest asks for it, and
/// nowhere else.</summary>
public static class RolePoliciesTests
{
    private const string Vpc = "AliyunVPCReadOnlyAccess";
    private static readonly RoleSettings Asking = Some.Settings(policies: [Vpc]);

    [Fact]
    public static void It_is_attached_and_named_in_what_is_gained()
    {
        var change = RolePlanner.Plan(Some.Wanted(Asking), null, Some.Consent, Some.Names);

        Assert.Equal(
            ["AliyunDTSRolePolicy", Vpc],
            change.Actions.OfType<AttachPolicyToRole>().Select(action => action.Policy.Name)
        );
        Assert.Contains(new(Principal.RootOf(Some.Lake), Policy.VpcReadOnly), change.Access.Gained);
    }

    [Fact]
    public static void One_of_the_tasks_that_share_a_role_is_enough()
    {
        CrossAccountTask[] tasks =
        [
            Some.Task("a"),
            Some.Task("b", destination: "ops", role: Asking),
            Some.Task("c", destination: "mart", role: Some.Settings(policies: [])),
        ];

        Assert.Equal(Policy.Known, WantedRoles.Compile(Some.Accounts, tasks, "default").Single().Role.Policies);
    }

    [Theory]
    [InlineData(ExtraPolicies.Report)]
    [InlineData(ExtraPolicies.Remove)]
    [InlineData(ExtraPolicies.Allow)]
    public static void Declared_it_is_no_extra_policy(ExtraPolicies extra)
    {
        var settings = Some.Settings(extra: extra, policies: [Vpc]);
        var live = Some.Live(settings) with { Trust = TrustPolicy.Trusting([Some.Stranger]) };
        var change = RolePlanner.Plan(Some.Wanted(settings), live, Some.Consent, Some.Names);

        Assert.Null(change.Refusal);
        Assert.DoesNotContain(change.Findings, finding => finding.Rule is RuleId.DTS507);
        Assert.DoesNotContain(change.Actions, action => action is DetachPolicyFromRole);
        Assert.Null(RemovalPlanner.Destroy(Some.Wanted(settings), Some.Live(settings), Some.Consent).Refusal);
    }

    [Fact]
    public static void No_longer_declared_it_is_an_extra_policy_like_any_other()
    {
        var live = Some.Live(Asking) with { Trust = TrustPolicy.Trusting([Some.Stranger]) };

        Assert.Equal(RuleId.DTS523, RolePlanner.Plan(Some.Wanted(), live, Some.Consent, Some.Names).Refusal?.Rule);
        Assert.Contains(
            RolePlanner
                .Plan(Some.Wanted(Some.Settings(extra: ExtraPolicies.Remove)), live, Some.Consent, Some.Names)
                .Actions,
            action => action is DetachPolicyFromRole
        );
        Assert.Equal(
            RuleId.DTS507,
            RemovalPlanner.Destroy(Some.Wanted(), Some.Live(Asking), Some.Consent).Refusal?.Rule
        );
    }

    [Fact]
    public static void Prune_knows_what_it_is_for() =>
        Assert.Equal(
            ChangeKind.Delete,
            RemovalPlanner.Prune("orders", Some.Live(Asking), Some.Consent with { Prune = true })?.Kind
        );

    [Fact]
    public static void A_policy_of_that_name_of_the_account_itself_is_another_one()
    {
        var live = Some.Live() with { Policies = [Policy.Dts, new(Vpc, Policy.Custom)] };

        Assert.Contains(
            "let dts-apply do it with role.extraPolicies: Remove",
            RolePlanner.Plan(Some.Wanted(), live, Some.Consent, Some.Names).Findings.Single().Help,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData($"[{Vpc}]", "")]
    [InlineData($"[{Vpc}, {Vpc}]", "")]
    [InlineData("[]", "")]
    [InlineData(Vpc, $"DTS105 spec.source.role.policies is a text, not a list; write policies: [{Vpc}]")]
    [InlineData("", $"DTS105 spec.source.role.policies is empty, not a list; write policies: [{Vpc}]")]
    [InlineData(
        "[AliyunVPCReadonlyAccess]",
        $"DTS106 \"AliyunVPCReadonlyAccess\" is not a policy that a role for DTS can have; did you mean {Vpc}? "
            + $"{Vpc} is the only value"
    )]
    [InlineData(
        "[AdministratorAccess]",
        $"DTS106 \"AdministratorAccess\" is not a policy that a role for DTS can have; {Vpc} is the only value"
    )]
    [InlineData("[5]", $"DTS105 spec.source.role.policies is a number, not text; write policies: [{Vpc}]")]
    [InlineData("[null]", $"DTS105 spec.source.role.policies is empty, not text; write policies: [{Vpc}]")]
    [InlineData("[[a]]", $"DTS105 spec.source.role.policies is a list, not text; write policies: [{Vpc}]")]
    [InlineData("{a: b}", $"DTS105 spec.source.role.policies is a group of keys, not a list; write policies: [{Vpc}]")]
    public static void It_is_the_only_value(string policies, string said)
    {
        var found = Checked
            .All(
                Checked.Accounts
                    + Checked.Task(
                        "CrossAccountSource",
                        $"account: orders, database: MySQL, role: {{policies: {policies}}}"
                    )
            )
            .ToList();

        Assert.Equal(
            said,
            string.Join('|', found.Select(problem => $"{problem.Rule} {problem.Message}; {problem.Help}"))
        );
        Assert.All(found, problem =>
            Assert.Equal(Checked.Accounts.Count(letter => letter is '\n') + 8, problem.Source?.Line)
        );
    }

    [Fact]
    public static void It_is_kept_with_the_task_that_asks_for_it()
    {
        var documents = Some
            .Accounts.Select(ManifestJson.Document)
            .Append(ManifestJson.Document(Some.Task(role: Asking)));

        Assert.Equal(
            [Vpc],
            ManifestJson.Read(documents, CancellationToken.None).Tasks.Single().Source.Role!.Policies.Value!
        );
    }

    [Theory]
    [InlineData(28, "")]
    [InlineData(
        29,
        "role ram-for-dts in orders would trust 29 accounts; its trust policy has 2109 characters, and RAM may "
            + "keep no more than 2048"
    )]
    [InlineData(
        87,
        "role ram-for-dts in orders would trust 87 accounts; its trust policy has 6111 characters, and RAM may "
            + "keep no more than 2048"
    )]
    [InlineData(
        88,
        "role ram-for-dts in orders would trust 88 accounts; its trust policy has 6180 characters, and RAM keeps "
            + "no more than 6144"
    )]
    public static void A_long_trust_is_warned_of_by_its_length(int accounts, string message)
    {
        var ids = Enumerable
            .Range(0, accounts)
            .Select(index => FormattableString.Invariant($"{1100000000000000 + (index * 1001)}"))
            .ToList();
        var text =
            Checked.Account("orders", Some.Orders)
            + string.Concat(
                ids.Select(
                    (id, index) =>
                        Checked.Account($"t{index}", id)
                        + Checked
                            .Task("CrossAccountSource", destination: $"account: t{index}, database: MySQL")
                            .Replace("name: t}", $"name: task-{index}}}", StringComparison.Ordinal)
                )
            );
        var set = Given.Text(text);
        var wanted = WantedRoles.Compile(set.Accounts, set.Tasks, "default").Single();
        var planned = RolePlanner.Plan(wanted, null, Some.Consent, new(set.Accounts)).Findings;
        var kept = RolePlanner
            .Plan(wanted, Some.Live() with { Trust = wanted.Role.Trust }, Some.Consent, new(set.Accounts))
            .Findings;

        Assert.Equal(
            message,
            string.Concat(
                Checked.All(text).Where(problem => problem.Rule is RuleId.DTS314).Select(problem => problem.Message)
            )
        );
        Assert.Equal(message, string.Concat(planned.Select(finding => finding.Message)));
        Assert.Empty(kept);
    }
}
