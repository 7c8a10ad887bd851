using DtsApply.Model;
using Xunit;

namespace DtsApply.Tests.Manifests;

/// <summary>Account IDs as people write them.</summary>
public static class AccountIdTests
{
    [Fact]
    public static void An_unquoted_ID_is_read_from_its_source_text()
    {
        var set = Given.Text(
            Given.Account.Replace("\"1646821763560001\"", "0000821763560001", StringComparison.Ordinal)
        );

        Assert.Equal("0000821763560001", set.Accounts[0].Id.Value);
        Assert.Equal(Severity.Warning, Assert.Single(set.Diagnostics).Severity);
    }

    [Theory]
    [InlineData(
        "\"${ORDERS_ID}\"",
        "the account ID is \"${ORDERS_ID}\", not 16 digits",
        "copy it from Security Settings; an alias or a RAM user's ID does not do"
    )]
    [InlineData(
        "1646 8217 6356 0001",
        "the account ID is \"1646 8217 6356 0001\", not 16 digits",
        "write \"1646821763560001\""
    )]
    [InlineData(
        "1646-8217-6356-0001",
        "the account ID is \"1646-8217-6356-0001\", not 16 digits",
        "write \"1646821763560001\""
    )]
    [InlineData(
        "\"\u201c1646821763560001\u201d\"",
        "the account ID is \"\u201c1646821763560001\u201d\", not 16 digits",
        "write \"1646821763560001\""
    )]
    [InlineData(
        "\"acs:ram::1646821763560001:root\"",
        "the account ID is \"acs:ram::1646821763560001:root\", not 16 digits",
        "write \"1646821763560001\""
    )]
    [InlineData(
        "1646821763560001@dts.aliyuncs.com",
        "the account ID is \"1646821763560001@dts.aliyuncs.com\", not 16 digits",
        "write \"1646821763560001\""
    )]
    [InlineData(
        "a1b6c4d6e8f2g1h7i6j3k5l6m0n0o0p1",
        "the account ID is \"a1b6c4d6e8f2g1h7i6j3k5l6m0n0o0p1\", not 16 digits",
        "copy it from Security Settings; an alias or a RAM user's ID does not do"
    )]
    public static void An_account_ID_is_quoted_as_it_stands_and_its_digits_offered(
        string written,
        string message,
        string help
    )
    {
        var problem = Assert.Single(
            Given.Text(Given.Account.Replace("\"1646821763560001\"", written, StringComparison.Ordinal)).Diagnostics
        );

        Assert.Equal((RuleId.DTS108, message, help), (problem.Rule, problem.Message, problem.Help));
    }
}
