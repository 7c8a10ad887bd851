using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Reporting.Plans;
using DtsApply.Reporting.Screen;
using Xunit;

namespace DtsApply.Tests.Reporting;

/// <summary>What --verbose adds to a role: only what really changes looks like a change.</summary>
public static class RoleDetailTests
{
    private static readonly string[] Accounts = [Some.Orders, Some.Lake, Some.Crm, Some.Ops];

    [Theory]
    [InlineData(true, true, true, "trust, description, session")]
    [InlineData(true, false, false, "trust; unchanged: description, session")]
    [InlineData(false, true, false, "description; unchanged: trust, session")]
    [InlineData(false, false, true, "session; unchanged: trust, description")]
    [InlineData(true, false, true, "trust, session; unchanged: description")]
    public static void UpdateRole_sends_everything_and_the_plan_tells_what_of_it_changes(
        bool trust,
        bool description,
        bool session,
        string carried
    )
    {
        var wanted = Some.Settings(description: "as wanted", session: 7200);
        var live = Some.Live(wanted);
        live = live with
        {
            Trust = trust ? TrustPolicy.Trusting([Some.Crm]) : live.Trust,
            Description = description ? "another" : live.Description,
            MaxSessionDuration = session ? 3600 : live.MaxSessionDuration,
        };
        var change = RolePlanner.Plan(Some.Wanted(wanted), live, Some.Consent, Some.Names);
        using var text = new StringWriter();
        new RoleDetails(new(text, Palette.None, 80)).Draw(change);

        Assert.StartsWith($"    calls        1 UpdateRole  {carried}\n", text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public static void A_description_that_is_not_sent_is_not_said_to_be()
    {
        var live = Some.Live() with { Description = "", Trust = TrustPolicy.Trusting([Some.Crm]) };
        var change = RolePlanner.Plan(Some.Wanted(), live, Some.Consent, Some.Names);
        using var text = new StringWriter();
        new RoleDetails(new(text, Palette.None, 80)).Draw(change);

        Assert.StartsWith(
            "    calls        1 UpdateRole  trust; unchanged: session\n",
            text.ToString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public static void A_principal_that_comes_last_is_one_line_of_each_list()
    {
        var lines = Diff(TrustPolicy.Trusting([Some.Orders]), TrustPolicy.Trusting([Some.Orders, Some.Lake]));

        Assert.Equal(
            [
                "@@ -6,9 +6,11 @@",
                "       \"Principal\": {",
                "         \"RAM\": [",
                "           \"acs:ram::1646821763560001:root\",",
                "+          \"acs:ram::1903774258810002:root\"",
                "         ],",
                "         \"Service\": [",
                "           \"1646821763560001@dts.aliyuncs.com\",",
                "+          \"1903774258810002@dts.aliyuncs.com\"",
                "         ]",
                "       }",
                "     }",
            ],
            lines[2..]
        );
    }

    /// <summary>A comma comes and goes with what follows it, and is no change of the line at whose end it stands.
    /// </summary>
    [Fact]
    public static void Whoever_comes_or_goes_no_line_comes_and_goes_for_its_comma()
    {
        for (var before = 1; before < 1 << Accounts.Length; before++)
        {
            for (var after = 1; after < 1 << Accounts.Length; after++)
            {
                var lines = Diff(TrustPolicy.Trusting(Chosen(before)), TrustPolicy.Trusting(Chosen(after)));
                var changed = lines.Skip(2).Where(line => line[0] is '-' or '+').Select(line => line.TrimEnd(','));

                Assert.Equal(
                    Lines('-', Chosen(before).Except(Chosen(after)))
                        .Concat(Lines('+', Chosen(after).Except(Chosen(before))))
                        .Order(),
                    changed.Order()
                );
            }
        }

        static string[] Chosen(int chosen) => [.. Accounts.Where((_, index) => (chosen & (1 << index)) is not 0)];
        static IEnumerable<string> Lines(char mark, IEnumerable<string> accounts) =>
            accounts.SelectMany(id =>
                (string[])[$"{mark}          \"acs:ram::{id}:root\"", $"{mark}          \"{id}@dts.aliyuncs.com\""]
            );
    }

    private static List<string> Diff(TrustPolicy live, TrustPolicy planned) =>
        [.. TrustDiff.Lines(live, planned).Select(line => line.ToString())];
}
