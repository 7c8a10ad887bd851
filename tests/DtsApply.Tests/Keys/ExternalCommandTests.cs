using DtsApply.Model;
using Xunit;

namespace DtsApply.Tests.Keys;

/// <summary>Programs that print keys: what is run, what they get, and what is told of them.</summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public static class ExternalCommandTests
{
    [Theory]
    [InlineData("sh -c 'exit 3'", "ended with 2")]
    [InlineData("false", "ended with 1")]
    [InlineData("echo canary-secret-0123456789", "printed no key")]
    [InlineData("yes canary", "printed no key")]
    [InlineData("no-such-program-anywhere", "is not found")]
    [InlineData("./here", "is not found")]
    public static async Task A_program_that_gives_no_key_is_told_without_what_it_prints(string command, string words)
    {
        using var bench = new KeyBench();
        bench.Variables["PATH"] = Environment.GetEnvironmentVariable("PATH")!;
        bench.WithProfiles($$"""{"name":"it","mode":"External","process_command":"{{command}}"}""");
        var failure = await SourceTests.FailsAsync(bench);
        Assert.Contains(words, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", $"{failure} {failure.Help}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sleep 40 &")]
    [InlineData("(sleep 40; echo more) &")]
    [InlineData("sleep 40 2>/dev/null </dev/null &")]
    public static async Task What_a_program_leaves_running_is_not_waited_for(string left)
    {
        using var bench = new KeyBench();
        bench.Variables["PATH"] = Environment.GetEnvironmentVariable("PATH")!;
        var printed = bench.Write(
            "printed.json",
            """{"mode":"AK","access_key_id":"LTAI5tExample","access_key_secret":"canary-secret-0123456789"}"""
        );
        var program = bench.Write("give", $"#!/bin/sh\n{left}\ncat {printed}\n");
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        bench.WithProfiles($$"""{"name":"it","mode":"External","process_command":"{{program}}"}""");
        var account = bench.Declare("it", KeyBench.Member, new ProfileCredentials("it"));
        var began = System.Diagnostics.Stopwatch.StartNew();

        // The sandbox knows no such key, which is told once the program has given it.
        var failure = await Assert.ThrowsAsync<Live.CloudException>(() =>
            bench.Cloud.WhoAmIAsync(account, TestContext.Current.CancellationToken)
        );

        Assert.Equal("InvalidAccessKeyId.NotFound", failure.Error?.Code);
        Assert.True(began.Elapsed < TimeSpan.FromSeconds(20), $"{began.Elapsed}");
    }

    [Fact]
    public static async Task A_program_of_the_working_folder_is_not_run()
    {
        using var bench = new KeyBench();
        var program = bench.Write("give", "#!/bin/sh\necho '{}'\n");
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        bench.Variables["PATH"] = bench.Home;
        bench.WithProfiles("""{"name":"it","mode":"External","process_command":"give"}""");
        Assert.Contains("printed no key", (await SourceTests.FailsAsync(bench)).Message, StringComparison.Ordinal);

        using var inside = new KeyBench { WorkingFolder = bench.Home };
        inside.Variables["PATH"] = bench.Home;
        inside.WithProfiles("""{"name":"it","mode":"External","process_command":"give"}""");
        Assert.Contains("is not found", (await SourceTests.FailsAsync(inside)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public static async Task A_program_gets_neither_our_variables_nor_keys_of_other_sources()
    {
        using var bench = new KeyBench();
        string[] hidden = ["DTS_APPLY_SET", "ORDERS_ACCESS_KEY_SECRET", "ALIBABA_CLOUD_SECURITY_TOKEN"];
        Array.ForEach(hidden, name => Environment.SetEnvironmentVariable(name, "canary"));
        Environment.SetEnvironmentVariable("BROKER_REALM", "kept");
        try
        {
            bench.Declare("other", KeyBench.Other, new EnvironmentCredentials("ORDERS"));
            var heard = Path.Combine(bench.Home, "heard");
            var program = bench.Write("give", $"#!/bin/sh\nenv > {heard}\n");
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
            bench.WithProfiles($$"""{"name":"it","mode":"External","process_command":"{{program}}"}""");
            await SourceTests.FailsAsync(bench);
            var told = await File.ReadAllTextAsync(heard, TestContext.Current.CancellationToken);
            Assert.DoesNotContain("canary", told, StringComparison.Ordinal);
            Assert.Contains("BROKER_REALM=kept", told, StringComparison.Ordinal);
        }
        finally
        {
            Array.ForEach(hidden, name => Environment.SetEnvironmentVariable(name, null));
            Environment.SetEnvironmentVariable("BROKER_REALM", null);
        }
    }
}
