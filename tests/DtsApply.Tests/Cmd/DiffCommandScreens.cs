using DtsApply.Model;
using DtsApply.Tests.Comparing;
using Xunit;

namespace DtsApply.Tests.Cmd;

/// <summary>What diff and plan --base say of a real repository; as comments, and where nothing differs.</summary>
public static class DiffCommandScreens
{
    private static readonly string[] Whole = ["diff", "--base", "git:origin/main", "-f", "orders.yaml"];
    private static readonly string[] Live =
    [
        "plan",
        "--base",
        "git:origin/main",
        "-f",
        "orders.yaml",
        "-f",
        "crm.yaml",
    ];

    [Fact]
    public static void No_one_gains_or_loses() =>
        CommandRun.ShowsResult(
            "diff-nothing",
            () =>
            {
                var run = new CommandRun();
                Wide(run, "main/manifests/all.yaml", _ => true);
                Wide(run, "manifests/accounts.yaml", index => index < 0);
                Wide(run, "manifests/eu/even.yaml", index => index >= 0 && index % 2 is 0);
                Wide(run, "manifests/us/odd.yaml", index => index >= 0 && index % 2 is 1);
                return run;
            },
            0,
            "diff",
            "--base",
            "main/manifests/",
            "-R",
            "-f",
            "manifests/"
        );

    [Fact]
    public static void What_is_wrong_with_the_old_ones_is_a_warning_that_names_them()
    {
        using var run = Broken().Run([.. Whole, "--color", "never"]);

        Assert.Equal(0, run.Code);
        Assert.StartsWith("git:origin/main:orders.yaml:26:15: warning DTS401: ", run.Error, StringComparison.Ordinal);
        Assert.Contains("  26 |     database: MySQLL", run.Error, StringComparison.Ordinal);
        Assert.EndsWith("diff: losses unknown, 1 role in 1 account is wanted now\n", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("diff", "diff")]
    [InlineData("diff-nothing", "same")]
    [InlineData("diff-base-broken", "broken")]
    [InlineData("diff-new", "new")]
    public static void As_a_comment_on_a_pull_request(string screen, string story)
    {
        using var run = story switch
        {
            "diff" => Changed(),
            "same" => Same(),
            "new" => New(),
            _ => Broken(),
        };
        run.Run([.. Whole, "-o", "markdown"]);

        Golden.Matches(run.Out, "Screens", "Markdown", $"{screen}.md");
        Assert.Equal(0, run.Code);
    }

    [Fact]
    public static void A_live_plan_as_a_comment()
    {
        using var run = Drifted().Run([.. Live, "-o", "markdown"]);

        Golden.Matches(run.Out, "Screens", "Markdown", "compare.md");
    }

    [Fact]
    public static void What_was_not_there_is_new()
    {
        using var run = New().Run([.. Whole, "--color", "never"]);

        Assert.StartsWith(
            $"""
            compared with git:origin/main ({CommandRun.SomeCommit}), offline; no account was read
            orders.yaml is not in git:origin/main, so all of it is new

            account orders  1646821763560001  Public

              + create role ram-for-dts

            """,
            run.Out,
            StringComparison.Ordinal
        );
        Assert.EndsWith(
            "diff: 1 to create, 0 to update, 0 to delete; 1 account gains access\n",
            run.Out,
            StringComparison.Ordinal
        );
    }

    /// <summary>The manifests of orders as they were: mart in the place of lake, and a task that is gone.</summary>
    internal static CommandRun Changed() => InRepository(OldOrders.Text, "orders.yaml");

    internal static CommandRun Same() => InRepository(text => text, "orders.yaml");

    internal static CommandRun Broken() =>
        InRepository(text => text.With("    database: MySQL\n", "    database: MySQLL\n"), "orders.yaml");

    internal static CommandRun New()
    {
        var run = new CommandRun();
        File.Move(run.At("orders.yaml"), run.At("later.yaml"));
        new GitFolder(run.At("")).Begin();
        File.Move(run.At("later.yaml"), run.At("orders.yaml"));
        run.Variables["PATH"] = Environment.GetEnvironmentVariable("PATH")!;
        return run;
    }

    /// <summary>A change of the author's in orders, and someone else's work in crm.</summary>
    internal static CommandRun Drifted()
    {
        var run = InRepository(text => text, "orders.yaml");
        run.Write("orders.yaml", LongerSession(File.ReadAllText(run.At("orders.yaml"))));
        var both = Some.Request(Some.BothTask()).Wanted.Select(role => Made(role.Role)).ToList();
        var crm = both.Single(role => role.Address.AccountId is Some.Crm);
        run.Cloud = new FakeCloud().With(
            ApplyScreens.Made(),
            both.Single(role => role.Address.AccountId is Some.Mart),
            crm with
            {
                Trust = TrustPolicy.Trusting([Some.Ops, "1822019475530009"]),
            }
        );
        return run;
    }

    private static Role Made(Role wanted) =>
        ApplyScreens.Made() with
        {
            Address = wanted.Address,
            Trust = wanted.Trust,
            Description = "Cross-account DTS access, managed by dts-apply",
        };

    /// <summary>A repository whose commit has another text of a file than the folder.</summary>
    private static CommandRun InRepository(Func<string, string> before, string file)
    {
        var run = new CommandRun();
        var now = File.ReadAllText(run.At(file));
        run.Write(file, before(now));
        new GitFolder(run.At("")).Begin();
        run.Write(file, now);
        run.Variables["PATH"] = Environment.GetEnvironmentVariable("PATH")!;
        return run;
    }

    internal static string LongerSession(string text) =>
        text.With("    role:\n", "    role:\n      maxSessionDuration: 7200\n");

    // 44 tasks of 30 accounts, each with a role of its own; below 0 the accounts.
    private static void Wide(CommandRun run, string file, Func<int, bool> has)
    {
        var accounts = Enumerable
            .Range(0, 30)
            .Select(index =>
                (
                    Name: FormattableString.Invariant($"unit-{index}"),
                    Id: FormattableString.Invariant($"12000000000001{index:D2}")
                )
            )
            .Append((Name: "lake", Id: Some.Lake))
            .Select(account =>
                $"kind: Account\nmetadata: {{name: {account.Name}}}\nspec: {{accountId: \"{account.Id}\"}}\n"
            );
        var tasks = Enumerable
            .Range(0, 44)
            .Where(has)
            .Select(index =>
                FormattableString.Invariant(
                    $$$"""
                    kind: CrossAccountTask
                    metadata: {name: task-{{{index}}}}
                    spec:
                      scenario: CrossAccountSource
                      source: {account: unit-{{{index % 30}}}, database: MySQL, role: {name: role-{{{index}}}}}
                      destination: {account: lake, database: MySQL}

                    """
                )
            );
        run.Write(
            file,
            string.Join(
                "---\n",
                (has(-1) ? accounts : []).Concat(tasks).Select(text => $"apiVersion: dts-apply/v1\n{text}")
            )
        );
    }
}
