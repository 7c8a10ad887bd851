using Xunit;

namespace DtsApply.EndToEnd;

public static class SavedPlanTests
{
    private static readonly string Story = Path.Combine(Tool.Root, "examples", "source");

    [Fact]
    public static void A_saved_plan_is_carried_out_without_a_question_and_only_once()
    {
        using var tool = new Tool();
        Save(tool);

        Assert.Equal(0, tool.Run("apply", "plan.json", "--sandbox").Code);
        Assert.Equal(0, tool.Run("plan", "-f", Story, "--sandbox", "--detailed-exitcode").Code);
        var state = tool.Read(".dts-apply/sandbox.json");
        var again = tool.Run("apply", "plan.json", "--sandbox");
        Assert.Equal(0, again.Code);
        Assert.Equal(
            "apply: already carried out, 1 role in 1 account is as plan.json made it, in the sandbox; nothing was "
                + "written\n",
            again.Error
        );
        Assert.Equal(state, tool.Read(".dts-apply/sandbox.json"));
    }

    [Fact]
    public static void A_plan_file_is_its_owners_alone_and_holds_no_secret()
    {
        using var tool = new Tool();
        Save(tool);

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite,
                File.GetUnixFileMode(Path.Combine(tool.Folder, "plan.json"))
            );
        }

        Assert.Equal(
            "Plan",
            tool.Run("plan", "--show", "plan.json", "-o", "json").Json.GetProperty("kind").GetString()
        );
        Assert.DoesNotContain(
            "secret",
            File.ReadAllText(Path.Combine(tool.Folder, "plan.json")),
            StringComparison.OrdinalIgnoreCase
        );
    }

    [Fact]
    public static void A_role_that_moved_since_makes_the_plan_stale_and_nothing_is_written()
    {
        using var tool = new Tool();
        Save(tool);
        tool.Run("apply", "-f", Story, "--sandbox", "--yes", "--set", "blue");
        var state = File.ReadAllText(Path.Combine(tool.Folder, ".dts-apply", "sandbox.json"));
        var ran = tool.Run("apply", "plan.json", "--sandbox");

        Assert.Equal(73, ran.Code);
        Assert.Contains("DTS514", ran.Error, StringComparison.Ordinal);
        Assert.Equal(state, File.ReadAllText(Path.Combine(tool.Folder, ".dts-apply", "sandbox.json")));
    }

    [Fact]
    public static void Manifests_given_with_a_plan_must_still_say_the_same()
    {
        using var tool = new Tool();
        tool.Write("m.yaml", File.ReadAllText(Directory.GetFiles(Story).Single()));
        tool.Run("plan", "-f", "m.yaml", "--sandbox", "--out", "plan.json");
        tool.Write(
            "m.yaml",
            File.ReadAllText(Directory.GetFiles(Story).Single())
                .Replace("Lets ", "Let ", StringComparison.Ordinal)
                .Replace("CrossAccountSource", "CrossAccountDestination", StringComparison.Ordinal)
        );
        var ran = tool.Run("apply", "plan.json", "-f", "m.yaml", "--sandbox");

        Assert.Contains(ran.Code, (int[])[65, 73]);
        Assert.Equal(2, tool.Run("plan", "-f", Story, "--sandbox", "--detailed-exitcode").Code);
    }

    [Fact]
    public static void A_plan_for_another_service_is_refused_and_one_changed_by_hand_is_none()
    {
        using var tool = new Tool();
        Save(tool);

        Assert.Equal(76, tool.Run("apply", "plan.json").Code);
        tool.Write(
            "plan.json",
            File.ReadAllText(Path.Combine(tool.Folder, "plan.json")).Replace("0000", "0001", StringComparison.Ordinal)
        );
        Assert.Equal(65, tool.Run("apply", "plan.json", "--sandbox").Code);
    }

    [Fact]
    public static void A_plan_is_never_written_through_a_link()
    {
        using var tool = new Tool();
        tool.Write("elsewhere", "kept");
        File.CreateSymbolicLink(Path.Combine(tool.Folder, "plan.json"), "elsewhere");

        Assert.Equal(64, tool.Run("plan", "-f", Story, "--sandbox", "--out", "plan.json").Code);
        Assert.Equal("kept", File.ReadAllText(Path.Combine(tool.Folder, "elsewhere")));
    }

    [Fact]
    public static void A_plan_takes_the_place_of_an_older_plan_and_of_nothing_else()
    {
        using var tool = new Tool();
        tool.Write("orders.yaml", File.ReadAllText(Directory.GetFiles(Story, "*.yaml")[0]));
        var manifest = File.ReadAllText(Path.Combine(tool.Folder, "orders.yaml"));

        var ran = tool.Run("plan", "-f", "orders.yaml", "--sandbox", "--out", "orders.yaml");
        Assert.Equal(64, ran.Code);
        Assert.Contains("--out orders.yaml is a file, but no plan", ran.Error, StringComparison.Ordinal);
        Assert.Equal(manifest, File.ReadAllText(Path.Combine(tool.Folder, "orders.yaml")));
        Assert.Equal(0, tool.Run("plan", "-f", "orders.yaml", "--sandbox", "--out", "plan.json").Code);
        Assert.Equal(0, tool.Run("plan", "-f", "orders.yaml", "--sandbox", "--out", "plan.json").Code);
    }

    [Fact]
    public static void A_plan_is_never_put_in_the_place_of_a_pipe()
    {
        using var tool = new Tool();
        using var made = System.Diagnostics.Process.Start("mkfifo", Path.Combine(tool.Folder, "plan.json"));
        made.WaitForExit();

        var ran = tool.Run("plan", "-f", Story, "--sandbox", "--out", "plan.json");
        Assert.Equal(64, ran.Code);
        Assert.Contains("--out plan.json is no regular file", ran.Error, StringComparison.Ordinal);
        Assert.Equal(64, tool.Run("plan", "-f", Story, "--sandbox", "--out", "none/plan.json").Code);
        Assert.Equal(65, tool.Run("apply", "plan.json", "--sandbox").Code);
        Assert.Equal(78, tool.Run("apply", "--yes", "-f", Story, "--sandbox", "--sandbox-state", "plan.json").Code);
        Assert.Equal(0, new FileInfo(Path.Combine(tool.Folder, "plan.json")).Length);
        Assert.DoesNotContain(Directory.GetFileSystemEntries(tool.Folder), name =>
            name.EndsWith(".tmp", StringComparison.Ordinal)
        );
    }

    [Fact]
    public static void A_saved_plan_shows_what_the_plan_showed()
    {
        using var tool = new Tool();
        var made = tool.Run("plan", "-f", Story, "--sandbox", "--out", "plan.json").Out;
        var shown = tool.Run("plan", "--show", "plan.json").Out;

        Assert.Equal(
            made[..made.IndexOf("saved to", StringComparison.Ordinal)],
            shown[
                (shown.IndexOf("\n\n", StringComparison.Ordinal) + 2)..shown.IndexOf("plan:", StringComparison.Ordinal)
            ]
        );
    }

    [Theory]
    [InlineData("\"formatVersion\": \"1\"", "\"formatVersion\": \"2\"")]
    [InlineData("\"kind\": \"Plan\"", "\"kind\": \"ApplyResult\"")]
    public static void Another_format_or_kind_is_no_plan(string right, string wrong)
    {
        using var tool = new Tool();
        Save(tool);
        tool.Write("plan.json", tool.Read("plan.json").Replace(right, wrong, StringComparison.Ordinal));

        Assert.Equal(65, tool.Run("apply", "plan.json", "--sandbox").Code);
    }

    [Fact]
    public static void Each_example_can_be_planned_for_one_account_saved_and_applied()
    {
        foreach (var account in (string[])["crm", "mart"])
        {
            using var tool = new Tool();
            Assert.Equal(
                0,
                tool.Run(
                    "plan",
                    "-f",
                    Path.Combine(Tool.Root, "examples", "both"),
                    "--sandbox",
                    "--account",
                    account,
                    "--out",
                    "plan.json"
                ).Code
            );
            Assert.Equal(0, tool.Run("apply", "plan.json", "--sandbox").Code);
        }
    }

    private static void Save(Tool tool) =>
        Assert.Equal(0, tool.Run("plan", "-f", Story, "--sandbox", "--out", "plan.json").Code);
}
