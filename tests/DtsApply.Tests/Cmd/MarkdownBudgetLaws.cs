using System.Globalization;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Reporting.Markdown;
using Xunit;

namespace DtsApply.Tests.Cmd;

/// <summary>
/// However much there is to say: a comment holds it, no loss, refusal or error is left out of it, and what is left out
/// is said.
/// </summary>
public static class MarkdownBudgetLaws
{
    private const int Budget = 60_000;

    /// <summary>What so many roles see: what the plan says of each, and what must be said.</summary>
    public static TheoryData<string, int, string> Estates { get; } =
        new()
        {
            { "one loses", 400, "| **- loses** | 1365520871940006 (in no manifest) | AliyunDTSRolePolicy | a0200 " },
            { "one loses", 5000, "| **- loses** | 1365520871940006 (in no manifest) | AliyunDTSRolePolicy | a2500 " },
            { "all gain", 5000, "… and " },
            { "all lose", 400, "**400 accounts lose access.**" },
            { "all lose", 5000, "**5000 accounts lose access.**" },
            { "all refused", 400, "| **error DTS505** | a0000 1000000000000000, role `ram-for-dts`<br>a0001 " },
            { "all refused", 5000, "| **error DTS505** | 5000 roles in 5000 accounts: " },
            { "all warned", 400, "| **warning DTS503** | a0000 1000000000000000<br>a0001 " },
            { "all stopped", 400, "| **error DTS501** | a0000 1000000000000000<br>a0001 " },
            { "all stopped", 5000, "| **error DTS501** | 5000 accounts: " },
        };

    [Theory]
    [MemberData(nameof(Estates))]
    public static void A_comment_holds_it(string kind, int roles, string said)
    {
        var plan = Plan(kind, roles);
        var text = PlanMarkdown.Write(
            plan,
            new([.. plan.Accounts.Select(account => account.Account)]),
            new("plan", "0.1.0", plan.Code) { CommandLine = "dts-apply plan -f many.yaml" }
        );

        Assert.InRange(text.Length, 1, Budget);
        Assert.Contains(said, text, StringComparison.Ordinal);
        // Accounts that share one cause fit into one row, as long as there are not too many.
        Assert.Equal(
            (kind, roles) is not ("all stopped", 400),
            text.Contains("Left out for size: ", StringComparison.Ordinal)
                && text.Contains("All of it: `dts-apply plan -f many.yaml`", StringComparison.Ordinal)
        );
        if (kind is "one loses")
        {
            var first = text.Split('\n').Take(20);
            Assert.Contains(first, line => line.Contains("- loses", StringComparison.Ordinal));
        }
    }

    private static Plan Plan(string kind, int roles)
    {
        List<AccountState> accounts = [];
        List<Change> changes = [];
        for (var index = 0; index < roles; index++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"a{index:D4}");
            var id = string.Create(CultureInfo.InvariantCulture, $"{1_000_000_000_000_000 + index}");
            var account = Some.Account(name, id, new ProfileCredentials(name));
            var state = new AccountState(account, Identity: null, Verified: false) { Called = true };
            accounts.Add(
                kind switch
                {
                    "all warned" => state with { Findings = [Found(Severity.Warning, RuleId.DTS503, name)] },
                    "all stopped" => state with
                    {
                        Code = ExitCode.Guard,
                        Findings = [Found(Severity.Error, RuleId.DTS501, name)],
                    },
                    _ => state,
                }
            );
            if (kind is not "all stopped")
            {
                changes.Add(Change(kind, name, id, index, roles));
            }
        }

        return new(Target.Cloud, "default", [.. accounts], [.. changes]);
    }

    private static Change Change(string kind, string account, string id, int index, int roles)
    {
        var wanted = Some.Live() with { Address = new(id, "ram-for-dts") };
        var loses = kind is "all lose" || (kind is "one loses" && index == roles / 2);
        var stranger = kind is "all lose"
            ? string.Create(CultureInfo.InvariantCulture, $"{2_000_000_000_000_000 + index}")
            : Some.Stranger;
        var before = loses ? wanted with { Trust = TrustPolicy.Trusting([Some.Lake, stranger]) } : null;
        return new(wanted.Address, account, before, wanted, [new AttachPolicyToRole(Policy.Dts)])
        {
            Wanted = Some.Wanted(),
            Refusal = kind is "all refused" ? Found(Severity.Error, RuleId.DTS505, null) : null,
        };
    }

    private static Diagnostic Found(Severity severity, RuleId rule, string? account) =>
        new(severity, rule, account is null ? "it exists" : $"profile {account} is not as it should be")
        {
            Cause = "the same",
            Account = account,
            Help = "look at it, and do what is said there about such things as these",
        };
}
