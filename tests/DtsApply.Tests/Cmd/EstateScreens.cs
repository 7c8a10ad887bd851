using DtsApply.Model;
using Xunit;

namespace DtsApply.Tests.Cmd;

/// <summary>
/// Many accounts: quiet ones cost no line, and what does not change access shrinks; what takes it away never does.
/// </summary>
public static class EstateScreens
{
    [Fact]
    public static void Thirty_accounts_and_two_changes() =>
        CommandRun.Shows(
            "plan-thirty",
            () =>
            {
                var run = new CommandRun
                {
                    Cloud = new FakeCloud
                    {
                        Identify = account =>
                            new(
                                account.Id.Value!,
                                "AssumedRoleUser",
                                $"acs:ram::{account.Id.Value}:assumed-role/dts-deployer/run",
                                "profile hub through assumeRole"
                            ),
                    },
                };
                ThirtyAccounts.Write(run, session: null);
                Assert.Equal((0, ""), (run.Run("apply", "-R", "-f", "estate/", "--yes", "-q").Code, run.Out));
                ThirtyAccounts.Write(run, session: 7200);
                File.Copy(run.At("orders.yaml"), run.At("estate/orders.yaml"));
                run.Write(
                    "estate/orders.yaml",
                    string.Join(
                        '\n',
                        File.ReadAllLines(run.At("orders.yaml")).Select((line, index) => index < 17 ? "#" : line)
                    )
                );
                return run;
            },
            0,
            "plan",
            "-R",
            "-f",
            "estate/",
            "--out",
            "plan.json"
        );

    [Theory]
    [InlineData(20, false, "    no one gains or loses access")]
    [InlineData(21, false, null)]
    [InlineData(21, true, "    no one gains or loses access")]
    public static void Among_many_changes_those_that_leave_access_alone_are_one_line(
        int roles,
        bool verbose,
        string? said
    )
    {
        using var run = Changed(roles, before => before with { MaxSessionDuration = 7200 });
        run.Run([.. verbose ? (string[])["plan", "-v"] : ["plan"], "-f", "many.yaml", "--color", "never"]);

        Assert.Equal(
            roles,
            run.Out.Split('\n').Count(line => line.StartsWith("  ~ update role", StringComparison.Ordinal))
        );
        Assert.Equal(said is null ? 0 : roles, run.Out.Split('\n').Count(line => line == said));
        Assert.DoesNotContain("\n\n\n", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(201, false)]
    [InlineData(200, true)]
    public static void Among_very_many_those_that_only_gain_are_one_line_and_the_recap_is_whole(int roles, bool whole)
    {
        using var run = Changed(roles, _ => null);
        run.Run("plan", "-f", "many.yaml", "--color", "never");

        Assert.Equal(whole, run.Out.Contains("+ gains access:", StringComparison.Ordinal));
        Assert.Contains(
            FormattableString.Invariant(
                $"  + gains: lake (…0002), AliyunDTSRolePolicy in orders (…0001), by {roles} roles"
            ),
            run.Out.Split('\n')
        );
    }

    [Fact]
    public static void A_loss_is_never_shortened_and_is_said_in_the_last_lines()
    {
        using var run = Changed(201, before => before with { Trust = TrustPolicy.Trusting([Some.Stranger]) });
        run.Run("plan", "-f", "many.yaml", "--color", "never");
        var lines = run.Out.TrimEnd('\n').Split('\n');

        Assert.Equal(
            201,
            lines.Count(line =>
                line.StartsWith(
                    "    - loses access: DTS tasks created by account 1365520871940006",
                    StringComparison.Ordinal
                )
            )
        );
        Assert.Contains(
            "  - loses: 1365520871940006, AliyunDTSRolePolicy in orders (…0001), by 201 roles",
            lines.TakeLast(12)
        );
        Assert.Contains("1 account loses access; its DTS tasks that use these roles may stop", lines.TakeLast(9));
    }

    [Fact]
    public static void A_long_ledger_folds_the_accounts_in_which_all_is_done()
    {
        var cloud = new FakeCloud
        {
            TroubleIn = (account, call) =>
                account is "orders" && call.StartsWith("Attach", StringComparison.Ordinal) ? Mishap.Denied : null,
        };
        using var run = new CommandRun { Cloud = cloud };
        ThirtyAccounts.Write(run, session: null);
        File.Copy(run.At("orders.yaml"), run.At("estate/orders.yaml"));
        run.Write(
            "estate/orders.yaml",
            string.Join('\n', File.ReadAllLines(run.At("orders.yaml")).Select((line, index) => index < 17 ? "#" : line))
        );
        run.Run("apply", "-R", "-f", "estate/", "--yes", "--color", "never");

        Assert.Equal(75, run.Code);
        Assert.StartsWith(
            """
              done     88 actions in 27 accounts
              done     orders  ram-for-dts  CreateRole
              failed   orders  ram-for-dts  AttachPolicyToRole  denied

            """,
            run.Error,
            StringComparison.Ordinal
        );
    }

    /// <summary>So many roles in account orders, each changed in the live account.</summary>
    private static CommandRun Changed(int roles, Func<Role, Role?> change)
    {
        var cloud = new FakeCloud();
        var run = new CommandRun { Cloud = cloud };
        var accounts = File.ReadAllText(run.At("orders.yaml")).Split("---")[..2];
        run.Write(
            "many.yaml",
            string.Join(
                "---\n",
                [
                    .. accounts,
                    .. Enumerable
                        .Range(0, roles)
                        .Select(index =>
                            ThirtyAccounts.Task(
                                $"t{index:D3}",
                                "orders",
                                "lake",
                                $"name: ram-{index:D3}, maxSessionDuration: 3600"
                            )
                        ),
                ]
            )
        );
        Assert.Equal(0, run.Run("apply", "-f", "many.yaml", "--yes").Code);
        foreach (var role in cloud.Roles.Values.ToList())
        {
            cloud.Remove(role.Address);
            cloud.With(change(role) is { } changed ? [changed] : []);
        }

        return run;
    }
}
