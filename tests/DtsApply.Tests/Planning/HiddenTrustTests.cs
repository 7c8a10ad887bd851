using System.Text.Json;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Reporting.Plans;
using DtsApply.Reporting.Screen;
using DtsApply.Tests.Importing;
using Xunit;

namespace DtsApply.Tests.Planning;

/// <summary>A trust policy is no place for secrets, and people put them there: they are hidden wherever it is shown,
/// and nowhere else.</summary>
public static class HiddenTrustTests
{
    private const string Password = "hunter2secret";
    private const string Secret = "abcdefghijklmnopqrstuvwxyz1234";

    public static TheoryData<string> Conditions =>
        new(
            $$$"""{"password":"{{{Password}}}","x:AccessKeySecret":"{{{Secret}}}"}""",
            $$$"""{"StringEquals":{"x:token":["{{{Password}}}","{{{Secret}}}"]}}""",
            $$$$"""{"secret":{"{{{{Password}}}}":{"deep":["{{{{Secret}}}}"]}}}""",
            $$$"""{"StringEquals":{"sts:ExternalId":"{{{Secret}}}","pwd":"{{{Password}}}"}}"""
        );

    [Theory]
    [MemberData(nameof(Conditions))]
    public static void What_import_plan_and_JSON_show_of_a_trust_policy_holds_no_secret(string condition)
    {
        foreach (var effect in (string[])["Allow", "Deny", "?"])
        {
            var plan = PlanOf(Role(condition, effect));
            var imported = Import.Run(Import.Accounts, Role(condition, effect));
            foreach (var shown in (string[])[Drawn(plan), Json(plan), imported.Text])
            {
                Assert.DoesNotContain(Password, shown, StringComparison.Ordinal);
                Assert.DoesNotContain(Secret, shown, StringComparison.Ordinal);
                Assert.Contains("(hidden)", shown, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Conditions))]
    public static void It_stays_JSON_line_for_line(string condition)
    {
        var trust = Role(condition, "Allow").Trust;

        Assert.Equal(trust.Canonical.Split('\n').Length, trust.Shown.Split('\n').Length);
        using var json = JsonDocument.Parse(Assert.Single(trust.Clauses).Shown);
        Assert.Equal("Allow", json.RootElement.GetProperty("Effect").GetString());
    }

    [Theory]
    [InlineData("""{"Version":"1","Statement":[],"password":"hunter2secret"}""")]
    [InlineData("""{"Version":"1","Version":"1","Statement":[{"token":["hunter2secret"]}]}""")]
    [InlineData("{\n\"password\":\n\"hunter2secret\"")]
    [InlineData("password: hunter2secret")]
    public static void A_document_that_cannot_be_read_hides_it_too(string document)
    {
        var trust = TrustPolicy.Parse(document, Some.Orders);

        Assert.All([trust.Shown, Assert.Single(trust.Clauses).Shown, Assert.Single(trust.MayAssume).Shown], shown =>
            Assert.DoesNotContain(Password, shown, StringComparison.Ordinal)
        );
    }

    [Fact]
    public static void What_holds_no_secret_is_shown_as_it_is()
    {
        const string Condition =
            """{"StringEquals":{"sts:ExternalId":"a\u0022b","n":1,"acs:SourceIp":["10.0.0.0/8"]}}""";
        var trust = Role(Condition, "Allow").Trust;

        Assert.Equal((trust.Canonical, trust.Clauses[0].Text), (trust.Shown, trust.Clauses[0].Shown));
    }

    [Fact]
    public static void The_ID_of_a_key_can_still_be_found()
    {
        var trust = Role("""{"StringEquals":{"acs:Key":"LTAI5tFakeFakeFakeFakeFa"}}""", "Allow").Trust;

        Assert.Contains("\"LTAI…keFa\"", trust.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public static void Two_policies_that_differ_in_a_secret_alone_differ_and_the_diff_has_both_lines()
    {
        var (one, other) = (
            Role($$"""{"password":"{{Password}}"}""", "Allow").Trust,
            Role("""{"password":"another"}""", "Allow").Trust
        );

        Assert.NotEqual(one, other);
        var lines = TrustDiff
            .Lines(one, other)
            .Select(line => line.ToString().Replace(" ", "", StringComparison.Ordinal))
            .Where(line => line.Contains("hidden", StringComparison.Ordinal));
        Assert.Equal(["-\"(hidden)\"", "+\"(hidden)\""], lines);
    }

    private static Role Role(string condition, string effect) =>
        Import.Live(
            $$$"""
            {"Version":"1","Statement":[
              {"Effect":"Allow","Action":"sts:AssumeRole",
               "Principal":{"RAM":"acs:ram::1903774258810002:root","Service":"1903774258810002@dts.aliyuncs.com"}},
              {"Effect":"{{{effect}}}","Action":"sts:AssumeRole",
               "Principal":{"RAM":"acs:ram::1903774258810002:root"},"Condition":{{{condition}}} }]}
            """
        );

    private static Plan PlanOf(Role live) =>
        new(
            Target.Cloud,
            "default",
            [new(Some.Accounts.Single(account => account.Id.Value is Some.Orders), null, Verified: true)],
            [RolePlanner.Plan(Some.Wanted(), live, new("default", Adopt: true), Some.Names)]
        );

    private static string Drawn(Plan plan)
    {
        using var text = new StringWriter();
        PlanText.Draw(new(text, Palette.None, 200), plan, new(Some.Names, Verbose: true));
        return $"{text}";
    }

    private static string Json(Plan plan) =>
        JsonText.Document(writer => PlanJson.Members(writer, plan, new("Plan", "0.1.0", 0)));
}
