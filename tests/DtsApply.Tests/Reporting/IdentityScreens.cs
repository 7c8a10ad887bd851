using System.Collections.Immutable;
using DtsApply.Live;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Reporting.Identities;
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
    public static void Names_are_counted_as_people_do() =>
        Assert.Equal(
            ["a", "b-2", "shop-1 to shop-3", "shop-9", "shop-10", "x-01", "x-02", "x-03"],
            Text.NaturalOrder.Ranges(
                ["x-03", "shop-10", "shop-1", "b-2", "shop-3", "x-02", "shop-2", "a", "shop-9", "x-01"],
                IdentityMessages.Range
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

    private static void Shows(string screen, ImmutableArray<CheckedAccount> accounts, int width = 80) =>
        Screen.Matches(
            screen,
            page =>
            {
                var found = new FoundIdentities(accounts, new(Declared));
                IdentityText.Draw(page, found, verbose: false);
                page.Line(IdentityVerdict.Write("whoami", found));
            },
            width
        );
}
