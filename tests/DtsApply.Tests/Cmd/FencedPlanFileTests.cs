using System.Text;
using System.Text.Json;
using DtsApply.Model;
using DtsApply.Planning.Saved;
using DtsApply.Reporting.Plans;
using Xunit;
using static DtsApply.Tests.Fenced;

namespace DtsApply.Tests.Cmd;

/// <summary>Plan files and the way back within fences: what was approved, forged, or made without any.</summary>
public static class FencedPlanFileTests
{
    private const string Tight = "trusted: [\"1288450937620003\"]";

    [Fact]
    public static void A_plan_is_carried_out_within_the_fences_that_it_was_made_within()
    {
        using var run = FenceTests.Begin(out var cloud);
        Save(run, "--fence", "open.yaml");
        run.Write("copy/fence.yaml", File.ReadAllText(run.At("open.yaml")));

        Assert.Equal(0, run.Run("apply", "plan.json", "--fence", "copy/fence.yaml").Code);
        Assert.NotEmpty(cloud.Writes);
        Assert.Equal(0, run.Run("apply", "plan.json", "--fence", "copy/fence.yaml").Code);
        Assert.Equal(76, run.Run("apply", "plan.json").Code);
    }

    [Theory]
    [InlineData(false, true, "was made within no fence")]
    [InlineData(true, false, "was made within another fence than this run has")]
    public static void A_plan_of_no_fence_is_of_another_one(bool then, bool now, string said)
    {
        using var run = FenceTests.Begin(out var cloud);
        Save(run, then ? ["--fence", "open.yaml"] : []);
        run.Run(["apply", "plan.json", "--color", "never", .. now ? (string[])["--fence", "open.yaml"] : []]);

        Assert.Equal(76, run.Code);
        Assert.Contains(
            $"DTS620: plan.json {said}",
            run.Error.Replace("\n    ", " ", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
        Assert.Empty(cloud.Writes);
    }

    [Fact]
    public static void A_plan_file_that_claims_the_fence_is_held_against_it_all_the_same()
    {
        using var run = FenceTests.Begin(out var cloud);
        Save(run);
        run.Write("fence.yaml", Document(Tight));
        Forge(run, saved => saved with { Fences = [Mark(run.At("fence.yaml"))] });
        Assert.Equal(0, run.Run("plan", "--show", "plan.json").Code);
        run.Run("apply", "plan.json", "--fence", "fence.yaml", "--color", "never");

        Assert.Equal(76, run.Code);
        Assert.Contains(
            "error DTS602: fence platform lets no role trust account lake",
            run.Out,
            StringComparison.Ordinal
        );
        Assert.Empty(cloud.Writes);
    }

    [Fact]
    public static void A_digest_that_was_changed_by_hand_makes_no_plan()
    {
        using var run = FenceTests.Begin(out _);
        Save(run, "--fence", "open.yaml");
        var text = File.ReadAllText(run.At("plan.json"));
        var digest = JsonDocument.Parse(text).RootElement.GetProperty("fences")[0].GetProperty("digest").GetString()!;
        run.Write("plan.json", text.Replace(digest, new string('0', 64), StringComparison.Ordinal));

        Assert.Equal(65, run.Run("apply", "plan.json", "--fence", "open.yaml").Code);
    }

    [Theory]
    [InlineData("Platform", 64)]
    [InlineData("a b", 64)]
    [InlineData("platform", 63)]
    [InlineData("", 64)]
    public static void A_mark_that_no_fence_has_makes_no_plan(string name, int digits)
    {
        using var run = FenceTests.Begin(out _);
        Save(run);
        Forge(run, saved => saved with { Fences = [new(name, new string('a', digits))] });

        Assert.Equal(65, run.Run("apply", "plan.json").Code);
    }

    [Fact]
    public static void A_set_outside_a_fence_stops_before_any_call()
    {
        using var run = FenceTests.Begin(out var cloud);
        Save(run);
        cloud.Log.Clear();
        run.Write("fence.yaml", Document("sets: [prod]"));

        Assert.Equal(65, run.Run("apply", "plan.json", "--fence", "fence.yaml").Code);
        Assert.Equal(78, run.Run("apply", "plan.json", "--fence", "none.yaml").Code);
        Assert.Empty(cloud.Log);
    }

    [Fact]
    public static void A_saved_plan_names_its_fences()
    {
        using var run = FenceTests.Begin(out _);
        Save(run, "--fence", "open.yaml");

        Assert.Contains("\nwithin fence open ", run.Run("plan", "--show", "plan.json").Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("trusted: [\"1903774258810002\"]", 76)]
    [InlineData("owners: []", 76)]
    [InlineData("requireVerified: true", 76)]
    [InlineData("requireUntil: [\"1646821763560001\"]", 76)]
    [InlineData("sets: [prod]", 65)]
    [InlineData("credentials: [environment]", 65)]
    [InlineData("maxRemovals: 0", 76)]
    [InlineData("trusted: [\"1288450937620003\"]\nmaxRemovals: 1", 0)]
    public static void A_way_back_gives_back_nothing_that_a_fence_forbids(string spec, int code)
    {
        // The run let lake in for ops; its undo gives it to ops again.
        using var run = OneRun.Begin(out var cloud);
        run.Write("fence.yaml", Document(spec));
        run.Run("undo", OneRun.RunId, "--yes", "--fence", "fence.yaml");

        Assert.Equal(code, run.Code);
        Assert.Equal(code is 0, cloud.Writes.Any());
        Assert.Equal(code is not 65, !cloud.Log.IsEmpty);
    }

    [Fact]
    public static void Whom_a_way_back_would_let_in_is_shown_over_the_refusal()
    {
        using var run = OneRun.Begin(out _);
        run.Write("fence.yaml", Document("trusted: [\"1903774258810002\"]"));
        run.Run("undo", OneRun.RunId, "--yes", "--fence", "fence.yaml", "--color", "never");

        Assert.Contains("! refuse to undo role ram-for-dts", run.Out, StringComparison.Ordinal);
        Assert.Contains(
            "error DTS602: fence platform lets no role trust account ops",
            run.Out,
            StringComparison.Ordinal
        );
    }

    private static void Save(CommandRun run, params string[] options)
    {
        run.Run(["plan", "-f", "orders.yaml", "--out", "plan.json", .. options]);
        Assert.Equal(0, run.Code);
    }

    private static FenceMark Mark(string file) =>
        DtsApply.Manifests.FenceReader.Read(new([file]), CancellationToken.None).Marks.Single();

    private static void Forge(CommandRun run, Func<SavedPlan, SavedPlan> forge)
    {
        var version = DtsApply.Cmd.CommandLine.ToolVersion.Current;
        var saved = PlanDocument.Read(Encoding.UTF8.GetBytes(File.ReadAllText(run.At("plan.json"))), version, default)!;
        File.WriteAllText(run.At("plan.json"), PlanDocument.Text(forge(saved), version));
    }
}
