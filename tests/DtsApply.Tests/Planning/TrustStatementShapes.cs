using Xunit;

namespace DtsApply.Tests.Planning;

/// <summary>Statements of trust policies as people and tools have written them; see <see cref="TrustShapes"/>.</summary>
public static class TrustStatementShapes
{
    [Theory]
    // Effects. What is absent or unknown may allow; only Deny, or what may be meant by it, keeps anyone out.
    [InlineData(""" "Action":"sts:AssumeRole", %L """, Today.Perhaps, "no Effect", "gain loss")]
    [InlineData(""" "Action":"sts:AssumeRole","effect":"Allow", %L """, Today.Perhaps, "the key effect", "gain loss")]
    [InlineData(
        """ "Action":"sts:AssumeRole","effect":"Deny", %L """,
        Today.Perhaps,
        "the key effect",
        "gain loss denied"
    )]
    [InlineData(""" "Action":"sts:AssumeRole","Effect":"allow", %L """, Today.Perhaps, "the Effect allow", "gain loss")]
    [InlineData(
        """ "Action":"sts:AssumeRole","Effect":"deny", %L """,
        Today.Perhaps,
        "the Effect deny",
        "gain loss denied"
    )]
    [InlineData(
        """ "Action":"sts:AssumeRole","Effect":null, %L """,
        Today.Perhaps,
        "an Effect that is no text",
        "gain loss denied"
    )]
    [InlineData(
        """ "Action":"sts:AssumeRole","Effect":"Allow","effect":"Deny", %L """,
        Today.Perhaps,
        "the Effect Allow and the key effect",
        "gain loss denied"
    )]
    [InlineData(""" "Action":"sts:AssumeRole","Effect":"Deny", %L """, Today.Nobody, "a Deny", "gain denied")]
    [InlineData(""" "Action":"oss:*","Effect":"Deny", %L """, Today.Nobody, "a Deny and the action oss:*", "gain")]
    [InlineData(
        """ "Action":"sts:Get*","Effect":"Deny", %L """,
        Today.Nobody,
        "a Deny and the action sts:Get*",
        "gain denied"
    )]
    // Actions that are not said plainly.
    [InlineData(""" "Effect":"Allow", %L """, Today.Perhaps, "no Action", "gain loss")]
    [InlineData(""" "Effect":"Allow","Action":[], %L """, Today.Perhaps, "an empty list of actions", "gain loss")]
    [InlineData(""" "Effect":"Allow","Action":5, %L """, Today.Perhaps, "an Action that is no text", "gain loss")]
    [InlineData(""" "Effect":"Allow","NotAction":"oss:*", %L """, Today.Perhaps, "the key NotAction", "gain loss")]
    [InlineData(""" "Effect":"Allow","action":"sts:AssumeRole", %L """, Today.Perhaps, "the key action", "gain loss")]
    [InlineData(
        """ "Effect":"Allow","Action":"oss:*","action":"sts:AssumeRole", %L """,
        Today.Perhaps,
        "the action oss:* and the key action",
        "gain loss"
    )]
    // Principals.
    [InlineData(
        """ "Effect":"Allow","Action":"sts:AssumeRole","Principal":"*" """,
        Today.Perhaps,
        "the principal *",
        "gain loss"
    )]
    [InlineData(
        """ "Effect":"Allow","Action":"sts:AssumeRole","Principal":{"AWS":"x"} """,
        Today.Perhaps,
        "principals of kind AWS",
        "gain loss"
    )]
    [InlineData(
        """ "Effect":"Allow","Action":"sts:AssumeRole","Principal":{"ram":"x"} """,
        Today.Perhaps,
        "principals of kind ram",
        "gain loss"
    )]
    [InlineData(
        """ "Effect":"Allow","Action":"sts:AssumeRole","Principal":{"RAM":[1]} """,
        Today.Perhaps,
        "a principal that is no text",
        "gain loss"
    )]
    [InlineData(
        """ "Effect":"Allow","Action":"sts:AssumeRole","Principal":{} """,
        Today.Perhaps,
        "an empty list of principals",
        "gain loss"
    )]
    [InlineData(
        """ "Effect":"Allow","Action":"sts:AssumeRole","Principal":["x"] """,
        Today.Perhaps,
        "a Principal that is no group of kinds",
        "gain loss"
    )]
    [InlineData(""" "Effect":"Allow","Action":"sts:AssumeRole" """, Today.Perhaps, "no Principal", "gain loss")]
    [InlineData(
        """ "Effect":"Allow","Action":"sts:AssumeRole","NotPrincipal":{"RAM":"x"} """,
        Today.Perhaps,
        "the key NotPrincipal",
        "gain loss"
    )]
    [InlineData(
        """ "Effect":"Deny","Action":"sts:AssumeRole","NotPrincipal":{"RAM":"x"} """,
        Today.Nobody,
        "a Deny and the key NotPrincipal",
        "gain denied"
    )]
    [InlineData(
        """ "Effect":"Allow","Action":"sts:AssumeRole","Principal":{"RAM":"*"} """,
        Today.Perhaps,
        "",
        "gain loss"
    )]
    // Conditions, and keys that are none of RAM's.
    [InlineData(
        """ "Effect":"Allow","Action":"sts:AssumeRole","Condition":{"IpAddress":{"acs:SourceIp":"203.0.113.7"}}, %L """,
        Today.Perhaps,
        "a condition",
        "gain loss"
    )]
    [InlineData(
        """ "Effect":"Allow","Action":"sts:AssumeRole","Condition":{}, %L """,
        Today.Perhaps,
        "an empty condition",
        "gain loss"
    )]
    [InlineData(
        """ "Effect":"Allow","Action":"sts:AssumeRole","Condition":"odd", %L """,
        Today.Perhaps,
        "a condition",
        "gain loss"
    )]
    [InlineData(
        """ "Effect":"Allow","Action":"oss:*","Condition":{}, %L """,
        Today.Nobody,
        "the action oss:* and an empty condition",
        "gain"
    )]
    [InlineData(
        """ "Effect":"Allow","Action":"sts:AssumeRole","Sid":"1", %L """,
        Today.Perhaps,
        "the key Sid",
        "gain loss"
    )]
    [InlineData(
        """ "Effect":"Allow","Action":"sts:AssumeRole","Resource":"*", %L """,
        Today.Perhaps,
        "the key Resource",
        "gain loss"
    )]
    [InlineData(
        """ "Effect":"Deny","Action":"sts:AssumeRole","Condition":{"Bool":{"a":"b"}}, %L """,
        Today.Nobody,
        "a Deny and a condition",
        "gain denied"
    )]
    public static void A_statement(string members, Today today, string has, string said) =>
        ShapedTrust.Says(
            ShapedTrust.Document($"{{{members.Replace("%L", ShapedTrust.Lake, StringComparison.Ordinal)}}}"),
            today,
            has,
            said
        );
}
