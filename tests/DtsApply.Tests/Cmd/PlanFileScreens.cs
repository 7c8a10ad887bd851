using System.Text.RegularExpressions;
using DtsApply.Model;
using Xunit;

namespace DtsApply.Tests.Cmd;

/// <summary>
/// A plan file from being saved to being carried out, and everything that keeps it from that. Each golden file is a
/// screen of the design.
/// </summary>
public static partial class PlanFileScreens
{
    private static readonly TimeSpan Long = TimeSpan.FromHours(77);

    [Fact]
    public static void Saved() =>
        CommandRun.Shows(
            "plan-out",
            () => Shorter(new() { Terminal = new(100, 60) }),
            0,
            "plan",
            "-f",
            "orders.yaml",
            "--out",
            "plan.json"
        );

    [Fact]
    public static void A_saved_plan_begins_with_its_moment_its_service_and_its_digest()
    {
        using var run = Planned(Shorter(new()));
        run.Run("plan", "--show", "plan.json", "--color", "never");

        Assert.StartsWith(
            $"""
            plan.json is of 2026-11-23T14:03:07Z, for Alibaba Cloud; live accounts were not read
            {CommandRun.SomeDigest}

            account orders
            """,
            run.Out,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public static void Carried_out() =>
        CommandRun.Shows(
            "apply-carried-out",
            () =>
            {
                var run = Planned(Shorter(new()));
                Assert.Equal(0, run.Run("apply", "plan.json").Code);
                run.Clock.Advance(Long);
                return run;
            },
            0,
            "apply",
            "plan.json"
        );

    [Fact]
    public static void Too_old() =>
        CommandRun.Shows(
            "apply-plan-old",
            () =>
            {
                var run = Shorter(new() { Clock = Earlier() });
                Planned(run).Clock.Advance(Long);
                return run;
            },
            73,
            "apply",
            "plan.json"
        );

    [Fact]
    public static void Carried_out_in_part() =>
        CommandRun.Shows(
            "apply-in-part",
            () =>
            {
                var cloud = new FakeCloud();
                var run = new CommandRun { Cloud = cloud };
                Assert.Equal(0, run.Run("plan", "-f", "crm.yaml", "--out", "plan.json").Code);
                Assert.Equal(0, run.Run("apply", "-f", "crm.yaml", "--account", "crm", "--yes").Code);
                return run;
            },
            73,
            "apply",
            "plan.json"
        );

    [Theory]
    [InlineData("description", 73)]
    [InlineData("owner", 73)]
    [InlineData("protected", 73)]
    [InlineData("nothing", 0)]
    public static void Carried_out_means_exactly_as_recorded(string since, int code)
    {
        var cloud = new FakeCloud();
        using var run = new CommandRun { Cloud = cloud };
        Assert.Equal(0, run.Run("plan", "-f", "orders.yaml", "--out", "plan.json").Code);
        Assert.Equal(0, run.Run("apply", "plan.json").Code);
        var made = cloud.Roles.Values.Single();
        cloud.Remove(made.Address);
        cloud.With(
            since switch
            {
                "description" => made with { Description = "another" },
                "owner" => made with { Tags = Ownership.Tags("blue") },
                "protected" => made with { Tags = made.Tags.Add(Ownership.ProtectTag, "true") },
                _ => made,
            }
        );

        Assert.Equal(code, run.Run("apply", "plan.json").Code);
    }

    [Fact]
    public static void A_plan_of_no_change_is_no_news_however_old()
    {
        using var run = Planned(
            new() { Cloud = new FakeCloud().With(Some.Live(Some.Settings(description: Description))) }
        );
        run.Clock.Advance(Long);
        run.Run("apply", "plan.json", "--color", "never");

        Assert.Equal(
            (0, "apply: nothing to do, 1 role in 1 account is as declared; nothing was written\n"),
            (run.Code, run.Error)
        );
    }

    [Theory]
    [InlineData(-77, "77 h from now by this clock")]
    [InlineData(73, "73 h ago")]
    [InlineData(72, null)]
    public static void A_plan_is_good_for_three_days_on_either_side_of_the_clock(int hours, string? said)
    {
        using var run = Planned(Shorter(new()));
        run.Clock.Advance(TimeSpan.FromHours(hours));
        run.Run("apply", "plan.json", "--color", "never");

        Assert.Equal(said is null ? 0 : 73, run.Code);
        Assert.Contains(said ?? "apply: done", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("plan", "--show")]
    [InlineData("apply", null)]
    public static void Another_version_made_it(string command, string? option)
    {
        using var run = Planned(Shorter(new()));
        var text = VersionMember().Replace(File.ReadAllText(run.At("plan.json")), "\"toolVersion\": \"9.9\"");
        run.Write("plan.json", text.Replace("\"saved\"", "\"kept\"", StringComparison.Ordinal));
        run.Run([command, .. option is null ? (string[])[] : [option], "plan.json", "--color", "never"]);

        Assert.Equal(73, run.Code);
        Assert.Contains(
            "error DTS514: the plan was made by dts-apply 9.9\n    help: plan again, and have that plan approved\n",
            run.Error,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public static void Carried_out_already_as_JSON()
    {
        using var run = Planned(Shorter(new()));
        run.Run("apply", "plan.json");
        run.Run("apply", "plan.json", "-o", "json");
        using var json = System.Text.Json.JsonDocument.Parse(run.Out);

        Assert.Equal("ApplyResult", json.RootElement.GetProperty("kind").GetString());
        Assert.Equal(0, json.RootElement.GetProperty("summary").GetProperty("actions").GetInt32());
    }

    private const string Description = "Lets DTS tasks of account lake reach this database";

    /// <summary>A role whose session is shorter than the manifest wants.</summary>
    private static CommandRun Shorter(CommandRun run)
    {
        var text = File.ReadAllText(run.At("orders.yaml"));
        // Account lake is verified.
        text = text.Replace(
            "spec:\n  accountId: \"1903774258810002\"\n",
            "spec: {accountId: \"1903774258810002\", credentials: {profile: lake}}\n\n",
            StringComparison.Ordinal
        );
        run.Write(
            "orders.yaml",
            text.Replace(Description, $"{Description}\n      maxSessionDuration: 7200", StringComparison.Ordinal)
        );
        run.Cloud = new FakeCloud().With(Some.Live(Some.Settings(description: Description)));
        return run;
    }

    private static CommandRun Planned(CommandRun run)
    {
        run.Run("plan", "-f", "orders.yaml", "--out", "plan.json");
        Assert.Equal((0, ""), (run.Code, run.Error));
        return run;
    }

    private static FakeClock Earlier()
    {
        var clock = new FakeClock();
        clock.Advance(-Long);
        return clock;
    }

    [GeneratedRegex("\"toolVersion\": \"[^\"]*\"")]
    private static partial Regex VersionMember();
}
