using DtsApply.Model;
using DtsApply.Planning;
using Xunit;

namespace DtsApply.Tests.Planning;

/// <summary>Roles whose access has ended and that cannot go: what becomes of them, once and for good.</summary>
public static class KeptRoleTests
{
    private static readonly Policy Admin = new("AdministratorAccess", Policy.System);

    public static TheoryData<string, string, string> Kept =>
        new()
        {
            { "protected", "detach AliyunDTSRolePolicy", "it is protected; AliyunDTSRolePolicy is detached" },
            {
                "protected by its manifest",
                "detach AliyunDTSRolePolicy",
                "it is protected; AliyunDTSRolePolicy is detached"
            },
            {
                "extended",
                "detach AliyunDTSRolePolicy",
                "it also has policy AdministratorAccess (System); AliyunDTSRolePolicy is detached"
            },
            {
                "extended, to be removed",
                "detach AdministratorAccess, AliyunDTSRolePolicy",
                "it also has policy AdministratorAccess (System); AliyunDTSRolePolicy is detached"
            },
            {
                "with a declared policy, protected",
                "detach AliyunDTSRolePolicy, AliyunVPCReadOnlyAccess",
                "it is protected; AliyunDTSRolePolicy and AliyunVPCReadOnlyAccess are detached"
            },
            {
                "trusting a stranger",
                "trust 1365520871940006",
                "it trusts 1365520871940006@dts.aliyuncs.com, which no manifest explains; the ended accounts are "
                    + "taken out of its trust policy"
            },
            {
                "trusting a stranger, protected",
                "trust 1365520871940006",
                "it is protected; the ended accounts are taken out of its trust policy"
            },
            {
                "trusting a stranger alone",
                "",
                "it trusts 1365520871940006@dts.aliyuncs.com, which no manifest explains; the ended accounts are "
                    + "taken out of its trust policy"
            },
            {
                "with a condition",
                "detach AliyunDTSRolePolicy",
                "its trust policy has a condition, which this tool never writes; AliyunDTSRolePolicy is detached"
            },
            { "protected, ended before", "", "it is protected; AliyunDTSRolePolicy is detached" },
        };

    [Theory]
    [MemberData(nameof(Kept))]
    public static void Access_ends_also_where_the_role_cannot_go(string what, string done, string said)
    {
        var change = EndedRoleTests.Change(Odd(what), Odd(what, EndedRoleTests.Ended()))!;
        var finding = change.Findings[0];

        Assert.Equal(done, EndedRoleTests.Done(change));
        Assert.Equal((RuleId.DTS533, Severity.Warning), (finding.Rule, finding.Severity));
        Assert.Equal($"its access has ended, and the role is kept, because {said}", finding.Message);
        Assert.Null(change.Refusal);
        Assert.DoesNotContain(Access.Of(change.After), pair =>
            EndedRoleTests.Who(pair.Principal) is Some.Lake
            && (pair.Policy.Equals(Policy.Dts) || pair.Policy.Equals(Policy.VpcReadOnly))
        );
    }

    [Theory]
    [MemberData(nameof(Kept))]
    public static void What_was_done_once_is_not_done_again(string what, string done, string said)
    {
        Assert.NotEqual(done, said);
        var first = EndedRoleTests.Change(Odd(what), Odd(what, EndedRoleTests.Ended()))!;
        var second = EndedRoleTests.Change(first.After!, Odd(what, EndedRoleTests.Ended()))!;

        // What was to be removed is gone by then, so nothing keeps the role any more.
        Assert.Equal(what is "extended, to be removed" ? "delete" : "", EndedRoleTests.Done(second));
    }

    [Fact]
    public static void A_role_that_its_manifest_no_longer_protects_can_go() =>
        Assert.Equal(
            "delete",
            EndedRoleTests.Done(
                EndedRoleTests.Change(Odd("protected"), EndedRoleTests.Ended(settings: Some.Settings(protect: false)))!
            )
        );

    private static Role Odd(string what)
    {
        var live = Some.Live();
        var isProtected = live.Tags.Add(Ownership.ProtectTag, "true");
        return what switch
        {
            "protected" => live with { Tags = isProtected },
            "protected, ended before" => live with { Tags = isProtected, Policies = [] },
            "extended" or "extended, to be removed" => live with { Policies = [Policy.Dts, Admin] },
            "with a declared policy, protected" => live with { Policies = Policy.Known, Tags = isProtected },
            "trusting a stranger" => live with { Trust = TrustPolicy.Trusting([Some.Lake, Some.Stranger]) },
            "trusting a stranger, protected" => live with
            {
                Trust = TrustPolicy.Trusting([Some.Lake, Some.Stranger]),
                Tags = isProtected,
            },
            "trusting a stranger alone" => live with { Trust = TrustPolicy.Trusting([Some.Stranger]) },
            "with a condition" => live with { Trust = Conditional() },
            _ => live,
        };
    }

    private static CrossAccountTask Odd(string what, CrossAccountTask task)
    {
        var settings = what switch
        {
            "protected by its manifest" => Some.Settings(protect: true),
            "extended, to be removed" => Some.Settings(extra: ExtraPolicies.Remove),
            "with a declared policy, protected" => Some.Settings(policies: [Policy.VpcReadOnly.Name]),
            _ => null,
        };
        return task with { Source = task.Source with { Role = settings } };
    }

    private static TrustPolicy Conditional() =>
        TrustPolicy.Parse(
            """{"Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":"""
                + """{"RAM":["acs:ram::1903774258810002:root"]},"Condition":{"Bool":{"acs:MFAPresent":["true"]}}}],"""
                + "\"Version\":\"1\"}",
            Some.Orders
        );
}
