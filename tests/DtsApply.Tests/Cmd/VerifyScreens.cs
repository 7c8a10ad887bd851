using DtsApply.Model;
using DtsApply.Tests.Reporting;
using Xunit;

namespace DtsApply.Tests.Cmd;

/// <summary>Roles that are read back, as people see them. Each golden file is a screen of the design.</summary>
public static class VerifyScreens
{
    private const string Lake = "accountId: \"1903774258810002\"";
    private static readonly Policy Administrator = new("AdministratorAccess", Policy.System);

    [Fact]
    public static void All_is_as_declared_and_proved() => Shows("verify-ok", Proving, 0);

    [Fact]
    public static void A_role_is_not_as_declared() =>
        Shows(
            "verify-failed",
            () =>
                Holding(
                    ApplyScreens.Made() with
                    {
                        Policies = [],
                        Trust = TrustPolicy.Trusting([Some.Lake, Some.Stranger]),
                    }
                ),
            74
        );

    [Fact]
    public static void A_policy_is_there_that_no_manifest_asks_for() => Shows("verify-excess", Excessive, 0);

    [Fact]
    public static void That_is_an_error_where_it_is_asked_for() =>
        Shows("verify-excess-strict", Excessive, 74, "-q", "--strict");

    [Fact]
    public static void DTS_without_an_account_is_explained_and_the_fix_is_named() =>
        Shows(
            "verify-collapsed",
            () =>
                Holding(
                    ApplyScreens.Made() with
                    {
                        Trust = TrustPolicy.Parse(TrustPolicy.Trusting([Some.Orders]).Text, Some.Orders),
                    }
                ),
            74
        );

    [Fact]
    public static void Every_field_of_a_role_that_is_wrong_in_all_of_them() =>
        Shows(
            "verify-all-wrong",
            () =>
                Holding(
                    ApplyScreens.Made() with
                    {
                        Trust = TrustPolicy.Parse(
                            """
                            {"Version":"1","Statement":[
                              {"Action":"sts:AssumeRole","Effect":"Allow","Principal":{"RAM":"acs:ram::1903774258810002:root"}},
                              {"Action":"sts:AssumeRole","Effect":"Deny","Principal":{"RAM":"acs:ram::1903774258810002:user/x"}}]}
                            """,
                            Some.Orders
                        ),
                        Policies = [Administrator],
                        Description = "made by hand",
                        Tags = ApplyScreens.Made().Tags.SetItem(Ownership.SetTag, "other"),
                    }
                ),
            74,
            "-v"
        );

    [Theory]
    [InlineData("verify-not-understood")]
    [InlineData("verify-not-understood-verbose", "-v")]
    public static void Whom_a_statement_names_that_is_not_understood(string screen, params string[] options) =>
        Shows(screen, NotUnderstood, 74, options);

    [Fact]
    public static void Programs_find_each_of_them_too()
    {
        using var run = NotUnderstood().Run(["verify", "-f", "orders.yaml", "-o", "json"]);

        Assert.All(
            (string[])["acs:ram::0000999999999999:root", "acs:ram::1903774258810002:user/bob", "dts.aliyuncs.com"],
            name => Assert.Contains($"\"value\": \"{name}\"", run.Out, StringComparison.Ordinal)
        );
    }

    [Fact]
    public static void A_role_that_is_not_there() =>
        Shows("verify-missing", () => new() { Cloud = new FakeCloud() }, 74);

    internal static CommandRun Proving()
    {
        var run = new CommandRun
        {
            Cloud = new FakeCloud
            {
                Identify = account =>
                    new(
                        account.Id.Value!,
                        "RAMUser",
                        $"acs:ram::{account.Id.Value}:user/{(account.Name.Value is "lake" ? "dts-check" : "dts-admin")}",
                        account.Credentials.Value!.Label
                    ),
            }.With(ApplyScreens.Made()),
        };
        run.Write(
            "orders.yaml",
            File.ReadAllText(run.At("orders.yaml"))
                .Replace(Lake, $"{Lake}\n  credentials: {{profile: lake}}", StringComparison.Ordinal)
        );
        return run;
    }

    internal static CommandRun NotUnderstood() =>
        Holding(
            ApplyScreens.Made() with
            {
                Trust = TrustPolicy.Parse(
                    """
                    {"Version":"1","Statement":[{"Action":"sts:AssumeRole","Effect":"Allow",
                      "Principal":{"RAM":["acs:ram::1903774258810002:root","acs:ram::1903774258810002:user/bob",
                        "acs:ram::0000999999999999:root"],"Service":"dts.aliyuncs.com"},
                      "Condition":{"IpAddress":{"acs:SourceIp":"10.0.0.0/8\\u001b[2J"}}}]}
                    """,
                    Some.Orders
                ),
            }
        );

    internal static CommandRun Excessive() =>
        Holding(ApplyScreens.Made() with { Policies = [Policy.Dts, Administrator] });

    internal static CommandRun Holding(Role role) => new() { Cloud = new FakeCloud().With(role) };

    private static void Shows(string screen, Func<CommandRun> begin, int code, params string[] options)
    {
        string[] args = ["verify", "-f", "orders.yaml", .. options];
        using var colored = begin().Run(args);
        Assert.Equal((code, ""), (colored.Code, colored.Error));
        Golden.Matches(Screen.InTags(colored.Out), "Screens", $"{screen}.txt");
        using var plain = begin().Run([.. args, "--color", "never"]);
        Assert.Equal(plain.Out, Screen.Strip(colored.Out));
    }
}
