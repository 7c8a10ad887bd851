using DtsApply.Model;
using DtsApply.Planning;
using Xunit;

namespace DtsApply.Tests.Importing;

/// <summary>What no manifest can say, or should not: it is told, and nothing of the role changes for it.</summary>
public static class UnsayableTests
{
    [Theory]
    [InlineData("""{"Service":"dts.aliyuncs.com"}""", RuleId.DTS508)]
    [InlineData("""{"Service":"1646821763560001@dts.aliyuncs.com"}""", RuleId.DTS508)]
    [InlineData("""{"Service":"123@dts.aliyuncs.com"}""", RuleId.DTS509)]
    [InlineData("""{"Service":"1903774258810002@dts.aliyuncs.com"},"Condition":{"Bool":{"a":"b"}}""", RuleId.DTS511)]
    public static void A_role_that_no_manifest_can_say_is_named_and_not_written(string principal, RuleId rule)
    {
        var imported = Import.Run(Import.Accounts, Import.Live(Trust(principal)));

        Assert.Equal((1, 0), (imported.Unwritten, imported.Changes.Length));
        var finding = Assert.Single(imported.Findings);
        Assert.Equal((rule, "not written, since no manifest can mean that"), (finding.Rule, finding.Help));
    }

    [Fact]
    public static void Its_statements_are_kept_in_comments_and_a_bare_principal_is_nothing_to_keep()
    {
        var conditional = Import.Live(
            Trust("""{"Service":"1903774258810002@dts.aliyuncs.com"},"Condition":{"Bool":{"a":"b\n---\nkind: x"}}"""),
            "conditional"
        );
        var imported = Import.Run(
            Import.Accounts,
            conditional,
            Import.Live(Trust("""{"Service":"dts.aliyuncs.com"}"""), "bare"),
            Import.Trusting([Some.Lake])
        );

        Assert.EndsWith(
            """
              destination:
                account: lake
            # role conditional of account orders:
            # - DTS511: statement 1 of its trust policy has a condition
            #   not written, since no manifest can mean that
            #     {
            #       "Action": "sts:AssumeRole",
            #       "Condition": {
            #         "Bool": {
            #           "a": [
            #             "b\n---\nkind: x"
            #           ]
            #         }
            #       },
            #       "Effect": "Allow",
            #       "Principal": {
            #         "Service": [
            #           "1903774258810002@dts.aliyuncs.com"
            #         ]
            #       }
            #     }

            """,
            imported.Text,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("bare", imported.Text, StringComparison.Ordinal);
        Assert.All(Import.Run(Import.Accounts, conditional).Text.Split('\n'), line => Assert.Matches("^(#.*)?$", line));
    }

    [Theory]
    [InlineData("password: hunter2")]
    [InlineData("of key LTAI5tFakeFakeFakeFakeFa")]
    [InlineData("half a pair \ud800")]
    public static void A_description_that_no_file_should_hold_is_left_as_it_is(string description)
    {
        var role = Import.Trusting([Some.Lake]) with { Description = description };
        var imported = Import.Run(Import.Accounts, role);

        Assert.DoesNotContain("description:", imported.Text, StringComparison.Ordinal);
        Assert.Contains("# - its description is not written", imported.Text, StringComparison.Ordinal);
        Assert.Equal([RuleId.None], imported.Findings.Select(finding => finding.Rule));
        Assert.Single(imported.Changes.Single().Actions, action => action is TagResources);
    }

    [Fact]
    public static void A_description_that_is_too_long_for_a_manifest_is_left_as_it_is()
    {
        var role = Import.Trusting([Some.Lake]) with { Description = new('x', 1025) };
        var imported = Import.Run(Import.Accounts, role);

        Assert.DoesNotContain("description:", imported.Text, StringComparison.Ordinal);
        Assert.Single(imported.Changes.Single().Actions, action => action is TagResources);
    }

    private static string Trust(string principal) =>
        $$"""{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{{principal}}}]}""";
}
