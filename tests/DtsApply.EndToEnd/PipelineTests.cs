using Xunit;

namespace DtsApply.EndToEnd;

/// <summary>
/// A plan on its way through a pipeline: one job saves it, its artifact comes to another machine with another mode, the
/// job that applies is run again.
/// </summary>
public static class PipelineTests
{
    private static readonly string Story = Path.Combine(Tool.Root, "examples", "source");

    [Theory]
    // Only who runs the job may write it: what most runners make of a mode.
    [InlineData("600", 0)]
    [InlineData("644", 0)]
    [InlineData("755", 0)]
    [InlineData("664", 76)]
    [InlineData("646", 76)]
    [InlineData("666", 76)]
    [InlineData("777", 76)]
    public static void An_artifact_that_lost_its_mode_needs_its_digest_where_others_may_write_it(string mode, int code)
    {
        using var tool = new Tool();
        var digest = Save(tool);
        SetMode(tool, mode);
        var alone = tool.Run("apply", "plan.json", "--sandbox");

        Assert.Equal(code, alone.Code);
        Assert.Equal(code is 76, alone.Error.Contains("error DTS536", StringComparison.Ordinal));
        Assert.Equal(0, tool.Run("apply", "plan.json", "--sandbox", "--expect-digest", digest).Code);
    }

    [Fact]
    public static void A_retried_job_finds_the_plan_carried_out_and_writes_nothing()
    {
        using var tool = new Tool();
        string[] job = ["apply", "plan.json", "--sandbox", "--expect-digest", Save(tool), "-f", Story];
        SetMode(tool, "666");
        Assert.Equal(0, tool.Run(job).Code);
        var state = tool.Read(".dts-apply/sandbox.json");
        var retried = tool.Run(job);

        Assert.Equal(0, retried.Code);
        Assert.StartsWith("apply: already carried out, ", retried.Error, StringComparison.Ordinal);
        Assert.Equal(state, tool.Read(".dts-apply/sandbox.json"));
    }

    [Fact]
    public static void A_retried_job_is_stale_once_a_later_run_changed_what_it_made()
    {
        using var tool = new Tool();
        string[] job = ["apply", "plan.json", "--sandbox", "--expect-digest", Save(tool), "-f", Story];
        Assert.Equal(0, tool.Run(job).Code);
        Assert.Equal(0, tool.Run("destroy", "-f", Story, "--sandbox", "--yes").Code);
        Assert.Equal(0, tool.Run("apply", "-f", Story, "--sandbox", "--yes", "--set", "later").Code);
        var retried = tool.Run(job);

        Assert.Equal(73, retried.Code);
        Assert.Contains("nothing was written", retried.Error, StringComparison.Ordinal);
    }

    [Fact]
    public static void A_retried_job_that_names_another_digest_is_refused_though_all_is_done()
    {
        using var tool = new Tool();
        var digest = Save(tool);
        Assert.Equal(0, tool.Run("apply", "plan.json", "--sandbox", "--expect-digest", digest).Code);

        Assert.Equal(76, tool.Run("apply", "plan.json", "--sandbox", "--expect-digest", new('0', 64)).Code);
    }

    private static string Save(Tool tool) =>
        tool.Run("plan", "-f", Story, "--sandbox", "--out", "plan.json", "-o", "json")
            .Json.GetProperty("digest")
            .GetString()!;

    private static void SetMode(Tool tool, string mode)
    {
        using var change = System.Diagnostics.Process.Start("chmod", [mode, Path.Combine(tool.Folder, "plan.json")]);
        change.WaitForExit();
    }
}
