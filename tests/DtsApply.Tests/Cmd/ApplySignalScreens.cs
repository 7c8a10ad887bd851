using DtsApply.Model;
using Xunit;

namespace DtsApply.Tests.Cmd;

/// <summary>What people see of a run that is told to end.</summary>
public static class ApplySignalScreens
{
    [Theory]
    [InlineData("apply-hungup", 129)]
    [InlineData("apply-interrupted", 130)]
    [InlineData("apply-terminated", 143)]
    public static void A_signal_ends_the_call_under_way_and_begins_nothing_new(string screen, int code) =>
        CommandRun.Shows(
            screen,
            () =>
            {
                var cloud = new FakeCloud();
                var run = new CommandRun { Cloud = cloud };
                cloud.AfterWrite = _ => run.Interrupts.Signal(code);
                return run;
            },
            code,
            "apply",
            "-f",
            "crm.yaml",
            "--yes",
            "--parallelism",
            "1"
        );

    [Fact]
    public static void A_signal_before_the_first_write() =>
        CommandRun.Shows(
            "apply-interrupted-early",
            () =>
            {
                var cloud = new FakeCloud();
                var run = new CommandRun { Cloud = cloud };
                var reads = 0;
                cloud.Trouble = (_, call) =>
                {
                    _ = call is "Read ram-for-dts" && ++reads is 3 ? run.Interrupts.Signal(130) : 0;
                    return null;
                };
                return run;
            },
            130,
            "apply",
            "-f",
            "crm.yaml",
            "--yes",
            "--parallelism",
            "1"
        );

    [Fact]
    public static void A_second_signal_leaves_the_call_under_way_unknown() =>
        CommandRun.Shows(
            "apply-aborted",
            () =>
            {
                var cloud = new FakeCloud();
                var run = new CommandRun { Cloud = cloud };
                cloud.AfterWrite = _ =>
                {
                    run.Interrupts.Signal(130);
                    run.Interrupts.Signal(130);
                    run.Interrupts.Signals.Abort.ThrowIfCancellationRequested();
                };
                return run;
            },
            130,
            "apply",
            "-f",
            "crm.yaml",
            "--yes",
            "--parallelism",
            "1"
        );
}
