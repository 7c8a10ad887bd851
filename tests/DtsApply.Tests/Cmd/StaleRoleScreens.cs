using DtsApply.Model;
using Xunit;

namespace DtsApply.Tests.Cmd;

/// <summary>Roles that are not as they were when the plan was made: what was approved beside what is there.</summary>
public static class StaleRoleScreens
{
    [Theory]
    [InlineData("apply-stale", 80)]
    [InlineData("apply-stale-60", 60)]
    public static void A_saved_plan_no_longer_fits(string screen, int columns) =>
        CommandRun.Shows(screen, () => Stale(columns), 73, "apply", "plan.json", "-f", "orders.yaml", "-f", "crm.yaml");

    [Fact]
    public static void A_role_moved_between_the_plan_and_its_first_write() =>
        CommandRun.Shows(
            "apply-moved",
            () =>
            {
                var cloud = new FakeCloud();
                var reads = 0;
                cloud.Trouble = (_, call) =>
                {
                    if (call is "Read ram-for-dts" && ++reads is 2)
                    {
                        cloud.With(
                            Made() with
                            {
                                Policies = [Policy.Dts, new("ReadOnlyAccess", Policy.System)],
                                Updated = "2026-11-23T14:03:06Z",
                            }
                        );
                    }

                    return null;
                };
                return new() { Cloud = cloud };
            },
            73,
            "apply",
            "-f",
            "orders.yaml",
            "--yes"
        );

    [Fact]
    public static void A_role_was_made_anew_with_other_access() =>
        CommandRun.Shows(
            "apply-made-anew",
            () =>
                Since(before =>
                    before with
                    {
                        Id = "300999999999999999",
                        Trust = TrustPolicy.Parse(
                            $$$"""{"Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":"""
                                + $$$"""{"RAM":["acs:ram::{{{Some.Stranger}}}:user/bob\u001b[2J"]},"Condition":"""
                                + $$$"""{"Bool":{"acs:MFAPresent":"true"} } }],"Version":"1"}""",
                            Some.Orders
                        ),
                        Policies = [],
                        Description = "",
                        MaxSessionDuration = 7200,
                        Updated = null,
                    }
                ),
            73,
            "apply",
            "plan.json"
        );

    [Fact]
    public static void A_role_is_gone() =>
        CommandRun.Shows("apply-gone", () => Since(_ => null), 73, "apply", "plan.json");

    private static CommandRun Since(Func<Role, Role?> change)
    {
        var before = Made() with { Trust = TrustPolicy.Trusting([Some.Stranger]) };
        var cloud = new FakeCloud().With(before);
        var run = new CommandRun { Cloud = cloud };
        Assert.Equal(0, run.Run("plan", "-f", "orders.yaml", "--out", "plan.json").Code);
        cloud.Remove(before.Address);
        cloud.With(change(before) is { } now ? [now] : []);
        return run;
    }

    private static Role Made() =>
        Some.Live(Some.Settings(description: "Lets DTS tasks of account lake reach this database"));

    private static CommandRun Stale(int columns)
    {
        var before = Made() with
        {
            Trust = TrustPolicy.Trusting([Some.Stranger]),
            Description = "For the archive account",
            Updated = "2026-11-20T09:12:00Z",
        };
        var cloud = new FakeCloud().With(before);
        var run = new CommandRun { Cloud = cloud, Terminal = new(columns, 60) };
        Assert.Equal(0, run.Run("plan", "-f", "orders.yaml", "-f", "crm.yaml", "--out", "plan.json").Code);

        var also = new TrustPolicy([.. before.Trust.Principals, Principal.DtsOf("1822019475530009")], [], null);
        cloud.With(
            before with
            {
                Trust = also,
                Description = "For the archive, and BI since today",
                Updated = "2026-11-23T15:40:31Z",
            }
        );
        run.Clock.Advance(new TimeSpan(2, 10, 20));
        return run;
    }
}
