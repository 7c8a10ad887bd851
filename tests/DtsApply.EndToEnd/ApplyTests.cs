using System.Text.Json;
using Xunit;

namespace DtsApply.EndToEnd;

/// <summary>
/// The main job on the sandbox: the binary is run, then the sandbox is asked what it holds, through a plan of its own.
/// </summary>
public static class ApplyTests
{
    private const string Manifest = """
        apiVersion: dts-apply/v1
        kind: Account
        metadata:
          name: orders
        spec:
          accountId: "0000646821763561"
          credentials:
            profile: orders
        ---
        apiVersion: dts-apply/v1
        kind: Account
        metadata:
          name: lake
        spec:
          accountId: "0000903774258812"
        ---
        apiVersion: dts-apply/v1
        kind: CrossAccountTask
        metadata:
          name: orders-to-lake
        spec:
          scenario: CrossAccountSource
          source:
            account: orders
            database: MySQL
          destination:
            account: lake
            database: AnalyticDB for MySQL 3.0
        """;

    [Fact]
    public static void The_first_apply_creates_and_the_second_writes_nothing()
    {
        using var tool = new Tool();
        tool.Write("orders.yaml", Manifest);
        var first = tool.Run("apply", "-f", "orders.yaml", "--sandbox", "--yes", "-o", "json").Json;
        var second = tool.Run("apply", "-f", "orders.yaml", "--sandbox", "--yes", "-o", "json").Json;

        Assert.Equal("ApplyResult", first.GetProperty("kind").GetString());
        Assert.Equal(["Done", "Done"], Statuses(first));
        Assert.Equal("Unchanged", second.GetProperty("roles")[0].GetProperty("change").GetString());
        Assert.Empty(Statuses(second));
    }

    [Fact]
    public static void What_was_applied_is_exactly_what_was_wanted()
    {
        using var tool = new Tool();
        tool.Write("orders.yaml", Manifest);
        tool.Run("apply", "-f", "orders.yaml", "--sandbox", "--yes");
        var role = tool.Run("plan", "-f", "orders.yaml", "--sandbox", "-o", "json")
            .Json.GetProperty("roles")[0]
            .GetProperty("before");

        Assert.Equal(
            """{"RAM":["acs:ram::0000903774258812:root"],"Service":["0000903774258812@dts.aliyuncs.com"]}""",
            Compact(role.GetProperty("trust"))
        );
        Assert.Equal("""["AliyunDTSRolePolicy"]""", Compact(role.GetProperty("policies")));
        Assert.Equal(
            """{"dts-apply:managed-by":"dts-apply","dts-apply:set":"default"}""",
            Compact(role.GetProperty("tags"))
        );
        Assert.Equal("Cross-account DTS access, managed by dts-apply", role.GetProperty("description").GetString());
        Assert.Equal(3600, role.GetProperty("maxSessionDuration").GetInt32());
    }

    [Fact]
    public static void Without_a_terminal_and_without_yes_nothing_is_written()
    {
        using var tool = new Tool();
        tool.Write("orders.yaml", Manifest);
        var ran = tool.RunWith("yes\n", "apply", "-f", "orders.yaml", "--sandbox");

        Assert.Equal(76, ran.Code);
        Assert.Contains("there is no terminal to ask and no --yes", ran.Error, StringComparison.Ordinal);
        Assert.Equal(2, tool.Run("plan", "-f", "orders.yaml", "--sandbox", "--detailed-exitcode").Code);
    }

    [Fact]
    public static void A_role_of_another_set_is_refused_and_untouched()
    {
        using var tool = new Tool();
        tool.Write("orders.yaml", Manifest);
        tool.Run("apply", "-f", "orders.yaml", "--sandbox", "--yes", "--set", "blue");
        var ran = tool.Run("apply", "-f", "orders.yaml", "--sandbox", "--yes");

        Assert.Equal(76, ran.Code);
        Assert.Contains("DTS506", ran.Out, StringComparison.Ordinal);
        Assert.Equal(0, tool.Run("apply", "-f", "orders.yaml", "--sandbox", "--yes", "--take-over", "blue").Code);
    }

    [Fact]
    public static void Manifests_with_mistakes_are_told_whole_and_nothing_is_called()
    {
        using var tool = new Tool();
        tool.Write(
            "orders.yaml",
            Manifest
                .Replace("account: lake", "account: like", StringComparison.Ordinal)
                .Replace("database: MySQL", "databse: MySQL", StringComparison.Ordinal)
        );
        var ran = tool.Run("apply", "-f", "orders.yaml", "--sandbox", "--yes");

        Assert.Equal((65, ""), (ran.Code, ran.Out));
        Assert.Contains("orders.yaml:25:5: error DTS103:", ran.Error, StringComparison.Ordinal);
        Assert.Contains("orders.yaml:27:14: error DTS201:", ran.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(tool.Folder, ".dts-apply")));
    }

    [Fact]
    public static void Missing_credentials_are_78_and_nothing_is_called()
    {
        using var tool = new Tool();
        tool.Write("orders.yaml", Manifest.Replace("\"0000", "\"1000", StringComparison.Ordinal));
        var ran = tool.Run("plan", "-f", "orders.yaml", "--endpoint", "http://127.0.0.1:9");

        Assert.Equal(78, ran.Code);
        Assert.Contains("profile orders", ran.Error, StringComparison.Ordinal);
        Assert.Contains("nothing was called", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public static void Placeholders_are_never_called_in_the_cloud()
    {
        using var tool = new Tool();
        tool.Write("orders.yaml", Manifest);
        var ran = tool.Run("plan", "-f", "orders.yaml");

        Assert.Equal(76, ran.Code);
        Assert.Contains("DTS311", ran.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("plan")]
    [InlineData("apply")]
    [InlineData("apply", "--adopt", "--yes")]
    [InlineData("destroy")]
    [InlineData("verify")]
    [InlineData("whoami")]
    [InlineData("import")]
    [InlineData("plan", "--endpoint", "https://ram.example.aliyuncs.com")]
    public static void What_is_for_the_sandbox_alone_is_told_with_the_command_that_takes_it(
        string command,
        params string[] options
    )
    {
        using var tool = new Tool();
        tool.Write("orders.yaml", Manifest);
        var ran = tool.Run([command, .. options, "-f", "orders.yaml"]);

        Assert.Equal(76, ran.Code);
        Assert.Contains(
            $"\n{command}: 1 error in 1 file; nothing was called (exit 76)\n",
            ran.Error,
            StringComparison.Ordinal
        );
        var next = ran.Error.Split("next: dts-apply ")[1].Trim().Split(' ');
        Assert.Equal([command, "--sandbox"], next.Except(["--adopt"]).Take(2));
        Assert.Equal(options.Contains("--adopt"), next.Contains("--adopt"));
        Assert.DoesNotContain("--yes", next);
        var inSandbox = tool.Run([.. next, .. command is "apply" ? (string[])["--yes"] : []]);
        Assert.True(inSandbox.Code is 0 or 74, inSandbox.Error);
    }

    [Fact]
    public static void No_answer_is_69()
    {
        using var tool = new Tool();
        tool.Write("orders.yaml", Manifest.Replace("profile: orders", "environment: ORDERS", StringComparison.Ordinal));
        tool.Environment["ORDERS_ACCESS_KEY_ID"] = "LTAI5tExampleKeyId01";
        tool.Environment["ORDERS_ACCESS_KEY_SECRET"] = "exampleSecretForSigning0123456";
        var ran = tool.Run("plan", "-f", "orders.yaml", "--endpoint", "http://127.0.0.1:9", "--timeout", "2s");

        Assert.Equal(69, ran.Code);
        Assert.DoesNotContain("exampleSecret", ran.Out + ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public static void Manifests_come_from_standard_input_too()
    {
        using var tool = new Tool();

        Assert.Equal(0, tool.RunWith(Manifest, "validate", "-f", "-").Code);
        Assert.Equal(0, tool.RunWith(Manifest, "apply", "-f", "-", "--sandbox", "--yes").Code);
    }

    [Fact]
    public static void Options_come_from_the_environment_but_consent_never_does()
    {
        using var tool = new Tool();
        tool.Write("orders.yaml", Manifest);
        tool.Environment["DTS_APPLY_OUTPUT"] = "json";
        tool.Environment["DTS_APPLY_SET"] = "blue";
        tool.Environment["DTS_APPLY_YES"] = "true";
        var ran = tool.Run("apply", "-f", "orders.yaml", "--sandbox");

        Assert.Equal(76, ran.Code);
        Assert.Equal("blue", ran.Json.GetProperty("set").GetString());
    }

    private static IEnumerable<string?> Statuses(JsonElement result) =>
        result
            .GetProperty("roles")
            .EnumerateArray()
            .SelectMany(role => role.GetProperty("actions").EnumerateArray())
            .Select(action => action.GetProperty("status").GetString());

    private static string Compact(JsonElement value) => JsonSerializer.Serialize(value);
}
