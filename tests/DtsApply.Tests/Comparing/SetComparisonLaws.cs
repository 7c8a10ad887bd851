using DtsApply.Model;
using DtsApply.Planning;
using Xunit;

namespace DtsApply.Tests.Comparing;

/// <summary>What is a difference between two sets of manifests, and what is none.</summary>
public static class SetComparisonLaws
{
    private const string Ended = "  until: \"2026-11-20\"\n";
    private const string Ending = "  until: \"2027-11-20\"\n";

    private static readonly string Both = $"{Sets.Orders}---\n{Sets.Crm}";

    [Theory]
    [InlineData("the same")]
    [InlineData("documents in another order")]
    [InlineData("another file")]
    [InlineData("flow style")]
    [InlineData("comments and blank lines")]
    [InlineData("another name of the account")]
    [InlineData("another name of the task")]
    [InlineData("defaults written out")]
    [InlineData("a reason")]
    [InlineData("a last day that is far away")]
    public static void Nothing_but_what_is_wanted_is_a_difference(string story)
    {
        var documents = Both.Split("---\n");
        var now = story switch
        {
            "documents in another order" => string.Join("---\n", documents.Reverse()),
            "flow style" => Both.With("metadata:\n  name: lake\n", "metadata: {name: lake}\n"),
            "comments and blank lines" => Both.With("spec:\n", "\n# here\nspec:\n\n"),
            "another name of the account" => Both.With("name: lake\n", "name: pond\n")
                .With("account: lake\n", "account: pond\n"),
            "another name of the task" => Both.With("name: orders-to-lake", "name: orders-to-sea"),
            "defaults written out" => Both.With("    role:\n", "    role:\n      name: ram-for-dts\n"),
            "a reason" => Both.With(
                "  scenario: CrossAccountSource\n",
                "  reason: because\n  scenario: CrossAccountSource\n"
            ),
            "a last day that is far away" => Both.With(
                "  scenario: CrossAccountSource\n",
                $"{Ending}  scenario: CrossAccountSource\n"
            ),
            _ => Both,
        };
        var sets = Sets.Compare(
            Sets.Before(("orders.yaml", Both)),
            Sets.Load((story is "another file" ? "eu/x.yaml" : "orders.yaml", now))
        );

        Assert.Empty(sets.Plan.Pending);
        Assert.Equal(3, sets.Plan.Changes.Length);
    }

    [Theory]
    [InlineData("someone else is trusted", "Update", "- lake + ops")]
    [InlineData("a further task shares the role", "Update", "+ ops")]
    [InlineData("the task is gone", "Delete, only with prune", "- lake")]
    [InlineData("the task ends today", "Delete", "- lake")]
    [InlineData("the task had ended and does not any more", "Create", "+ lake")]
    [InlineData("a role of another name", "Create; Delete, only with prune", "+ lake - lake")]
    [InlineData("another session", "Update", "")]
    [InlineData("another description", "Update", "")]
    [InlineData("protected", "Update", "")]
    [InlineData("a further policy", "Update", "+ lake")]
    public static void What_is_wanted_otherwise_is_told(string story, string kinds, string access)
    {
        var accounts =
            "apiVersion: dts-apply/v1\nkind: Account\nmetadata: {name: ops}\nspec: {accountId: \""
            + Some.Ops
            + "\"}\n---\n";
        var orders = accounts + Sets.Orders;
        var task = "---\n" + orders[orders.LastIndexOf("apiVersion", StringComparison.Ordinal)..];
        var role = "    role:\n";
        var (was, now) = story switch
        {
            "someone else is trusted" => (orders, orders.With("account: lake\n", "account: ops\n")),
            "a further task shares the role" => (
                orders,
                orders + task.With("orders-to-lake", "orders-to-ops").With("account: lake\n", "account: ops\n")
            ),
            "the task is gone" => (orders, orders.With(task, "")),
            "the task ends today" => (orders, Until(orders, Ended)),
            "the task had ended and does not any more" => (Until(orders, Ended), orders),
            "a role of another name" => (orders, orders.With(role, role + "      name: ram-2\n")),
            "another session" => (orders, orders.With(role, role + "      maxSessionDuration: 7200\n")),
            "another description" => (orders, orders.With("Lets DTS", "Let DTS")),
            "protected" => (orders, orders.With(role, role + "      protect: true\n")),
            _ => (orders, orders.With(role, role + "      policies: [AliyunVPCReadOnlyAccess]\n")),
        };
        var plan = Sets.Compare(was, now).Plan;

        Assert.Equal(kinds, string.Join("; ", plan.Pending.Select(Told)));
        Assert.Equal(access, string.Join(' ', plan.Pending.SelectMany(Access)));
    }

    [Fact]
    public static void Another_ID_of_an_account_is_told_under_both()
    {
        var sets = Sets.Compare(Sets.Orders, Sets.Orders.With(Some.Orders, Some.Stranger));

        Assert.Equal(
            [(Some.Stranger, "Create"), (Some.Orders, "Delete, only with prune")],
            sets.Plan.Pending.Select(change => (change.Address.AccountId, Told(change))).OrderBy(one => one.Item1)
        );
        Assert.Equal(
            [Some.Stranger, Some.Orders],
            sets.Plan.Accounts.Where(account => account.Name is "orders").Select(account => account.Account.Id.Value!)
        );
    }

    [Fact]
    public static void A_role_that_is_protected_stays_also_where_nobody_declares_it()
    {
        var was = Sets.Orders.With("    role:\n", "    role:\n      protect: true\n");
        var now = was[..was.LastIndexOf("---\n", StringComparison.Ordinal)];
        var plan = Sets.Compare(was, now).Plan;

        Assert.Empty(plan.Pending);
        Assert.Equal(RuleId.DTS512, Assert.Single(Assert.Single(plan.Changes).Findings).Rule);
    }

    [Fact]
    public static void A_policy_that_nobody_asks_for_any_more_stays_and_is_warned_of()
    {
        var was = Sets.Orders.With("    role:\n", "    role:\n      policies: [AliyunVPCReadOnlyAccess]\n");
        var plan = Sets.Compare(was, Sets.Orders).Plan;

        Assert.Empty(plan.Pending);
        Assert.Equal(RuleId.DTS507, Assert.Single(Assert.Single(plan.Changes).Findings).Rule);

        // What a plan would refuse is told as well, and refuses nothing here.
        var further = Sets
            .Orders.With("account: lake\n", "account: pond\n")
            .With("name: lake\n", "name: pond\n")
            .With(Some.Lake, Some.Ops);
        var change = Assert.Single(Sets.Compare(was, further).Plan.Changes);
        Assert.Null(change.Refusal);
        Assert.Contains(change.Findings, finding => finding is { Rule: RuleId.DTS523, Severity: Severity.Warning });
    }

    [Fact]
    public static void What_the_old_set_was_warned_of_is_no_news()
    {
        var soon = Until(Sets.Orders, "  until: \"2026-11-30\"\n");

        Assert.NotEmpty(Sets.Compare(Sets.Orders, soon).Plan.Diagnostics);
        Assert.Empty(Sets.Compare(soon, soon).Plan.Diagnostics);
    }

    [Theory]
    [InlineData("orders", 1)]
    [InlineData("mart", 1)]
    [InlineData("gone", 1)]
    public static void Accounts_are_chosen_also_where_only_the_old_set_declares_them(string account, int roles)
    {
        var was = Sets.Before(
            ("a.yaml", Both.With("name: mart\n", "name: gone\n").With("account: mart\n", "account: gone\n"))
        );
        var sets = Sets.Compare(was, Sets.Load(("a.yaml", Both)), account);

        Assert.Equal(roles, sets.Plan.Changes.Length);
    }

    [Fact]
    public static void An_old_set_with_mistakes_says_nothing_about_losses()
    {
        var sets = Sets.Compare(Sets.Orders.With("kind: CrossAccountTask", "kind: CrossAccountTsk"), Sets.Orders);

        Assert.False(sets.Base.Facts.Compiles);
        Assert.All(sets.Base.Mistakes, mistake => Assert.Equal(Severity.Warning, mistake.Severity));
        Assert.Empty(sets.Was.Roles);
    }

    private static string Until(string text, string day) =>
        text.With("  scenario: CrossAccountSource\n", $"{day}  scenario: CrossAccountSource\n");

    private static string Told(Change change) =>
        change.Note is ChangeNote.OnlyWithPrune ? $"{change.Kind}, only with prune" : change.Kind.ToString();

    private static IEnumerable<string> Access(Change change) =>
        [
            .. change.Access.Lost.Select(pair => Who(change, pair)).Distinct().Select(who => $"- {who}"),
            .. change.Access.Gained.Select(pair => Who(change, pair)).Distinct().Select(who => $"+ {who}"),
        ];

    private static string? Who(Change change, AccessRight pair) =>
        Some.Names.Find(Trustee.From(pair.Principal, change.Address.AccountId).AccountId!);
}
