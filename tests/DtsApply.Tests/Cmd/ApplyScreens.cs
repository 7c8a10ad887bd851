using DtsApply.Live;
using DtsApply.Model;
using Xunit;

namespace DtsApply.Tests.Cmd;

/// <summary>
/// What people see while and after applying, from the command line to the last line. Each golden file is a screen of
/// the design.
/// </summary>
public static class ApplyScreens
{
    private const string RequestId = "7B1C2D3E-4F50-5A6B-8C7D-9E0F1A2B3C4D";
    private const string Description = "Lets DTS tasks of account lake reach this database";
    private static readonly RoleAddress Orders = new(Some.Orders, "ram-for-dts");

    [Fact]
    public static void Done() => CommandRun.Shows("apply-done", () => Slow(), 0, "apply", "-f", "orders.yaml", "--yes");

    [Fact]
    public static void Done_with_the_request_IDs() =>
        CommandRun.Shows("apply-done-verbose", () => Slow(), 0, "apply", "-v", "-f", "orders.yaml", "--yes");

    [Fact]
    public static void Nothing_to_do() =>
        CommandRun.Shows(
            "apply-nothing",
            () => new() { Cloud = new FakeCloud().With(Made()) },
            0,
            "apply",
            "-f",
            "orders.yaml"
        );

    [Fact]
    public static void A_part_failed() =>
        CommandRun.Shows(
            "apply-partial",
            Partial,
            75,
            "apply",
            "-f",
            "orders.yaml",
            "-f",
            "crm.yaml",
            "--yes",
            "--parallelism",
            "1"
        );

    [Fact]
    public static void A_part_failed_in_detail() =>
        CommandRun.Shows(
            "apply-partial-verbose",
            Partial,
            75,
            "apply",
            "-v",
            "-f",
            "orders.yaml",
            "-f",
            "crm.yaml",
            "--yes",
            "--parallelism",
            "1"
        );

    [Fact]
    public static void It_reads_back_differently() =>
        CommandRun.Shows(
            "apply-readback",
            () =>
            {
                var cloud = new FakeCloud();
                cloud.AfterWrite = roles =>
                {
                    if (roles.TryGetValue(Orders, out var role) && !role.Policies.IsEmpty)
                    {
                        cloud.With(role with { Policies = [] });
                    }
                };
                return new() { Cloud = cloud };
            },
            74,
            "apply",
            "-f",
            "orders.yaml",
            "--yes"
        );

    [Fact]
    public static void RAM_did_not_answer() =>
        CommandRun.Shows(
            "apply-unavailable",
            () => Unanswered(null),
            69,
            "apply",
            "-f",
            "crm.yaml",
            "--account",
            "mart",
            "--yes"
        );

    [Fact]
    public static void Something_else_answered_in_the_place_of_RAM() =>
        CommandRun.Shows(
            "apply-gateway",
            () => Unanswered("a page that is none of the service's answers, status 502"),
            69,
            "apply",
            "-f",
            "crm.yaml",
            "--account",
            "mart",
            "--yes"
        );

    private static CommandRun Slow()
    {
        var clock = new FakeClock();
        return new()
        {
            Clock = clock,
            Cloud = new FakeCloud
            {
                RequestId = _ => RequestId,
                AfterWrite = _ => clock.Advance(TimeSpan.FromSeconds(0.65)),
            },
        };
    }

    internal static Role Made() => Some.Live(Some.Settings(description: Description));

    private static CommandRun Partial()
    {
        var clock = new FakeClock();
        var lost = false;
        return new()
        {
            Clock = clock,
            Cloud = new FakeCloud
            {
                RequestId = _ => RequestId,
                TroubleIn = (account, call) =>
                {
                    lost |= (account, call) is ("mart", "CreateRole ram-for-dts");
                    var silent = account is "mart" && lost;
                    clock.Advance(TimeSpan.FromSeconds(silent ? 30 : 0));
                    return silent
                        ? call.StartsWith("Read", StringComparison.Ordinal)
                            ? Mishap.NoAnswer
                            : Mishap.Lost(after: true)
                        : (account, call) is ("crm", "AttachPolicyToRole ram-for-dts")
                            ? Mishap.Denied
                            : null;
                },
            },
        };
    }

    private static CommandRun Unanswered(string? instead) =>
        new()
        {
            Cloud = new FakeCloud
            {
                Trouble = (number, call) =>
                    call is "Read ram-for-dts" && number > 3
                        ? new(
                            new(FailureKind.NoAnswer, "no answer")
                            {
                                Tries = 8,
                                Elapsed = TimeSpan.FromSeconds(94),
                                Action = "GetRole",
                                UnexpectedAnswer = instead,
                                Error = instead is null ? new("ServiceUnavailable", "", RequestId, 503) : null,
                            },
                            After: false
                        )
                        : null,
            },
        };
}
