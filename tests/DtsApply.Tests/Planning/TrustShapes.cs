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
        ShapedTrust.Says(ShapedTrust.Allowing(actions, ShapedTrust.Lake), today, has, said);

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
        ShapedTrust.Says(
            document.Replace(
                "%P",
                $"\"Action\":\"sts:AssumeRole\",\"Effect\":\"Allow\",{ShapedTrust.Lake}",
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
        var change = ShapedTrust.Change(
            ShapedTrust.Document(
                $$"""{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"RAM":["{{principal}}"]} }"""
            ),
            ExtraPolicies.Allow
        );

        var sentences = new AccessText(Some.Names).Sentences(change).Select(text => text.Drawn().ToString()).ToList();
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
        var change = ShapedTrust.Change(
            ShapedTrust.Document(
                ShapedTrust.Guide,
                $$"""{"Effect":"Deny","Action":"sts:AssumeRole",{{ShapedTrust.Stranger}} }"""
            ),
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
            ShapedTrust
                .Change(
                    document
                        .Replace("%G", ShapedTrust.Guide, StringComparison.Ordinal)
                        .Replace("%L", ShapedTrust.Lake, StringComparison.Ordinal),
                    ExtraPolicies.Allow
                )
                .Kind
        );
}
