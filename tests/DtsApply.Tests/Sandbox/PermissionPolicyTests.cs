using DtsApply.Sandbox.Policies;
using Xunit;

namespace DtsApply.Tests.Sandbox;

public static class PermissionPolicyTests
{
    private const string Orders = "acs:ram:*:0000111122223333:role/orders";
    private const string All = "acs:ram:*:0000111122223333:role/*";

    [Theory]
    [InlineData("", "", true)]
    [InlineData("", "a", false)]
    [InlineData("*", "", true)]
    [InlineData("***", "abc", true)]
    [InlineData("a*c", "abbc", true)]
    [InlineData("a*c", "abcb", false)]
    [InlineData("*ab", "aab", true)]
    [InlineData("?", "", false)]
    [InlineData("a?c*", "abc", true)]
    [InlineData("a?c*", "ac", false)]
    [InlineData("*a*b*", "xxaxxbxx", true)]
    [InlineData("[a]", "a", false)]
    [InlineData("A", "a", false)]
    public static void A_pattern_fits_a_text_as_a_whole(string pattern, string text, bool expected) =>
        Assert.Equal(expected, Wildcard.Fits(pattern, text, ignoreCase: false));

    [Fact]
    public static void Many_stars_take_no_time() =>
        Assert.False(
            Wildcard.Fits(string.Concat(Enumerable.Repeat("*a", 500)) + "b", new('a', 5000), ignoreCase: true)
        );

    [Theory]
    [InlineData(""" "Action":"ram:GetRole","Resource":"*" """, "ram:GetRole", Orders, Verdict.Allow)]
    [InlineData(""" "Action":"RAM:getrole","Resource":"*" """, "ram:GetRole", Orders, Verdict.Allow)]
    [InlineData(""" "Action":["ram:List*","ram:Get*"],"Resource":"*" """, "ram:GetRole", Orders, Verdict.Allow)]
    [InlineData(""" "Action":"*:Get*","Resource":"*" """, "ram:GetRole", Orders, Verdict.Allow)]
    [InlineData(""" "Action":"ram:Get*","Resource":"*" """, "ram:DeleteRole", Orders, Verdict.ImplicitDeny)]
    [InlineData(""" "Action":"ram:GetRol?","Resource":"*" """, "ram:GetRole", Orders, Verdict.Allow)]
    [InlineData(""" "NotAction":"ram:Delete*","Resource":"*" """, "ram:GetRole", Orders, Verdict.Allow)]
    [InlineData(""" "NotAction":"ram:Get*","Resource":"*" """, "ram:GetRole", Orders, Verdict.ImplicitDeny)]
    [InlineData(""" "Resource":"*" """, "ram:GetRole", Orders, Verdict.ImplicitDeny)]
    [InlineData(""" "Action":"*" """, "ram:GetRole", Orders, Verdict.ImplicitDeny)]
    [InlineData(""" "Action":"*","Resource":[] """, "ram:GetRole", Orders, Verdict.ImplicitDeny)]
    [InlineData(
        """ "Action":"*","Resource":"acs:ram:*:0000111122223333:role/orders" """,
        "ram:GetRole",
        Orders,
        Verdict.Allow
    )]
    [InlineData(
        """ "Action":"*","Resource":"acs:ram::0000111122223333:role/orders" """,
        "ram:GetRole",
        Orders,
        Verdict.Allow
    )]
    [InlineData(
        """ "Action":"*","Resource":"acs:ram:*:0000111122223333:role/ORD*" """,
        "ram:GetRole",
        Orders,
        Verdict.Allow
    )]
    [InlineData(""" "Action":"*","Resource":"acs:ram:*:*:role/*" """, "ram:GetRole", Orders, Verdict.Allow)]
    [InlineData(""" "Action":"*","Resource":"acs:ram:*:0000111122223333:*" """, "ram:GetRole", Orders, Verdict.Allow)]
    [InlineData(
        """ "Action":"*","Resource":"acs:ram:*:0000444455556666:role/*" """,
        "ram:GetRole",
        Orders,
        Verdict.ImplicitDeny
    )]
    [InlineData(
        """ "Action":"*","Resource":"acs:ram:*:0000111122223333:role/lake" """,
        "ram:GetRole",
        Orders,
        Verdict.ImplicitDeny
    )]
    [InlineData(
        """ "Action":"*","Resource":"acs:ram:*:0000111122223333:role/orders" """,
        "ram:ListRoles",
        All,
        Verdict.ImplicitDeny
    )]
    [InlineData(
        """ "Action":"*","Resource":"acs:ram:*:0000111122223333:role/*" """,
        "ram:ListRoles",
        All,
        Verdict.Allow
    )]
    [InlineData(""" "Action":"*","Resource":"*","Condition":{} """, "ram:GetRole", Orders, Verdict.Allow)]
    [InlineData(
        """ "Action":"*","Resource":"*","Condition":{"IpAddress":{"acs:SourceIp":"127.0.0.1"}} """,
        "ram:GetRole",
        Orders,
        Verdict.ImplicitDeny
    )]
    [InlineData(""" "Action":"*","Resource":"*","Condition":"always" """, "ram:GetRole", Orders, Verdict.ImplicitDeny)]
    [InlineData(""" "Action":"*","Resource":"*","NotResource":"x" """, "ram:GetRole", Orders, Verdict.ImplicitDeny)]
    [InlineData(""" "Action":"*","Resource":7 """, "ram:GetRole", Orders, Verdict.ImplicitDeny)]
    public static void What_a_statement_allows(string elements, string action, string resource, object expected) =>
        Assert.Equal(expected, PermissionPolicy.Judge(Document($"\"Effect\":\"Allow\",{elements}"), action, resource));

    [Theory]
    [InlineData(""" "Action":"ram:GetRole","Resource":"*" """, Verdict.ExplicitDeny)]
    [InlineData(""" "Action":"ram:getrole","Resource":"acs:ram:*:*:role/ORDERS" """, Verdict.ExplicitDeny)]
    [InlineData(""" "Action":"ram:DeleteRole","Resource":"*" """, Verdict.Allow)]
    [InlineData(""" "Action":"*","Resource":"acs:ram:*:*:role/lake" """, Verdict.Allow)]
    [InlineData(
        """ "Action":"*","Resource":"*","Condition":{"IpAddress":{"acs:SourceIp":"10.0.0.1"}} """,
        Verdict.ExplicitDeny
    )]
    [InlineData(""" "Action":"*","NotResource":"x" """, Verdict.ExplicitDeny)]
    [InlineData(""" "Action":"ram:DeleteRole","NotResource":"x" """, Verdict.Allow)]
    [InlineData(""" "Action":"*","Resource":7 """, Verdict.ExplicitDeny)]
    [InlineData(""" "Action":"*" """, Verdict.Allow)]
    [InlineData(""" "Action":"*","Resource":"x","Resource":"*" """, Verdict.ExplicitDeny)]
    [InlineData(""" "Action":["\ud800"],"Resource":"*" """, Verdict.ExplicitDeny)]
    public static void A_denial_beats_what_allows(string elements, object expected)
    {
        var document = Document(
            "\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"",
            $"\"Effect\":\"Deny\",{elements}"
        );

        Assert.Equal(expected, PermissionPolicy.Judge(document, "ram:GetRole", Orders));
    }

    private static string Document(params string[] statements) =>
        $"{{\"Version\":\"1\",\"Statement\":[{string.Join(',', statements.Select(one => $"{{{one}}}"))}]}}";
}
