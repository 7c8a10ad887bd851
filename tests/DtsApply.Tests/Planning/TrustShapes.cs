using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Reporting.Plans;
using Xunit;

namespace DtsApply.Tests.Planning;

/// <summary>
/// Trust policies as people and tools have written them, on a role that also has ReadOnlyAccess, and what is said when
/// it becomes the guide's: whether lake may assume it today, what is in the document, and whether someone gains or
/// loses access.
/// </summary>
public static class TrustShapes
{
    private const string Lake =
        """ "Principal":{"RAM":["acs:ram::1903774258810002:root"],"Service":["1903774258810002@dts.aliyuncs.com"]} """;
    private const string Stranger = """ "Principal":{"RAM":["acs:ram::1365520871940006:root"]} """;

    private static readonly Policy ReadOnly = new("ReadOnlyAccess", Policy.System);

    /// <summary>Whether lake may assume the role: In surely, Or perhaps, No not.</summary>
    public enum Today
    {
        /// <summary>Surely.</summary>
        In,

        /// <summary>Perhaps, or not all of it.</summary>
        Perhaps,

        /// <summary>Nobody may.</summary>
        Nobody,
    }

    [Theory]
    // Actions. A pattern that matches sts:AssumeRole lets in, another service's does not, and what is neither may.
    [InlineData("sts:AssumeRole", Today.In, "", "")]
    [InlineData("*", Today.In, "the action *", "")]
    [InlineData("sts:*", Today.In, "the action sts:*", "")]
    [InlineData("sts:Assume*", Today.In, "the action sts:Assume*", "")]
    [InlineData("*:AssumeRole", Today.In, "the action *:AssumeRole", "")]
    [InlineData("sts:*Role", Today.In, "the action sts:*Role", "")]
    [InlineData("sts:AssumeRol?", Today.Perhaps, "the action sts:AssumeRol?", "gain loss")]
    [InlineData("sts:assumerole", Today.Perhaps, "the action sts:assumerole", "gain loss")]
    [InlineData("STS:*", Today.Perhaps, "the action STS:*", "gain loss")]
    [InlineData("sts:Get*", Today.Perhaps, "the action sts:Get*", "gain loss")]
    [InlineData("sts:SetSourceIdentity", Today.Perhaps, "the action sts:SetSourceIdentity", "gain loss")]
    [InlineData("AssumeRole", Today.Perhaps, "the action AssumeRole", "gain loss")]
    [InlineData(" sts:AssumeRole", Today.Perhaps, "the action \" sts:AssumeRole\"", "gain loss")]
    [InlineData("", Today.Perhaps, "the action \"\"", "gain loss")]
    [InlineData("oss:*", Today.Nobody, "the action oss:*", "gain")]
    [InlineData("ram:*", Today.Nobody, "the action ram:*", "gain")]
    [InlineData("*:List*", Today.Nobody, "the action *:List*", "gain")]
    [InlineData("oss:GetObject|ram:*", Today.Nobody, "the actions oss:GetObject and ram:*", "gain")]
    [InlineData("oss:GetObject|sts:AssumeRole", Today.In, "the action oss:GetObject", "")]
    [InlineData("sts:AssumeRole|sts:SetSourceIdentity", Today.In, "the action sts:SetSourceIdentity", "")]
    [InlineData("oss:*|sts:Get*", Today.Perhaps, "the actions oss:* and sts:Get*", "gain loss")]
    public static void An_action(string actions, Today today, string has, string said) =>
        Says(Allowing(actions, Lake), today, has, said);

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
        Says(Document($"{{{members.Replace("%L", Lake, StringComparison.Ordinal)}}}"), today, has, said);

    [Theory]
    [InlineData("""{"Statement":[{%P}]}""", "no Version")]
    [InlineData("""{"Statement":[{%P}],"Version":"2"}""", "Version 2")]
    [InlineData("""{"Statement":[{%P}],"Version":1}""", "a Version that is no text")]
    [InlineData("""{"Statement":[{%P}],"version":"1"}""", "the key version")]
    [InlineData("""{"statement":[{%P}],"Version":"1"}""", "the key statement")]
    [InlineData("""{"Version":"1"}""", "no Statement")]
    [InlineData("""{"Statement":{%P},"Version":"1"}""", "a Statement that stands alone, in no list")]
    [InlineData("""{"Statement":"x","Version":"1"}""", "a Statement that is no list")]
    [InlineData("""{"Statement":["x"],"Version":"1"}""", "a statement that is no group of keys")]
    [InlineData("""{"Statement":[{%P}],"Version":"1","Id":"x"}""", "the key Id")]
    [InlineData("""{"Statement":[{%P}],"Version":"1","Version":"1"}""", "the key Version twice")]
    [InlineData("""{"Statement":[{%P,"Effect":"Deny"}],"Version":"1"}""", "the key Effect twice")]
    [InlineData("""[{%P}]""", "a text that is no policy")]
    [InlineData("""{%P""", "a text that is not JSON")]
    [InlineData("", "a text that is not JSON")]
    public static void A_document(string document, string has) =>
        Says(
            document.Replace(
                "%P",
                $"\"Action\":\"sts:AssumeRole\",\"Effect\":\"Allow\",{Lake}",
                StringComparison.Ordinal
            ),
            Today.Perhaps,
            has,
            "gain loss"
        );

    [Theory]
    [InlineData(
        "acs:ram::1365520871940006:root",
        "identities in account 1365520871940006 (in no manifest) allowed to assume the role"
    )]
    [InlineData(" acs:ram::1903774258810002:root ", "stands for")]
    [InlineData("acs:ram::1903774258810002 :root", "stands for")]
    [InlineData("acs:ram::1903774258810002:root ", "stands for")]
    [InlineData("acs:ram:cn-hangzhou:1903774258810002:root", "stands for")]
    [InlineData("1903774258810002", "stands for")]
    [InlineData("*", "whoever * stands for")]
    public static void A_principal_is_whom_it_names_to_the_letter(string principal, string lost)
    {
        var change = Change(
            Document($$"""{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"RAM":["{{principal}}"]} }"""),
            ExtraPolicies.Allow
        );

        var sentences = new AccessText(Some.Names).Sentences(change).Select(text => text.ToString()).ToList();
        Assert.Contains(sentences, text =>
            text.StartsWith("- loses", StringComparison.Ordinal) && text.Contains(lost, StringComparison.Ordinal)
        );
        Assert.Contains(sentences, text =>
            text.StartsWith("+ gains access: DTS tasks created by account lake", StringComparison.Ordinal)
        );
    }

    [Fact]
    public static void A_Deny_beside_the_wanted_trust_is_gained_by_dropping_it()
    {
        var change = Change(
            Document(Guide, $$"""{"Effect":"Deny","Action":"sts:AssumeRole",{{Stranger}} }"""),
            ExtraPolicies.Report
        );

        Assert.All(change.Access.Gained, pair => Assert.Equal(PrincipalKind.Denied, pair.Principal.Kind));
        Assert.Equal((RuleId.DTS523, true), (change.Refusal?.Rule, change.Access.Lost.IsEmpty));
        Assert.Contains(
            "whoever statement 2 of the trust policy denies would get that too",
            change.Refusal!.Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("""{"Statement":[%G,%G],"Version":"1"}""")]
    [InlineData("""{"Version":"1","Statement":[%G]}""")]
    [InlineData(
        """
            {"Statement":[%G,{"Effect":"Allow","Action":["sts:AssumeRole","sts:AssumeRole"],
             "Principal":{"Federated":[],"RAM":"acs:ram::1903774258810002:root"}}],"Version":"1"}
            """
    )]
    [InlineData("""{"Statement":[{"Effect":"\u0041llow","Action":["sts\u003aAssumeRole"],%L}],"Version":"1"}""")]
    public static void The_same_meaning_is_unchanged(string document) =>
        Assert.Equal(
            ChangeKind.Unchanged,
            Change(
                document.Replace("%G", Guide, StringComparison.Ordinal).Replace("%L", Lake, StringComparison.Ordinal),
                ExtraPolicies.Allow
            ).Kind
        );

    private const string Guide = $$"""{"Effect":"Allow","Action":"sts:AssumeRole",{{Lake}} }""";

    private static string Document(params string[] statements) =>
        $$"""{"Statement":[{{string.Join(',', statements)}}],"Version":"1"}""";

    private static string Allowing(string actions, string principal)
    {
        var list = string.Join(',', actions.Split('|').Select(action => $"\"{action}\""));
        return Document($$"""{"Effect":"Allow","Action":[{{list}}],{{principal}} }""");
    }

    private static Change Change(string document, ExtraPolicies extra)
    {
        var live = Some.Live() with
        {
            Trust = TrustPolicy.Parse(document, Some.Orders),
            Policies = [Policy.Dts, ReadOnly],
        };
        return RolePlanner.Plan(Some.Wanted(Some.Settings(extra: extra)), live, Some.Consent, Some.Names);
    }

    private static void Says(string document, Today today, string has, string said)
    {
        var (change, allowed) = (Change(document, ExtraPolicies.Report), Change(document, ExtraPolicies.Allow));
        var trust = change.Before!.Trust;

        Assert.Equal(
            today,
            trust.MayAssume.Contains(Principal.RootOf(Some.Lake)) ? Today.In
                : trust.MayAssume.IsEmpty ? Today.Nobody
                : Today.Perhaps
        );
        Assert.Equal(has, trust.Clauses.Select(clause => clause.Reason).SingleOrDefault() ?? "");
        var gains = change.Access.Gained.Any(pair => pair.Principal.Kind is not PrincipalKind.Denied);
        var denied = change.Access.Gained.Any(pair => pair.Principal.Kind is PrincipalKind.Denied);
        Assert.Equal(
            said,
            string.Join(
                ' ',
                (
                    (string?[])
                        [gains ? "gain" : null, change.Access.Lost.IsEmpty ? null : "loss", denied ? "denied" : null]
                ).OfType<string>()
            )
        );

        // What is gained is refused while a further policy is there; what may be lost is to be confirmed by its own
        // word.
        Assert.Equal(gains || denied ? RuleId.DTS523 : null, change.Refusal?.Rule);
        Assert.Equal(
            change.Access.Lost.IsEmpty ? "yes" : "revoke",
            ConfirmationPrompt.Word(new(Target.Cloud, "default", [], [allowed]))
        );
        var warning = change.Findings.Single(finding => finding.Rule is RuleId.DTS507).Message;
        Assert.Equal(
            today is Today.Nobody,
            warning.Contains("nobody can use that through it so far", StringComparison.Ordinal)
        );
        Assert.Equal(
            today is Today.In,
            warning.Contains("DTS tasks and identities of lake (…0002) can use that", StringComparison.Ordinal)
        );
        Assert.Equal(
            has.Length > 0,
            change.Findings.Any(finding =>
                finding.Rule is RuleId.DTS511 && finding.Message.Contains($"has {has}", StringComparison.Ordinal)
            )
        );
    }
}
