using Xunit;

namespace DtsApply.Tests.Cmd;

/// <summary>Errors that are nobody's manifest.</summary>
public static class EdgeScreens
{
    [Fact]
    public static void A_command_that_does_not_exist() =>
        CommandRun.Shows("usage-error", () => new(), 64, "aply", "-f", "orders.yaml");

    [Fact]
    public static void A_bug_in_the_middle_of_a_run() =>
        CommandRun.Shows(
            "bug",
            () =>
            {
                var clock = new FakeClock();
                return new()
                {
                    Clock = clock,
                    Cloud = new FakeCloud
                    {
                        AfterWrite = roles =>
                        {
                            clock.Advance(TimeSpan.FromSeconds(1));
                            _ = roles.Values.All(role => role.Policies.IsEmpty)
                                ? true
                                : throw new InvalidOperationException("a bug");
                        },
                    },
                };
            },
            70,
            "apply",
            "-f",
            "orders.yaml",
            "--yes"
        );

    [Fact]
    public static void A_bug_before_anything_was_written() =>
        CommandRun.Shows(
            "bug-early",
            () => new() { Cloud = new FakeCloud { Trouble = (_, _) => throw new InvalidOperationException("a bug") } },
            70,
            "apply",
            "-f",
            "orders.yaml",
            "--yes"
        );

    [Theory]
    [InlineData("apply", "apply: interrupted, nothing was written (exit 130)\n")]
    [InlineData("plan", "plan: interrupted (exit 130)\n")]
    public static void A_signal_while_accounts_are_read(string command, string said)
    {
        var interrupts = 0;
        CommandRun? run = null;
        using var begun = run = new()
        {
            Cloud = new FakeCloud
            {
                Trouble = (_, _) =>
                {
                    _ = interrupts++ is 0 ? run!.Interrupts.Signal(130) : 0;
                    throw new OperationCanceledException();
                },
            },
        };

        Assert.Equal(said, run.Run(command, "-f", "orders.yaml", "--color", "never").Error);
        Assert.Equal(130, run.Code);
    }

    [Theory]
    [InlineData("plan", 1)]
    [InlineData("apply", 1)]
    [InlineData("verify", 1)]
    [InlineData("whoami", 1)]
    [InlineData("plan -v", 2)]
    public static void Credentials_that_several_accounts_lack_for_one_reason_are_told_once(string command, int times)
    {
        using var run = new CommandRun();
        File.WriteAllText(
            run.At("orders.yaml"),
            File.ReadAllText(run.At("orders.yaml"))
                .Replace(
                    "\"1903774258810002\"",
                    "\"1903774258810002\"\n  credentials:\n    profile: lake",
                    StringComparison.Ordinal
                )
        );
        run.Run([.. command.Split(' '), "-f", "orders.yaml", "--color", "never"]);
        var said = run.Out + run.Error;

        Assert.Equal(78, run.Code);
        Assert.Equal(times, said.Split("error").Length - 1);
        Assert.Contains("orders", said, StringComparison.Ordinal);
        Assert.Contains("lake", said, StringComparison.Ordinal);
    }

    [Fact]
    public static void Credentials_that_are_not_there() =>
        CommandRun.Shows(
            "credentials",
            () =>
            {
                var run = new CommandRun();
                File.WriteAllText(
                    run.At("orders.yaml"),
                    File.ReadAllText(run.At("orders.yaml"))
                        .Replace(
                            "\"1903774258810002\"",
                            "\"1903774258810002\"\n  credentials:\n    profile: lake",
                            StringComparison.Ordinal
                        )
                );
                Directory.CreateDirectory(run.At(".aliyun"));
                File.WriteAllText(
                    run.At(".aliyun/config.json"),
                    """{"profiles":["""
                        + """{"name":"orders-prod","mode":"AK"},"""
                        + """{"name":"lake","mode":"AK","access_key_id":"LTAI5tPlaceholder","access_key_secret":"placeholder"}]}"""
                );
                return run;
            },
            78,
            "plan",
            "-f",
            "orders.yaml"
        );
}
