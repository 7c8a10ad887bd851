using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Reporting.Plans;
using Xunit;

namespace DtsApply.Tests.Planning;

/// <summary>The role of the trust shapes, and all that is said when its trust becomes the guide's.</summary>
internal static class ShapedTrust
{
    internal const string Lake =
        """ "Principal":{"RAM":["acs:ram::1903774258810002:root"],"Service":["1903774258810002@dts.aliyuncs.com"]} """;
    internal const string Stranger = """ "Principal":{"RAM":["acs:ram::1365520871940006:root"]} """;

    private static readonly Policy ReadOnly = new("ReadOnlyAccess", Policy.System);

    internal const string Guide = $$"""{"Effect":"Allow","Action":"sts:AssumeRole",{{Lake}} }""";

    internal static string Document(params string[] statements) =>
        $$"""{"Statement":[{{string.Join(',', statements)}}],"Version":"1"}""";

    internal static string Allowing(string actions, string principal)
    {
        var list = string.Join(',', actions.Split('|').Select(action => $"\"{action}\""));
        return Document($$"""{"Effect":"Allow","Action":[{{list}}],{{principal}} }""");
    }

    internal static Change Change(string document, ExtraPolicies extra)
    {
        var live = Some.Live() with
        {
            Trust = TrustPolicy.Parse(document, Some.Orders),
            Policies = [Policy.Dts, ReadOnly],
        };
        return RolePlanner.Plan(Some.Wanted(Some.Settings(extra: extra)), live, Some.Consent, Some.Names);
    }

    internal static void Says(string document, Today today, string has, string said)
    {
        var (change, allowed) = (Change(document, ExtraPolicies.Report), Change(document, ExtraPolicies.Allow));
        var trust = change.Before!.Trust;

        Assert.Equal(
            today,
            trust.MayAssume.Contains(Principal.RootOf(Some.Lake)) ? Today.In
                : trust.MayAssume.IsEmpty ? Today.Nobody
                : Today.Perhaps
        );
        Assert.Equal(has, trust.Clauses.Select(OpaqueStatementWords.Reasons).SingleOrDefault() ?? "");
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

/// <summary>Whether lake may assume the role as it is.</summary>
public enum Today
{
    /// <summary>Surely.</summary>
    In,

    /// <summary>Perhaps, or not all of it.</summary>
    Perhaps,

    /// <summary>Nobody may.</summary>
    Nobody,
}
