using DtsApply.Model;
using DtsApply.UseCases;
using Xunit;

namespace DtsApply.Tests.Importing;

/// <summary>What becomes of one role or account.</summary>
public static class ImportTests
{
    private const string Dts = "1903774258810002@dts.aliyuncs.com";
    private const string Root = "acs:ram::1903774258810002:root";

    [Fact]
    public static void Roles_of_services_and_roles_that_do_not_trust_DTS_are_passed_over()
    {
        var imported = Import.Run(
            Import.Accounts,
            Import.Trusting([Some.Lake], "AliyunServiceRoleForDTS"),
            Import.Live(Trust("""{"Service":["ecs.aliyuncs.com"],"RAM":["acs:ram::1903774258810002:root"]}"""))
        );

        Assert.Equal((0, 0, ""), (imported.Changes.Length, imported.Unwritten, imported.Text));
        Assert.Empty(imported.Files);
    }

    [Fact]
    public static void A_role_that_trusts_several_accounts_is_a_task_for_each_and_is_described_once()
    {
        var imported = Import.Run(
            Import.Accounts,
            Import.Trusting([Some.Lake, Some.Ops]) with
            {
                Description = "for both",
                MaxSessionDuration = 7200,
            }
        );
        var tasks = Import.Load(imported.Text).Set.Tasks;

        Assert.Equal(
            [
                ("orders-ram-for-dts-account-1288450937620003", "account-1288450937620003", "for both", 7200),
                ("orders-ram-for-dts-lake", "lake", null, 0),
            ],
            tasks.Select(task =>
                (
                    task.Name.Value,
                    task.Destination.Account.Value,
                    task.Source.Role!.Description.Value,
                    task.Source.Role.MaxSessionDuration.Value
                )
            )
        );
    }

    [Fact]
    public static void A_role_that_manifests_declare_already_is_not_written_again()
    {
        var imported = Import.Run(
            $$"""
            {{Import.Accounts}}
            ---
            apiVersion: dts-apply/v1
            kind: CrossAccountTask
            metadata: {name: orders-other}
            spec: {scenario: CrossAccountSource, source: {account: orders}, destination: {account: lake} }
            """,
            Import.Trusting([Some.Lake]),
            Import.Trusting([Some.Lake], "other")
        );

        Assert.Equal(["other"], imported.Changes.Select(change => change.Address.Role));
        Assert.Equal(1, imported.Declared);
        Assert.Equal("orders-other-2", Import.Load(imported.Text).Set.Tasks.Single().Name.Value);
    }

    [Theory]
    [InlineData(
        """{"Service":["1903774258810002@dts.aliyuncs.com"]}""",
        RuleId.DTS510,
        "it trusts only DTS tasks of lake"
    )]
    [InlineData(
        """{"Service":["1903774258810002@dts.aliyuncs.com","dts.aliyuncs.com"],"RAM":"acs:ram::1903774258810002:root"}""",
        RuleId.DTS508,
        "RAM writes it so when the account ID that was entered is that of the role's own account, here orders"
    )]
    [InlineData(
        """{"Service":"1903774258810002@dts.aliyuncs.com","RAM":["acs:ram::1903774258810002:root","acs:ram::1365520871940006:user/eve"]}""",
        RuleId.DTS509,
        "it trusts acs:ram::1365520871940006:user/eve, which no manifest explains"
    )]
    public static void What_a_plan_changes_of_a_trust_is_a_comment(string principal, RuleId rule, string comment)
    {
        var imported = Import.Run(Import.Accounts, Import.Live(Trust(principal)));

        Assert.Equal([rule], imported.Findings.Select(finding => finding.Rule));
        Assert.Contains(imported.Text.Split('\n'), line =>
            line.StartsWith($"# - {rule}: ", StringComparison.Ordinal)
            && line.Contains(comment, StringComparison.Ordinal)
        );
    }

    [Fact]
    public static void A_statement_that_no_manifest_can_say_is_kept_in_a_comment()
    {
        var role = Import.Live(
            $$"""
            {"Version":"1","Statement":[
              {"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":"{{Dts}}","RAM":"{{Root}}"} },
              {"Effect":"Deny","Action":"sts:AssumeRole","Principal":{"RAM":"acs:ram::1903774258810002:user/bob"},
               "Condition":{"StringEquals":{"x:y":"a\nb: c"} } }]}
            """
        );
        var text = Import.Run(Import.Accounts, role).Text;

        Assert.Contains(
            """
            # what a plan says of this role:
            # - DTS511: its trust policy has a Deny and a condition in statement 2; the plan replaces it whole
            #   no manifest can mean that; keep a copy:
            #     {
            #       "Action": "sts:AssumeRole",
            #       "Condition": {
            #         "StringEquals": {
            #           "x:y": [
            #             "a\nb: c"

            """,
            text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public static void Further_policies_stay_and_what_manifests_know_is_declared()
    {
        var imported = Import.Run(
            Import.Accounts,
            Import.Trusting([Some.Lake]) with
            {
                Policies = [Policy.Dts, Policy.VpcReadOnly, new("AdministratorAccess", Policy.System)],
                Tags = Ownership.Tags("default").Add(Ownership.ProtectTag, "yes"),
            }
        );

        Assert.Contains(
            "\n      policies: [AliyunVPCReadOnlyAccess]\n      protect: true\n",
            imported.Text,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "# - DTS507: it also has policy AdministratorAccess (System), which allows everything in orders, ",
            imported.Text,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "left as it is\n#   it stays; role.extraPolicies says",
            imported.Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public static void A_role_without_its_policy_or_of_another_set_is_written_and_that_is_said()
    {
        var imported = Import.Run(
            Import.Accounts,
            Import.Trusting([Some.Lake]) with
            {
                Policies = [],
            },
            Import.Trusting([Some.Lake], "blue") with
            {
                Tags = Ownership.Tags("blue"),
            }
        );

        Assert.Equal(
            [("blue", RuleId.DTS506), ("ram-for-dts", RuleId.DTS520)],
            imported.Findings.Select(finding => (finding.Role!, finding.Rule))
        );
        Assert.All(imported.Findings, finding => Assert.Equal(Severity.Warning, finding.Severity));
    }

    [Fact]
    public static void Where_one_account_cannot_be_read_nothing_is_written_of_any()
    {
        var cloud = new FakeCloud { Whose = _ => Some.Stranger }.With(Import.Trusting([Some.Lake]));

        var stopped = Assert.IsType<UnreadAccounts>(Import.Prepare(Import.Accounts, [], cloud));
        Assert.Equal((ExitCode.Guard, 0, 1), (stopped.Code, stopped.Read, stopped.All));
        Assert.Equal(["WhoAmI orders"], cloud.Log);
    }

    [Fact]
    public static void Accounts_without_credentials_are_read_only_where_they_are_named()
    {
        var cloud = new FakeCloud().With(Import.Trusting([Some.Orders], owner: Some.Lake));
        Assert.Equal(
            "lake-ram-for-dts",
            Import
                .Load(Assert.IsType<ImportedRoles>(Import.Prepare(Import.Accounts, ["lake"], cloud)).Text)
                .Set.Tasks.Single()
                .Name.Value
        );
        Assert.Empty(Import.Run(Import.Accounts, Import.Trusting([Some.Orders], owner: Some.Lake)).Changes);
        Assert.Equal(
            ExitCode.Credentials,
            Assert.IsType<StoppedAtManifests>(Import.Prepare(Import.Accounts, ["lake", "orders"], cloud)).Code
        );
    }

    [Fact]
    public static void A_role_that_goes_while_it_is_read_is_none()
    {
        var cloud = new FakeCloud { Listed = [new("gone", null, ShowsTags: true)] };

        Assert.Equal("", Assert.IsType<ImportedRoles>(Import.Prepare(Import.Accounts, [], cloud)).Text);
    }

    [Fact]
    public static void The_same_roles_make_the_same_text()
    {
        Role[] roles = [.. LiveRolesInAnyOrder()];
        var text = Import.Run(Import.Accounts, roles).Text;

        Assert.Equal(text, Import.Run(Import.Accounts, [.. roles.Reverse()]).Text);
        Assert.Equal(6, Import.Load(text).Set.Tasks.Select(task => task.Name.Value).Distinct().Count());
    }

    private static IEnumerable<Role> LiveRolesInAnyOrder() =>
        ((string[])["b", "a", "B.c", "B-c", "b--c", "b.c."]).Select(name => Import.Trusting([Some.Ops], name));

    private static string Trust(string principal) =>
        $$"""{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{{principal}}}]}""";
}
