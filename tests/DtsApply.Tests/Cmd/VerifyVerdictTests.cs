using System.Text.Json;
using DtsApply.Model;
using Xunit;

namespace DtsApply.Tests.Cmd;

/// <summary>Nothing is called fine that is not, and nothing that nobody looked at.</summary>
public static class VerifyVerdictTests
{
    [Fact]
    public static void Roles_of_the_set_that_nobody_declares()
    {
        var old = ApplyScreens.Made() with { Address = new(Some.Orders, "ram-for-dts-2024") };
        using var run = new CommandRun { Cloud = new FakeCloud().With(ApplyScreens.Made(), old) };
        run.Run("verify", "-f", "orders.yaml", "--color", "never");

        Assert.Equal(0, run.Code);
        Assert.Contains(
            "  ! warning DTS522: 1 role of set default is no longer declared:\n    ram-for-dts-2024",
            run.Out,
            StringComparison.Ordinal
        );
        Assert.EndsWith(
            "verify: all that is declared is there, but access beyond the manifests stands: 1 role\n",
            run.Out,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public static void Where_further_roles_could_not_be_listed_the_verdict_says_so()
    {
        var cloud = new FakeCloud
        {
            Trouble = (_, call) => call.StartsWith("List", StringComparison.Ordinal) ? Mishap.Denied : null,
        }.With(ApplyScreens.Made());
        using var run = new CommandRun { Cloud = cloud }.Run("verify", "-q", "-f", "orders.yaml", "--color", "never");

        Assert.Equal(
            "verify: ok, 1 role in 1 account is as declared, 0 of 1 proved; further roles of 1 account not listed\n",
            run.Out
        );
    }

    [Fact]
    public static void A_listing_is_no_proof()
    {
        var cloud = new FakeCloud { Listed = [new("gone", "default", ShowsTags: true)] }.With(ApplyScreens.Made());
        using var run = new CommandRun { Cloud = cloud }.Run("verify", "-q", "--strict", "-f", "orders.yaml");

        Assert.Equal(0, run.Code);
        Assert.Contains("Read gone", cloud.Log);
    }

    [Fact]
    public static void A_role_whose_tags_the_listing_does_not_show_is_looked_at()
    {
        var old = ApplyScreens.Made() with { Address = new(Some.Orders, "old") };
        var cloud = new FakeCloud { Listed = [new("old", null, ShowsTags: false)] }.With(ApplyScreens.Made(), old);
        using var run = new CommandRun { Cloud = cloud }.Run("verify", "-q", "--strict", "-f", "orders.yaml");
        Assert.True(run.Code is ExitCode.Verification, run.Out);
    }

    [Fact]
    public static void Of_many_trusted_accounts_few_have_a_line_and_all_are_counted()
    {
        var cloud = new FakeCloud();
        using var run = new CommandRun { Cloud = cloud };
        run.Write("shared.yaml", Shared());
        run.Run("apply", "-q", "-f", "shared.yaml", "--yes");
        run.Run("verify", "-f", "shared.yaml", "--color", "never");

        Assert.Contains("and 4 more accounts, 4 of them proved; -v names all\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("1 of 1 proved", run.Out, StringComparison.Ordinal);
        Assert.Equal(7, cloud.Log.Count(call => call is "Assume ram-for-dts"));
    }

    [Fact]
    public static void An_account_without_credentials_is_not_checked_and_the_rest_is()
    {
        using var run = Holding(ApplyScreens.Made());
        TakeCredentials(run);
        run.Run("verify", "-f", "orders.yaml", "-f", "crm.yaml", "--color", "never");

        Assert.Equal(0, run.Code);
        Assert.Contains(
            "account crm  1577309446120004  Public\n  not checked, it names no credentials: role ram-for-dts\n",
            run.Out,
            StringComparison.Ordinal
        );
        Assert.EndsWith(
            "verify: 1 of 3 roles is as declared, 0 of 1 proved; 2 roles not checked\n",
            run.Out,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public static void A_run_in_which_nothing_could_be_checked_is_not_fine()
    {
        using var run = new CommandRun { Cloud = new FakeCloud() };
        TakeCredentials(run);
        run.Run("verify", "-f", "crm.yaml", "--color", "never");

        Assert.Equal(78, run.Code);
        Assert.EndsWith(
            "verify: nothing was checked, no account of a role names credentials (exit 78)\n",
            run.Out,
            StringComparison.Ordinal
        );
        run.Run("verify", "-f", "crm.yaml", "-o", "json");
        var roles = JsonDocument.Parse(run.Out).RootElement.GetProperty("roles").EnumerateArray();
        Assert.All(roles, role => Assert.Equal("NotChecked", role.GetProperty("standing").GetString()));
        Assert.Empty(((FakeCloud)run.Cloud!).Log);
    }

    [Fact]
    public static void What_keeps_an_account_from_being_read_comes_before_what_is_wrong_in_others()
    {
        var cloud = new FakeCloud { Whose = account => account.Name.Value is "crm" ? Some.Mart : account.Id.Value! };
        using var run = new CommandRun { Cloud = cloud };
        run.Run("verify", "-f", "orders.yaml", "-f", "crm.yaml", "--color", "never");

        Assert.Equal(77, run.Code);
        Assert.Contains("DTS501", run.Out, StringComparison.Ordinal);
        Assert.Contains("DTS519", run.Out, StringComparison.Ordinal);
        Assert.EndsWith(
            "verify: incomplete, the guard stopped 1 of 3 accounts (exit 77)\n",
            run.Out,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public static void Of_many_roles_those_that_are_right_are_one_line()
    {
        var cloud = new FakeCloud();
        using var run = new CommandRun { Cloud = cloud };
        run.Write("many.yaml", Many());
        run.Run("apply", "-q", "-f", "many.yaml", "--yes");
        cloud.With(cloud.Roles[new(Some.Orders, "role-7")] with { Policies = [] });
        run.Run("verify", "-f", "many.yaml", "--color", "never");

        Assert.Contains("\n  role role-1  ok\n  role role-2  ok\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("\n  role role-7  not as declared\n    ! error DTS520:", run.Out, StringComparison.Ordinal);
        Assert.Contains(
            "verify: 1 of 21 roles is not as declared, 0 proved (exit 74)",
            run.Out,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public static void Text_from_outside_never_acts_on_a_terminal()
    {
        const string Hostile = "x\e[2K\r\u202e\nverify: ok";
        var live = ApplyScreens.Made() with
        {
            Description = Hostile,
            Policies = [new(Hostile, "Custom")],
            Trust = TrustPolicy.Parse(
                """{"Version":"1","Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":{"RAM":["""
                    + JsonSerializer.Serialize(Hostile)
                    + "]}}]}",
                Some.Orders
            ),
        };
        using var run = Holding(live);
        foreach (var option in (string[])["-v", "-q"])
        {
            run.Run("verify", "-f", "orders.yaml", "--color", "never", option);
            Assert.DoesNotContain(run.Out, letter =>
                char.IsControl(letter) && letter is not '\n' || letter is '\u202e'
            );
            Assert.Single(run.Out.Split('\n'), line => line.StartsWith("verify:", StringComparison.Ordinal));
        }
    }

    private static CommandRun Holding(Role role) => new() { Cloud = new FakeCloud().With(role) };

    private static void TakeCredentials(CommandRun run) =>
        run.Write(
            "crm.yaml",
            File.ReadAllText(run.At("crm.yaml"))
                .Replace("  credentials:\n    profile: crm\n", "", StringComparison.Ordinal)
                .Replace("  credentials:\n    environment: MART\n", "", StringComparison.Ordinal)
        );

    private static string Many() =>
        $$"""
            apiVersion: dts-apply/v1
            kind: AccountList
            metadata: {name: all}
            spec: {credentials: {profile: true}, accounts: {orders: "{{Some.Orders}}"} }
            ---
            apiVersion: dts-apply/v1
            kind: Account
            metadata: {name: lake}
            spec: {accountId: "{{Some.Lake}}"}

            """
        + string.Concat(
            Enumerable
                .Range(1, 21)
                .Select(number =>
                    $$"""
                        ---
                        apiVersion: dts-apply/v1
                        kind: CrossAccountTask
                        metadata: {name: t{{number}}}
                        spec:
                          scenario: CrossAccountSource
                          source: {account: orders, database: MySQL, role: {name: "role-{{number}}"} }
                          destination: {account: lake}

                        """
                )
        );

    private static string Shared() =>
        $$"""
            apiVersion: dts-apply/v1
            kind: AccountList
            metadata: {name: all}
            spec:
              credentials: {profile: true}
              accounts:
                orders: "{{Some.Orders}}"
            {{string.Concat(Enumerable.Range(1, 7).Select(n => $"    lake-{n}: \"100000000000000{n}\"\n"))}}
            """
        + string.Concat(
            Enumerable
                .Range(1, 7)
                .Select(n =>
                    $$"""

                        ---
                        apiVersion: dts-apply/v1
                        kind: CrossAccountTask
                        metadata: {name: t{{n}}}
                        spec:
                          scenario: CrossAccountSource
                          source: {account: orders, database: MySQL}
                          destination: {account: "lake-{{n}}"}

                        """
                )
        );
}
