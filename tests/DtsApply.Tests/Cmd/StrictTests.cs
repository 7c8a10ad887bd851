using DtsApply.Live;
using Xunit;

namespace DtsApply.Tests.Cmd;

/// <summary>A strict check that could not look does not pass, and says who may not look.</summary>
public static class StrictTests
{
    [Theory]
    [InlineData("verify", FailureKind.Denied, 0)]
    [InlineData("verify --strict", FailureKind.Denied, 77)]
    [InlineData("plan --detailed-exitcode", FailureKind.Denied, 0)]
    [InlineData("plan --strict --detailed-exitcode", FailureKind.Denied, 77)]
    [InlineData("verify", FailureKind.NoAnswer, 0)]
    [InlineData("verify --strict", FailureKind.NoAnswer, 69)]
    [InlineData("plan --strict --detailed-exitcode", FailureKind.NoAnswer, 69)]
    public static void Undeclared_roles_that_cannot_be_listed(string command, FailureKind kind, int code)
    {
        using var run = Run(
            command,
            new FakeCloud { TroubleIn = (_, call) => call is "List orders" ? new(Why(kind), After: false) : null }
        );

        Assert.Equal(code, run.Code);
        Assert.Equal(
            code is 77,
            run.Out.Contains("error DTS517: RAM user dts-admin may not call ram:ListRoles", StringComparison.Ordinal)
        );
        Assert.Equal(code is not 0, run.Out.Contains($"(exit {code})", StringComparison.Ordinal));
        Assert.Equal(
            command.StartsWith("verify", StringComparison.Ordinal),
            run.Out.Contains("role ram-for-dts  ok", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("verify --strict")]
    [InlineData("plan --strict --detailed-exitcode")]
    public static void What_can_be_listed_passes(string command)
    {
        using var run = Run(command, new FakeCloud());
        Assert.Equal((0, ""), (run.Code, run.Error));
    }

    private static CloudException Why(FailureKind kind) =>
        new(kind, "")
        {
            Action = "ListRoles",
            Error =
                kind is FailureKind.Denied
                    ? new("NoPermission", "", null, 403)
                    {
                        Denial = new("ImplicitDeny", "AccountLevelIdentityBasedPolicy"),
                    }
                    : null,
        };

    private static CommandRun Run(string command, FakeCloud cloud)
    {
        var run = new CommandRun { Cloud = cloud.With(ApplyScreens.Made()) };
        return run.Run([.. command.Split(' '), "-f", "orders.yaml", "--color", "never"]);
    }
}
