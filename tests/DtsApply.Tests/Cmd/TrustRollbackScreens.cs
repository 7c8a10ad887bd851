using DtsApply.Model;
using Xunit;

namespace DtsApply.Tests.Cmd;

/// <summary>RAM stored another trust than was sent: what it means, what was done about it, what to check.</summary>
public static class TrustRollbackScreens
{
    private const string RequestId = "7B1C2D3E-4F50-5A6B-8C7D-9E0F1A2B3C4D";

    [Fact]
    public static void RAM_stored_another_trust_for_a_new_role() =>
        CommandRun.Shows(
            "apply-tripwire",
            () =>
                new()
                {
                    Cloud = new FakeCloud { Stores = _ => Some.Collapsed, RequestId = _ => RequestId },
                },
            74,
            "apply",
            "-f",
            "orders.yaml",
            "--yes"
        );

    [Fact]
    public static void RAM_stored_another_trust_for_a_role_that_existed() =>
        CommandRun.Shows(
            "apply-tripwire-update",
            () =>
            {
                var clock = new FakeClock();
                var cloud = new FakeCloud
                {
                    RequestId = _ => RequestId,
                    AfterWrite = _ => clock.Advance(TimeSpan.FromSeconds(0.4)),
                }.With(Made() with { Trust = TrustPolicy.Trusting([Some.Stranger]) });
                cloud.Stores = trust => trust.Equals(TrustPolicy.Trusting([Some.Lake])) ? Some.Collapsed : trust;
                return new() { Cloud = cloud, Clock = clock };
            },
            74,
            "apply",
            "-f",
            "orders.yaml",
            "--yes"
        );

    [Fact]
    public static void RAM_stored_another_trust_and_it_cannot_be_put_back() =>
        CommandRun.Shows(
            "apply-tripwire-stuck",
            () =>
                new()
                {
                    Cloud = new FakeCloud
                    {
                        Stores = _ => Some.Collapsed,
                        RequestId = _ => RequestId,
                        Trouble = (_, call) => call is "DeleteRole ram-for-dts" ? Mishap.Denied : null,
                    },
                },
            74,
            "apply",
            "-f",
            "orders.yaml",
            "--yes"
        );

    [Fact]
    public static void RAM_stored_another_trust_for_a_role_with_a_policy_and_it_cannot_be_put_back() =>
        CommandRun.Shows(
            "apply-tripwire-stuck-update",
            () =>
            {
                var updates = 0;
                return new()
                {
                    Cloud = new FakeCloud
                    {
                        Stores = _ => Some.Collapsed,
                        RequestId = _ => RequestId,
                        Trouble = (_, call) =>
                            call is "UpdateRole ram-for-dts" && ++updates is 2 ? Mishap.Denied : null,
                    }.With(Made() with { Trust = TrustPolicy.Trusting([Some.Stranger]) }),
                };
            },
            74,
            "apply",
            "-f",
            "orders.yaml",
            "--yes"
        );

    private static Role Made() =>
        Some.Live(Some.Settings(description: "Lets DTS tasks of account lake reach this database"));
}
