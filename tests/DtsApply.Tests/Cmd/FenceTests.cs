using System.Text.Json;
using DtsApply.Model;
using Xunit;
using static DtsApply.Tests.Fenced;

namespace DtsApply.Tests.Cmd;

/// <summary>From the command line to a refusal: whoever tries to get around a fence is kept in.</summary>
public static class FenceTests
{
    private static readonly string Shut = Document("trusted: []");
    private static readonly string Open = Document("trusted: [\"1903774258810002\"]", "open");

    public static TheoryData<string> Fenced => ["validate", "plan", "apply", "destroy"];

    public static TheoryData<string> Reading => ["validate", "plan", "apply", "destroy", "verify", "task", "whoami"];

    [Theory]
    [MemberData(nameof(Reading))]
    public static void A_fence_among_the_manifests_is_an_error_in_every_command(string command)
    {
        using var run = Begin(out var cloud);
        run.Write("manifests/a.yaml", File.ReadAllText(run.At("orders.yaml")) + "---\n" + Open);
        run.Run(command, "-f", "manifests/", "--color", "never");

        Assert.Equal(65, run.Code);
        Assert.Contains(
            "DTS617: a fence is no manifest, and forbids nothing here",
            run.Out + run.Error,
            StringComparison.Ordinal
        );
        Assert.Empty(cloud.Log);
    }

    [Theory]
    [MemberData(nameof(Fenced))]
    public static void A_fence_that_cannot_be_relied_on_ends_every_command(string command)
    {
        foreach (
            var fence in (string[])
                ["", "spec: {}", Document("owner: []"), Document("forbid: []"), Open + "---\n" + Open]
        )
        {
            using var run = Begin(out var cloud);
            run.Write("fence.yaml", fence);
            run.Run(command, "--fence", "fence.yaml", "-f", "orders.yaml", "--color", "never");

            Assert.Equal(78, run.Code);
            Assert.Contains("DTS618: cannot read fence fence.yaml: ", run.Out + run.Error, StringComparison.Ordinal);
            Assert.Empty(cloud.Log);
        }
    }

    [Theory]
    [InlineData("", 78)]
    [InlineData("shut.yaml:", 78)]
    [InlineData("none.yaml", 78)]
    [InlineData("shut.yaml", 76)]
    [InlineData("shut.yaml:open.yaml", 76)]
    public static void The_variable_names_fences_as_PATH_does_and_never_none(string variable, int code)
    {
        using var run = Begin(out var cloud);
        run.Variables["DTS_APPLY_FENCE"] = string.Join(
            ':',
            variable.Split(':').Select(name => name.Length > 0 ? run.At(name) : "")
        );
        run.Run("apply", "--yes", "-f", "orders.yaml");

        Assert.Equal(code, run.Code);
        Assert.Empty(cloud.Writes);
    }

    [Fact]
    public static void A_looser_fence_on_the_command_line_stands_in_the_place_of_none()
    {
        using var run = Begin(out var cloud);
        run.Variables["DTS_APPLY_FENCE"] = run.At("shut.yaml");

        Assert.Equal(
            76,
            run.Run("apply", "--yes", "--fence", "open.yaml", "-f", "orders.yaml", "--color", "never").Code
        );
        Assert.Contains("fence platform lets no role trust", run.Out, StringComparison.Ordinal);
        Assert.Equal(65, run.Run("validate", "--fence", "open.yaml", "-f", "orders.yaml").Code);
        Assert.Empty(cloud.Writes);
    }

    [Fact]
    public static void Manifests_that_are_wrong_are_told_before_a_fence_that_is()
    {
        using var run = Begin(out _);
        run.Write("bad.yaml", "kind: Account\n");

        Assert.Equal(65, run.Run("plan", "--fence", "none.yaml", "-f", "bad.yaml").Code);
        Assert.Equal(65, run.Run("validate", "--fence", "none.yaml", "-f", "bad.yaml", "--color", "never").Code);
        Assert.Contains("DTS618", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sets: [\"prod-*\"]", "DTS605")]
    [InlineData("credentials: [assumeRole]", "DTS607")]
    public static void A_set_and_credentials_outside_stop_before_any_call(string spec, string rule)
    {
        using var run = Begin(out var cloud);
        run.Write("fence.yaml", Document(spec));
        foreach (var command in Fenced.Select(row => row.Data))
        {
            run.Run(command, "--fence", "fence.yaml", "-f", "orders.yaml", "--color", "never");
            Assert.Equal(65, run.Code);
            Assert.Contains($"error {rule}: fence platform", run.Out + run.Error, StringComparison.Ordinal);
        }

        Assert.Empty(cloud.Log);
    }

    [Fact]
    public static void A_set_within_the_fence_may_be_named_for_validate()
    {
        using var run = Begin(out _);
        run.Write("fence.yaml", Document("sets: [\"prod-*\"]"));

        Assert.Equal(0, run.Run("validate", "--set", "prod-eu", "--fence", "fence.yaml", "-f", "orders.yaml").Code);
        Assert.Equal(64, run.Run("validate", "--set", "Prod", "--fence", "fence.yaml", "-f", "orders.yaml").Code);
    }

    [Theory]
    [InlineData("json")]
    [InlineData("sarif")]
    [InlineData("junit")]
    [InlineData("github")]
    public static void Machines_are_told_what_has_no_place_in_manifests(string format)
    {
        using var run = Begin(out _);
        run.Write("fence.yaml", Document("sets: [prod]\ntrusted: []"));
        run.Run("validate", "-o", format, "--fence", "fence.yaml", "-f", "orders.yaml");

        Assert.Equal(65, run.Code);
        Assert.Contains("DTS605", run.Out, StringComparison.Ordinal);
        Assert.Contains("DTS602", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public static void A_refused_plan_is_shown_all_the_same_and_names_the_rule_to_machines()
    {
        using var run = Begin(out _);
        run.Run("plan", "-o", "json", "--fence", "shut.yaml", "-f", "orders.yaml");
        using var plan = JsonDocument.Parse(run.Out);
        var role = plan.RootElement.GetProperty("roles")[0];

        Assert.Equal(76, run.Code);
        Assert.Equal(
            ("Create", "DTS602"),
            (role.GetProperty("change").GetString(), role.GetProperty("refused").GetString())
        );
        Assert.Equal("platform", plan.RootElement.GetProperty("fences")[0].GetProperty("name").GetString());
        Assert.Equal("DTS602", plan.RootElement.GetProperty("diagnostics")[0].GetProperty("rule").GetString());
    }

    [Theory]
    [InlineData("plan", "--out", "plan.json")]
    [InlineData("plan", "-v", "-q")]
    [InlineData("plan", "-o", "markdown")]
    [InlineData("apply", "-v", "--yes")]
    public static void The_fences_of_a_run_are_named_where_that_is_asked_for(string command, string option, string more)
    {
        using var run = Begin(out _);
        run.Run(command, option, more, "--fence", "open.yaml", "-f", "orders.yaml", "--color", "never");

        Assert.Equal(0, run.Code);
        Assert.Equal(more is not "-q", run.Out.Contains("within fence open ", StringComparison.Ordinal));
        Assert.False(
            run.Run("plan", "--fence", "open.yaml", "-f", "orders.yaml")
                .Out.Contains("within fence", StringComparison.Ordinal)
        );
    }

    [Fact]
    public static void What_may_be_pasted_next_keeps_within_the_fence()
    {
        using var run = Begin(out _);

        Assert.EndsWith(
            "next: dts-apply apply --fence open.yaml -f orders.yaml\n",
            run.Run("plan", "--fence", "open.yaml", "-f", "orders.yaml", "--color", "never").Out,
            StringComparison.Ordinal
        );
        Assert.EndsWith(
            "next: dts-apply apply plan.json --fence open.yaml\n",
            run.Run("plan", "--fence", "open.yaml", "-f", "orders.yaml", "--out", "plan.json", "--color", "never").Out,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "next: dts-apply task -f orders.yaml ",
            run.Run("apply", "--yes", "--fence", "open.yaml", "-f", "orders.yaml", "--color", "never").Error,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public static void A_fence_that_changes_before_the_first_write_stops_the_run()
    {
        using var run = Begin(out var cloud);
        cloud.Finished = () => run.Write("open.yaml", Open + "  # changed\n");

        Assert.Equal(
            76,
            run.Run("apply", "--yes", "--fence", "open.yaml", "-f", "orders.yaml", "--color", "never").Code
        );
        Assert.Contains("DTS620: the fence changed while the plan was looked at", run.Error, StringComparison.Ordinal);
        Assert.Empty(cloud.Writes);
        cloud.Finished = () => File.Delete(run.At("open.yaml"));
        Assert.Equal(78, run.Run("apply", "--yes", "--fence", "open.yaml", "-f", "orders.yaml").Code);
        Assert.Empty(cloud.Writes);
    }

    internal static CommandRun Begin(out FakeCloud cloud)
    {
        cloud = new();
        var run = new CommandRun { Cloud = cloud };
        run.Write("shut.yaml", Shut);
        run.Write("open.yaml", Open);
        return run;
    }
}
