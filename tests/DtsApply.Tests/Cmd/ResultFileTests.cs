using System.Text.Json;
using Xunit;

namespace DtsApply.Tests.Cmd;

/// <summary>One run for people, machines and a pull request: -o FORMAT=FILE.</summary>
public static class ResultFileTests
{
    [Fact]
    public static void Files_hold_what_standard_output_would()
    {
        using var run = Orders();
        var json = run.Run("plan", "-f", "orders.yaml", "-o", "json").Out;
        var text = run.Run("plan", "-f", "orders.yaml", "--color", "never").Out;

        _ = run.Run("plan", "-f", "orders.yaml", "-o", InFile("json", run), "-o", InFile("text", run));

        Assert.Equal((0, text), (run.Code, Reporting.Screen.Strip(run.Out)));
        Assert.Equal((json, text), (Read(run, "json"), Read(run, "text")));
    }

    [Fact]
    public static void Standard_output_may_be_for_machines_and_the_file_for_people()
    {
        using var run = Orders();
        var text = run.Run("plan", "-f", "orders.yaml", "--color", "never").Out;

        _ = run.Run("plan", "-f", "orders.yaml", "-o", "json", "-o", InFile("text", run));

        Assert.Equal("Plan", JsonDocument.Parse(run.Out).RootElement.GetProperty("kind").GetString());
        Assert.Equal(text, Read(run, "text"));
    }

    [Theory]
    [InlineData("sarif")]
    [InlineData("junit")]
    [InlineData("github")]
    [InlineData("json")]
    public static void Validate_writes_each_of_its_formats(string format)
    {
        using var run = new CommandRun();
        var printed = run.Run("validate", "-f", "crm.yaml", "-o", format).Out;

        _ = run.Run("validate", "-f", "crm.yaml", "-o", InFile(format, run));

        Assert.Equal(printed, Read(run, format));
    }

    [Theory]
    [InlineData("json")]
    [InlineData("sarif")]
    public static void An_older_result_gives_way_to_the_new_one(string format)
    {
        using var run = new CommandRun();
        _ = run.Run("validate", "-f", "crm.yaml", "-o", InFile(format, run));
        var first = Read(run, format);
        run.Write("broken.yaml", "kind: Nothing\n");

        _ = run.Run("validate", "-f", "broken.yaml", "-o", InFile(format, run));

        Assert.NotEqual(first, Read(run, format));
    }

    [Theory]
    [InlineData("json", "{\"name\": \"dts-apply\"}")]
    [InlineData("json", "#!/bin/sh\n")]
    [InlineData("sarif", "{\"version\":\"2.1.0\",\"runs\":[{\"tool\":{\"driver\":{\"name\":\"other\"}}}]}")]
    [InlineData("text", "validate: ok\n")]
    [InlineData("github", "::error::x\n")]
    [InlineData("junit", "<?xml version=\"1.0\"?>\n")]
    public static void What_is_not_ours_is_never_written_over(string format, string there)
    {
        using var run = new CommandRun();
        run.Write($"result.{format}", there);

        _ = run.Run("validate", "-f", "crm.yaml", "-o", InFile(format, run));

        Assert.Equal((64, there), (run.Code, Read(run, format)));
    }

    [Theory]
    [InlineData("json", "text")]
    [InlineData("sarif", "json")]
    public static void Standard_output_takes_one_format(string one, string other)
    {
        using var run = new CommandRun().Run("validate", "-f", "crm.yaml", "-o", one, "-o", other);

        Assert.Equal(64, run.Code);
        Assert.Contains(
            $"standard output takes one format, not {one} and {other}",
            run.Error,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("json=")]
    [InlineData("json=-")]
    [InlineData("yaml")]
    [InlineData("yaml=x")]
    public static void What_names_no_format_or_no_file_is_a_usage_error(string value)
    {
        using var run = new CommandRun().Run("validate", "-f", "crm.yaml", "-o", value);

        Assert.Equal(64, run.Code);
    }

    [Fact]
    public static void No_file_is_written_twice()
    {
        using var run = Orders();
        var file = InFile("json", run);

        Assert.Equal(64, run.Run("plan", "-f", "orders.yaml", "-o", file, "-o", file).Code);
        Assert.Equal(64, run.Run("plan", "-f", "orders.yaml", "-o", file, "--out", "result.json").Code);
        Assert.Contains("\"Diagnostics\"", Read(run, "json"), StringComparison.Ordinal);
    }

    [Fact]
    public static void A_run_that_comes_to_nothing_leaves_no_older_result_standing()
    {
        using var run = Orders();
        _ = run.Run("plan", "-f", "orders.yaml", "-o", InFile("json", run));

        _ = run.Run("plan", "-f", "orders.yaml", "--account", "nobody", "-o", InFile("json", run));

        Assert.Equal(64, run.Code);
        Assert.Equal(64, JsonDocument.Parse(Read(run, "json")).RootElement.GetProperty("exitCode").GetInt32());
    }

    [Fact]
    public static void An_environment_names_a_format_and_never_a_file()
    {
        using var run = new CommandRun { Variables = { ["DTS_APPLY_OUTPUT"] = "json=stolen" } };

        _ = run.Run("validate", "-f", "crm.yaml");

        Assert.Equal(0, run.Code);
        Assert.False(File.Exists("stolen"));
        Assert.Contains("DTS_APPLY_OUTPUT names a file, and is not read", run.Error, StringComparison.Ordinal);
    }

    private static CommandRun Orders() => new() { Cloud = new FakeCloud() };

    private static string InFile(string format, CommandRun run) => $"{format}={run.At($"result.{format}")}";

    private static string Read(CommandRun run, string format) => run.Read($"result.{format}");
}
