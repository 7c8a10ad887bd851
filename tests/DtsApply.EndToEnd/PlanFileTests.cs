using System.Text.RegularExpressions;
using Xunit;

namespace DtsApply.EndToEnd;

/// <summary>
/// Whether a plan file is the one that was approved: its digest, who may write it, what it is, and for which service it
/// was made.
/// </summary>
public static partial class PlanFileTests
{
    private static readonly string Story = Path.Combine(Tool.Root, "examples", "source");

    [Fact]
    public static void A_file_that_others_may_write_is_refused_unless_its_digest_is_insisted_on()
    {
        using var tool = new Tool();
        var digest = Save(tool);
        using var change = System.Diagnostics.Process.Start("chmod", ["666", Path.Combine(tool.Folder, "plan.json")]);
        change.WaitForExit();
        var refused = tool.Run("apply", "plan.json", "--sandbox");

        Assert.Equal(76, refused.Code);
        Assert.Equal(Golden("apply-plan-file"), refused.Error);
        Assert.Equal(0, tool.Run("plan", "--show", "plan.json").Code);
        Assert.Equal(0, tool.Run("apply", "plan.json", "--sandbox", "--expect-digest", digest.ToUpperInvariant()).Code);
    }

    [Fact]
    public static void A_file_of_someone_else_is_refused_also_where_only_its_owner_may_write_it()
    {
        using var tool = new Tool();
        Save(tool);
        using var change = System.Diagnostics.Process.Start("chown", ["1000", Path.Combine(tool.Folder, "plan.json")]);
        change.WaitForExit();
        Assert.SkipUnless(
            change.ExitCode is 0 && Environment.IsPrivilegedProcess,
            "only the administrator gives files away"
        );
        var refused = tool.Run("apply", "plan.json", "--sandbox");

        Assert.Equal(76, refused.Code);
        Assert.Contains(
            "error DTS536: user 1000 may write plan.json (mode 0600)",
            refused.Error,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public static void The_digest_is_looked_at_before_anything_else()
    {
        using var tool = new Tool();
        var digest = Save(tool);
        tool.Write("plan.json", tool.Read("plan.json").Replace("\"Plan\"", "\"Plan\" ", StringComparison.Ordinal));
        var refused = tool.Run("apply", "plan.json", "--expect-digest", digest);

        Assert.Equal(76, refused.Code);
        Assert.Matches($"expected     {digest[..8]}\n    this one     (?!{digest[..8]})[0-9a-f]{{8}}\n", refused.Error);
        var expected = refused.Error.Replace(digest[..8], "3f9c2a71", StringComparison.Ordinal);
        var shown = EightDigits().Replace(expected, "this one     a41b77c0");
        Assert.Equal(Golden("apply-other-digest"), shown);
    }

    [Theory]
    [InlineData("--expect-digest", "3f9c2a71")]
    [InlineData("--expect-digest", "3f9c2a7154e08b1d6fa2c9075be4d31828a6f0c94d7be25516903ac8d2f7e04g")]
    public static void Fewer_digits_than_all_are_no_digest(string option, string digest)
    {
        using var tool = new Tool();
        Save(tool);

        Assert.Equal(64, tool.Run("apply", "plan.json", "--sandbox", option, digest).Code);
        Assert.Equal(64, tool.Run("apply", "-f", Story, "--sandbox", "--yes", option, new string('0', 64)).Code);
        Assert.Equal(2, tool.Run("plan", "-f", Story, "--sandbox", "--detailed-exitcode").Code);
    }

    [Fact]
    public static void The_digest_is_that_of_the_file_and_machines_are_told_it_too()
    {
        using var tool = new Tool();
        var digest = Save(tool);

        var bytes = File.ReadAllBytes(Path.Combine(tool.Folder, "plan.json"));
        Assert.Equal(digest, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)));
        Assert.Equal(
            digest,
            tool.Run("plan", "--show", "plan.json", "-o", "json").Json.GetProperty("digest").GetString()
        );
        Assert.Equal(digest, tool.Run("plan", "--show", "plan.json").Out.Split('\n')[1]);
        var again = tool.Run("plan", "-f", Story, "--sandbox", "--out", "again.json", "-o", "json")
            .Json.GetProperty("digest")
            .GetString();
        Assert.Equal(
            again,
            tool.Run("plan", "--show", "again.json", "-o", "json").Json.GetProperty("digest").GetString()
        );
        Assert.DoesNotContain("\"digest\"", tool.Read("plan.json"), StringComparison.Ordinal);
    }

    [Fact]
    public static void A_plan_for_the_sandbox_says_what_to_add()
    {
        using var tool = new Tool();
        Save(tool);
        var refused = tool.Run("apply", "plan.json");

        Assert.Equal((76, Golden("apply-plan-sandbox")), (refused.Code, refused.Error));
    }

    [Fact]
    public static void A_link_a_folder_and_a_device_are_no_plan()
    {
        using var tool = new Tool();
        Save(tool);
        File.CreateSymbolicLink(Path.Combine(tool.Folder, "link.json"), "plan.json");

        Assert.Contains(
            "link.json is a link",
            tool.Run("apply", "link.json", "--sandbox").Error,
            StringComparison.Ordinal
        );
        foreach (var path in (string[])["link.json", ".", "/dev/zero", "none.json"])
        {
            Assert.Equal(65, tool.Run("apply", path, "--sandbox").Code);
            Assert.Equal(65, tool.Run("plan", "--show", path).Code);
        }
    }

    [Fact]
    public static void A_saved_plan_with_changes_says_2_to_those_who_ask()
    {
        using var tool = new Tool();
        Save(tool);

        Assert.Equal(2, tool.Run("plan", "--show", "plan.json", "--detailed-exitcode").Code);
        Assert.Equal(0, tool.Run("apply", "plan.json", "--sandbox").Code);
        Assert.Equal(0, tool.Run("plan", "-f", Story, "--sandbox", "--out", "plan.json").Code);
        Assert.Equal(0, tool.Run("plan", "--show", "plan.json", "--detailed-exitcode").Code);
    }

    [Fact]
    public static void No_environment_chooses_a_plan_file()
    {
        using var tool = new Tool();
        var digest = Save(tool);
        tool.Environment["DTS_APPLY_OUT"] = "other.json";
        tool.Environment["DTS_APPLY_SHOW"] = "plan.json";
        tool.Environment["DTS_APPLY_EXPECT_DIGEST"] = new string('0', 64);

        Assert.StartsWith("account orders", tool.Run("plan", "-f", Story, "--sandbox").Out, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(tool.Folder, "other.json")));
        Assert.Equal(0, tool.Run("apply", "plan.json", "--sandbox").Code);
        Assert.Equal(64, digest.Length);
    }

    private static string Save(Tool tool)
    {
        var saved = tool.Run("plan", "-f", Story, "--sandbox", "--out", "plan.json");
        Assert.Equal(0, saved.Code);
        return Digest().Match(saved.Out).Value;
    }

    /// <summary>A screen of the design without its colours.</summary>
    private static string Golden(string screen) =>
        Tags()
            .Replace(
                File.ReadAllText(Path.Combine(Tool.Root, "tests", "DtsApply.Tests", "Screens", $"{screen}.txt")),
                ""
            );

    [GeneratedRegex("^[0-9a-f]{64}$", RegexOptions.Multiline)]
    private static partial Regex Digest();

    [GeneratedRegex("this one     [0-9a-f]{8}")]
    private static partial Regex EightDigits();

    [GeneratedRegex(@"\[/?(red|cyan|bold)?\]")]
    private static partial Regex Tags();
}
