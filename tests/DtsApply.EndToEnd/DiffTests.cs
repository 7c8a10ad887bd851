using System.Diagnostics;
using System.Text.RegularExpressions;
using Xunit;

namespace DtsApply.EndToEnd;

/// <summary>What a pull request changes, as the built executable says it of a real repository, without credentials.</summary>
public static partial class DiffTests
{
    private static readonly string Corpus = Path.Combine(Tool.Root, "tests", "DtsApply.Tests", "Manifests", "Corpus");

    [Fact]
    public static void Who_loses_and_who_gains()
    {
        using var tool = Begin(text =>
            text.Replace("  name: lake\n", "  name: mart\n", StringComparison.Ordinal)
                .Replace("1903774258810002", "1749062835510005", StringComparison.Ordinal)
                .Replace("orders-to-lake", "orders-to-mart", StringComparison.Ordinal)
                .Replace(
                    "    account: lake\n    database: AnalyticDB for MySQL 3.0\n",
                    "    account: mart\n    database: AnalyticDB for MySQL 3.0\n    accessMethod: Alibaba Cloud Instance\n",
                    StringComparison.Ordinal
                ) + Gone
        );
        var ran = tool.Run("diff", "--base", "git:origin/main", "-f", "orders.yaml");

        Assert.Equal((0, ""), (ran.Code, ran.Error));
        Assert.Equal(Golden("diff"), Commit().Replace(ran.Out, "4f2a91c07be3"));
        Assert.Equal(2, tool.Run("diff", "--base", "git:origin/main", "-f", "orders.yaml", "--detailed-exitcode").Code);
        var json = tool.Run("diff", "--base", "git:origin/main", "-f", "orders.yaml", "-o", "json").Json;
        Assert.Equal("Diff", json.GetProperty("kind").GetString());
        Assert.Equal(40, json.GetProperty("base").GetProperty("commit").GetString()!.Length);
        Assert.Equal(2, json.GetProperty("summary").GetProperty("losing").GetInt32());
        Assert.Equal(1, json.GetProperty("summary").GetProperty("losingOnlyWithPrune").GetInt32());
        Assert.Equal(
            ["Update", "Delete"],
            json.GetProperty("roles").EnumerateArray().Select(role => role.GetProperty("change").GetString())
        );
    }

    [Fact]
    public static void The_old_manifests_do_not_compile()
    {
        using var tool = Begin(text =>
            text.Replace("    database: MySQL\n", "    database: MySQLL\n", StringComparison.Ordinal)
        );
        var ran = tool.Run("diff", "--base", "git:origin/main", "-f", "orders.yaml", "--detailed-exitcode");

        Assert.Equal(2, ran.Code);
        Assert.Equal(Golden("diff-base-broken"), Commit().Replace(ran.Out, "4f2a91c07be3"));
        Assert.StartsWith("git:origin/main:orders.yaml:26:15: warning DTS401: ", ran.Error, StringComparison.Ordinal);
        var json = tool.Run("diff", "--base", "git:origin/main", "-f", "orders.yaml", "-o", "json").Json;
        Assert.Equal(System.Text.Json.JsonValueKind.Null, json.GetProperty("summary").ValueKind);
        Assert.False(json.GetProperty("base").GetProperty("compiles").GetBoolean());
    }

    [Fact]
    public static void Mistakes_of_the_new_manifests_are_errors_in_every_format()
    {
        using var tool = Begin(text => text);
        tool.Write(
            "orders.yaml",
            tool.Read("orders.yaml").Replace("database: MySQL\n", "database: MySQLL\n", StringComparison.Ordinal)
        );
        var ran = tool.Run(
            "diff",
            "--base",
            "git:origin/main",
            "-f",
            "orders.yaml",
            "-o",
            "markdown=diff.md",
            "-o",
            "json"
        );

        Assert.Equal(65, ran.Code);
        Assert.Equal(
            ("Diff", 65),
            (ran.Json.GetProperty("kind").GetString(), ran.Json.GetProperty("exitCode").GetInt32())
        );
        Assert.StartsWith("<!-- dts-apply diff", tool.Read("diff.md"), StringComparison.Ordinal);
    }

    [Fact]
    public static void No_credentials_are_read()
    {
        using var tool = Begin(text => text);
        Directory.CreateDirectory(Path.Combine(tool.Folder, ".aliyun"));
        // Whoever opened it would wait for ever.
        using var make = Process.Start("mkfifo", [Path.Combine(tool.Folder, ".aliyun", "config.json")]);
        make.WaitForExit();
        foreach (
            var name in (string[])
                ["ALIBABA_CLOUD_ACCESS_KEY_ID", "ALIBABA_CLOUD_ACCESS_KEY_SECRET", "DTS_APPLY_SANDBOX"]
        )
        {
            tool.Environment[name] = "never";
        }

        Assert.Equal(0, tool.Run("diff", "--base", "git:origin/main", "-f", "orders.yaml").Code);
    }

    [Fact]
    public static void A_fresh_sandbox_that_was_applied_to_shows_no_drift()
    {
        using var tool = Begin(text => text);
        Assert.Equal(0, tool.Run("apply", "--sandbox", "--yes", "-f", "orders.yaml").Code);
        tool.Write(
            "orders.yaml",
            tool.Read("orders.yaml")
                .Replace("    role:\n", "    role:\n      maxSessionDuration: 7200\n", StringComparison.Ordinal)
        );
        var plan = tool.Run("plan", "--sandbox", "--base", "git:origin/main", "-f", "orders.yaml", "-o", "json").Json;
        var action = plan.GetProperty("roles")[0].GetProperty("actions")[0];

        Assert.Equal("Change", action.GetProperty("origin").GetString());

        // What was applied is no longer in the manifests of before: then it is what an account has besides.
        Git(tool, "commit", "-q", "-a", "-m", "more");
        Git(tool, "update-ref", "refs/remotes/origin/main", "HEAD");
        plan = tool.Run("plan", "--sandbox", "--base", "git:origin/main", "-f", "orders.yaml", "-o", "json").Json;
        action = plan.GetProperty("roles")[0].GetProperty("actions")[0];

        Assert.Equal("Drift", action.GetProperty("origin").GetString());
        var text = tool.Run("plan", "--sandbox", "--base", "git:origin/main", "-f", "orders.yaml").Out;
        Assert.Contains(
            "not from this change  git:origin/main asks for the same, the accounts differ",
            text,
            StringComparison.Ordinal
        );
        Assert.Contains("; 1 not from this change", text, StringComparison.Ordinal);
    }

    [Fact]
    public static void A_saved_plan_holds_nothing_of_what_it_was_compared_with()
    {
        using var tool = Begin(text => text);
        tool.Run("plan", "--sandbox", "--base", "git:origin/main", "-f", "orders.yaml", "--out", "plan.json");

        Assert.DoesNotContain("origin", tool.Read("plan.json"), StringComparison.Ordinal);
        Assert.Equal(0, tool.Run("apply", "plan.json", "--sandbox").Code);
    }

    /// <summary>A repository whose origin/main has another text of orders.yaml than the folder.</summary>
    private static Tool Begin(Func<string, string> before)
    {
        var tool = new Tool();
        var now = File.ReadAllText(Path.Combine(Corpus, "orders.yaml"));
        tool.Write("orders.yaml", before(now));
        Git(tool, "init", "-q", "-b", "main");
        Git(tool, "add", "orders.yaml");
        Git(tool, "commit", "-q", "-m", "some");
        Git(tool, "update-ref", "refs/remotes/origin/main", "HEAD");
        tool.Write("orders.yaml", now);
        return tool;
    }

    private static void Git(Tool tool, params string[] args)
    {
        string[] who = ["-c", "user.name=Some One", "-c", "user.email=one@example.com"];
        using var process = tool.Program("git", [.. who, .. args]);
        Assert.Equal(0, Tool.Finish(process).Code);
    }

    private static string Golden(string screen) =>
        Tags()
            .Replace(
                File.ReadAllText(Path.Combine(Tool.Root, "tests", "DtsApply.Tests", "Screens", $"{screen}.txt")),
                ""
            );

    private const string Gone = """
        ---
        apiVersion: dts-apply/v1
        kind: CrossAccountTask
        metadata:
          name: orders-to-crm
        spec:
          scenario: CrossAccountSource
          source:
            account: orders
            database: MySQL
            role:
              name: ram-for-dts-2024
          destination:
            account: crm
            database: MySQL
        ---
        apiVersion: dts-apply/v1
        kind: Account
        metadata:
          name: crm
        spec:
          accountId: "1577309446120004"

        """;

    [GeneratedRegex(@"(?<=[( ])[0-9a-f]{12}(?=\))")]
    private static partial Regex Commit();

    [GeneratedRegex(@"\[/\]|\[(?:green|red|yellow|cyan|bold|dim)\]")]
    private static partial Regex Tags();
}
