using Xunit;

namespace DtsApply.EndToEnd;

public static class CommandLineTests
{
    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("help")]
    [InlineData("apply", "--help")]
    [InlineData("help", "plan")]
    [InlineData("validate", "-h")]
    [InlineData()]
    public static void Help_goes_to_standard_output_and_is_no_error(params string[] args)
    {
        using var tool = new Tool();
        var ran = tool.Run(args);

        Assert.Equal((0, ""), (ran.Code, ran.Error));
        Assert.Contains("usage:", ran.Out, StringComparison.Ordinal);
        Assert.All(ran.Out.Split('\n'), line => Assert.InRange(line.Length, 0, 80));
    }

    [Theory]
    [InlineData("unknown command \"aply\"; did you mean apply?", "aply", "-f", "x.yaml")]
    [InlineData("unknown option \"--sandbx\"; did you mean --sandbox?", "apply", "--sandbx")]
    [InlineData("unexpected argument \"other.yaml\"", "apply", "prod.yaml", "other.yaml")]
    [InlineData("--filename needs a value", "plan", "-f")]
    [InlineData("--sandbox is a flag; it takes no value", "apply", "--sandbox=yes")]
    [InlineData("--output is \"xml\"", "plan", "-o", "xml")]
    [InlineData("--timeout is \"soon\"", "plan", "--timeout", "soon")]
    [InlineData("--sandbox and --endpoint exclude each other", "plan", "--sandbox", "--endpoint", "http://127.0.0.1:1")]
    [InlineData("is plain http to another machine", "plan", "-f", "x.yaml", "--endpoint", "http://192.0.2.1")]
    [InlineData("no manifests are named", "plan")]
    [InlineData("no manifests are named", "validate")]
    [InlineData("--color is \"maybe\"", "validate", "-f", "x.yaml", "--color", "maybe")]
    [InlineData("--parallelism", "plan", "--parallelism", "999999999999")]
    [InlineData("--timeout is", "plan", "--timeout", "99999999999h")]
    [InlineData("two accounts are named ops", "init", "--scenario", "both", "--source", "ops")]
    [InlineData("two accounts have the ID 0000000000000002", "init", "--source-id", "0000000000000002")]
    public static void A_command_line_that_cannot_be_meant_is_one_line_and_exit_64(string says, params string[] args)
    {
        using var tool = new Tool();
        var ran = tool.Run(args);

        Assert.Equal((64, ""), (ran.Code, ran.Out));
        Assert.Contains(says, ran.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ran.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-l team=comerce chooses no account; did you mean team=commerce?", "-l", "team=comerce")]
    [InlineData("-l team=ops chooses no account of those named", "-l", "team=ops", "--account", "orders")]
    public static void A_selector_that_chooses_nothing_is_no_good_news(string says, params string[] selection)
    {
        using var tool = new Tool();
        tool.Write(
            "a.yaml",
            "apiVersion: dts-apply/v1\nkind: Account\nmetadata: {name: orders, labels: {team: commerce}}\nspec: "
                + "{accountId: \"0000646821763561\"}\n"
        );

        Assert.All(
            [
                tool.Run(["plan", "--sandbox", "-f", "a.yaml", .. selection]),
                tool.Run(["apply", "--yes", "--sandbox", "-f", "a.yaml", .. selection]),
            ],
            ran =>
            {
                Assert.Equal((64, ""), (ran.Code, ran.Out));
                Assert.Contains(says, ran.Error, StringComparison.Ordinal);
            }
        );
    }

    [Fact]
    public static void An_appsettings_file_of_the_working_folder_is_nobodys_business()
    {
        using var tool = new Tool();
        tool.Write("appsettings.json", "{ not json at all");
        tool.Environment["Logging__LogLevel__Default"] = "Trace";
        var ran = tool.Run("version");

        Assert.Equal((0, ""), (ran.Code, ran.Error));
        Assert.StartsWith("dts-apply 0.", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public static void Version_tells_which_build_it_is_also_to_programs()
    {
        using var tool = new Tool();

        Assert.Equal("Version", tool.Run("version", "-o", "json").Json.GetProperty("kind").GetString());
    }

    [Fact]
    public static void Standard_input_that_was_closed_is_empty()
    {
        using var tool = new Tool();
        using var process = tool.Program("sh", "-c", "exec \"$0\" validate -f - <&-", Tool.Binary);
        var ran = Tool.Finish(process);

        Assert.Equal(65, ran.Code);
        Assert.Contains("DTS002: standard input holds no manifest", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public static void A_run_that_no_one_can_be_told_of_is_carried_out_all_the_same()
    {
        using var tool = new Tool();
        tool.Write("m.yaml", File.ReadAllText(Path.Combine(Tool.Root, "examples", "source", "orders-to-lake.yaml")));
        using var silent = tool.Program("sh", "-c", "exec \"$0\" apply --yes --sandbox -f m.yaml 2>&-", Tool.Binary);
        Assert.Equal(0, Tool.Finish(silent).Code);

        Assert.Contains(
            "nothing to do, 1 role",
            tool.Run("plan", "--sandbox", "-f", "m.yaml").Out,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public static void Standard_output_that_was_closed_cannot_be_written()
    {
        using var tool = new Tool();
        using var process = tool.Program("sh", "-c", "exec \"$0\" version >&-", Tool.Binary);
        var ran = Tool.Finish(process);

        Assert.Equal((1, "dts-apply: standard output could not be written whole (exit 1)\n"), (ran.Code, ran.Error));
    }

    [Fact]
    public static void A_home_that_does_not_exist_is_not_the_working_folder()
    {
        using var tool = new Tool();
        tool.Write(
            ".aliyun/config.json",
            """{"current": "orders", "profiles": [{"name": "orders", "mode": "AK", "access_key_id": "a", "access_key_secret": "b"}]}"""
        );
        tool.Environment["HOME"] = Path.Combine(tool.Folder, "none");
        tool.Write("m.yaml", File.ReadAllText(Path.Combine(Tool.Root, "examples", "source", "orders-to-lake.yaml")));

        var ran = tool.Run("plan", "--endpoint", "http://127.0.0.1:9", "-f", "m.yaml");
        Assert.Equal(78, ran.Code);
        Assert.Contains("there is no file ~/.aliyun/config.json", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public static void A_reader_that_goes_away_is_no_crash()
    {
        using var tool = new Tool();
        using var process = tool.Start("schema");
        process.StandardOutput.Close();
        process.StandardInput.Close();

        Assert.True(process.WaitForExit(TimeSpan.FromSeconds(30)));
        Assert.DoesNotContain("   at ", process.StandardError.ReadToEnd(), StringComparison.Ordinal);
    }
}
