using System.Collections.Immutable;
using DtsApply.Live;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Reporting.Identities;
using DtsApply.Reporting.Screen;
using DtsApply.UseCases;
using Xunit;

namespace DtsApply.Tests.Reporting;

/// <summary>Whose the credentials of accounts are, as people see it.</summary>
public static class IdentityScreens
{
    private static readonly ImmutableArray<Account> Declared = Some.Accounts;

    [Fact]
    public static void Some_are_right_one_is_wrong_and_some_are_not_called()
    {
        var crm = Right("crm", User("dts-admin"));
        var orders = Right("orders", new(Some.Orders, "Account", $"acs:ram::{Some.Orders}:root", "profile orders"));
        var mart = Account("mart");
        var other = new Identity(Some.Crm, "RAMUser", $"acs:ram::{Some.Crm}:user/deploy", "environment MART");
        var wrong = new LiveAccount(mart, other)
        {
            Failure = new(new(Severity.Error, RuleId.DTS501, "…"), ExitCode.Guard),
        };
        Shows("whoami", [crm, Uncalled("lake"), new(mart, wrong, false), Uncalled("ops"), orders]);
    }

    [Fact]
    public static void On_a_narrow_screen_accounts_are_paragraphs() =>
        Shows("whoami-60", [Uncalled("lake"), Right("orders", User("dts-admin"))], width: 60);

    [Fact]
    public static void Of_many_those_that_are_alike_are_one_row()
    {
        const string hubId = "1410258836970008";
        var hub = Some.Account("hub", hubId, new ProfileCredentials("hub"));
        var lake = Some.Account("lake", Some.Lake, new ProfileCredentials("lake"));
        var caller = new Identity(hubId, "RAMUser", $"acs:ram::{hubId}:user/dts-ci", "profile hub");
        List<CheckedAccount> accounts =
        [
            new(hub, new(hub, caller, IsVerified: true), false),
            new(
                lake,
                new(lake, new(Some.Lake, "RAMUser", $"acs:ram::{Some.Lake}:user/dts-check", "profile lake"), true),
                CreatesTasks: true
            ),
        ];
        foreach (var number in Enumerable.Range(1, 39))
        {
            var id = $"12600317745201{number:00}";
            var shop = Some.Account($"shop-{number}", id, new AssumeRoleCredentials("hub", "dts-deployer", null, null));
            var arn = $"acs:ram::{id}:role/dts-deployer";
            LiveAccount found = number switch
            {
                17 => Fails(
                    shop,
                    new CloudException(FailureKind.Denied, "no")
                    {
                        Action = "AssumeRole",
                        Error = new("NoPermission", "", "7B1C2D3E-4F50-5A6B-8C7D-9E0F1A2B3C4D", 403),
                    }.About(arn, new(hub, caller))
                ),
                23 => Fails(
                    shop,
                    new CloudException(FailureKind.NoAnswer, "no")
                    {
                        Action = "AssumeRole",
                        Error = new("ServiceUnavailable", "", null, 503),
                        Tries = 8,
                        Elapsed = TimeSpan.FromSeconds(94),
                    }
                ),
                _ => new(
                    shop,
                    new(id, "AssumedRoleUser", $"acs:ram::{id}:assumed-role/dts-deployer/s", "profile hub"),
                    IsVerified: true
                ),
            };
            accounts.Add(new(shop, found, false));
        }

        Shows("whoami-forty", [.. accounts]);
    }

    [Fact]
    public static void What_has_one_cause_in_many_accounts_is_told_once()
    {
        CheckedAccount Lacks(string name, Problem problem, string? action = null) =>
            Fails(
                name,
                new CloudException(FailureKind.Credentials, problem)
                {
                    Action = action,
                    Error = action is null ? null : new("SignatureDoesNotMatch", "", "R", 400),
                }
            );

        CheckedAccount Itself(string name)
        {
            var id = new Identity(Some.Orders, "Account", $"acs:ram::{Some.Orders}:root", $"profile {name}");
            var account = Some.Account(name, Some.Orders, new ProfileCredentials(name));
            return new(account, new(account, id, IsVerified: true), CreatesTasks: false);
        }

        CheckedAccount Fails(string name, CloudException exception)
        {
            var account = Some.Account(name, Some.Orders, new ProfileCredentials(name));
            return new(account, IdentityScreens.Fails(account, exception), CreatesTasks: false);
        }

        CheckedAccount[] accounts =
        [
            Itself("estate"),
            .. Enumerable
                .Range(1, 30)
                .Select(n => $"shop-{n}")
                .Select(name => Lacks(name, KeyMessages.ThereIsNoFile(name, "~/.aliyun/config.json"))),
            .. "abcdefghijk"
                .Select(c => $"x{c}")
                .Select(name =>
                    Lacks(name, KeyRefusalMessages.SecretDoesNotFit($"profile {name}"), "GetCallerIdentity")
                ),
            Lacks("y", KeyRefusalMessages.SecretDoesNotFit("profile y"), "AssumeRole"),
            Itself("z-1"),
            Itself("z-2"),
        ];
        Shows("whoami-same-mistake", [.. accounts]);
    }

    [Fact]
    public static void In_the_sandbox_keys_are_its_own() =>
        Shows(
            "whoami-sandbox",
            [
                Right("crm", new(Some.Crm, "RAMUser", $"acs:ram::{Some.Crm}:user/dts-apply", "the sandbox")),
                Uncalled("lake"),
            ],
            target: Target.Sandbox
        );

    [Fact]
    public static void Names_from_outside_act_on_no_terminal()
    {
        const string Hostile = "dts\e]0;x\a\r\nmart: same\u202e\u2066";
        var user = new Identity(Some.Crm, "RAMUser", $"acs:ram::{Some.Crm}:user/{Hostile}", $"profile {Hostile}");
        using var writer = new StringWriter();
        var page = new Page(writer, Palette.None, 80);
        FoundIdentities[] all =
        [
            new([Right("crm", user)], new(Declared), Target.Cloud),
            new(
                [
                    new(
                        Account("mart"),
                        new(Account("mart"), user) { Failure = new(new(Severity.Error, RuleId.DTS501, ""), 77) },
                        false
                    ),
                ],
                new(Declared),
                Target.Cloud
            ),
        ];
        foreach (var found in all)
        {
            IdentityText.Draw(page, found, verbose: true);
            page.Line(IdentityVerdict.Write("whoami", found));
        }

        Assert.DoesNotContain(writer.ToString(), letter => letter is not '\n' && char.IsControl(letter));
        Assert.DoesNotContain(writer.ToString(), letter => letter is '\u202e' or '\u2066');
        Assert.DoesNotContain("\nmart: same", writer.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("user/dts-ci", "RAM user dts-ci")]
    [InlineData("assumed-role/deployer/session", "role deployer")]
    [InlineData("root", "the account itself")]
    [InlineData("user/a/b", "RAM user a/b")]
    [InlineData("federated-user/x", "federated-user/x")]
    [InlineData("assumed-role", "assumed-role")]
    public static void An_identity_that_is_not_known_is_not_called_the_account_itself(string resource, string words) =>
        Assert.Equal(words, IdentityWords.Name(new("1", "", $"acs:ram::1:{resource}", "")));

    [Fact]
    public static void Names_are_counted_as_people_do() =>
        Assert.Equal(
            ["a", "b-2", "shop-1 to shop-3", "shop-9", "shop-10", "x-01", "x-02", "x-03"],
            Text.NaturalOrder.Ranges(
                ["x-03", "shop-10", "shop-1", "b-2", "shop-3", "x-02", "shop-2", "a", "shop-9", "x-01"],
                DiagnosticWords.Range
            )
        );

    [Fact]
    public static void A_policy_names_the_roles_of_its_manifests_and_no_action_too_many()
    {
        var wanted = WantedRoles.Compile(Declared, [Some.Task()], "default");
        var policies = NeededPermissions.Find(wanted, [Account("orders")], [], writes: false);
        Golden.Matches(PolicyDocuments.Write(policies), "Screens", "whoami-policy.txt");
    }

    private static LiveAccount Fails(Account account, CloudException exception) =>
        new(account) { Failure = Failures.Describe(exception, account, identity: null, role: null) };

    private static Account Account(string name) => Declared.Single(account => account.Name.Value == name);

    private static Identity User(string name) => new("", "RAMUser", $"acs:ram::x:user/{name}", "a profile");

    private static CheckedAccount Uncalled(string name) =>
        new(Account(name) with { Credentials = Some.Account("x", Some.Ops).Credentials }, Found: null, false);

    private static CheckedAccount Right(string name, Identity identity) =>
        new(Account(name), new(Account(name), identity, IsVerified: true), CreatesTasks: false);

    private static void Shows(
        string screen,
        ImmutableArray<CheckedAccount> accounts,
        int width = 80,
        Target? target = null
    ) =>
        Screen.Matches(
            screen,
            page =>
            {
                var found = new FoundIdentities(accounts, new(Declared), target ?? Target.Cloud);
                IdentityText.Draw(page, found, verbose: false);
                page.Line(IdentityVerdict.Write("whoami", found));
            },
            width
        );
}
