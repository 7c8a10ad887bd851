using System.Globalization;
using Xunit;

namespace DtsApply.EndToEnd;

/// <summary>
/// destroy and --prune on the sandbox; every story is told twice, and the second time nothing is written.
/// </summary>
public static class RemovalTests
{
    [Fact]
    public static void Destroy_removes_what_apply_made_and_the_second_time_nothing_is_written()
    {
        using var tool = new Tool();
        tool.Write("m.yaml", Manifests(2));
        Assert.Equal(0, tool.Run("apply", "-f", "m.yaml", "--sandbox", "--yes").Code);

        var first = tool.Run("destroy", "-f", "m.yaml", "--sandbox", "--yes");
        Assert.Equal(0, first.Code);
        Assert.Matches(
            "^destroy: done, 2 roles deleted; 4 actions in 1 account, [0-9.]+ s$",
            first.Error.Split('\n').Last(line => line.StartsWith("destroy:", StringComparison.Ordinal))
        );
        var state = tool.Read(".dts-apply/sandbox.json");
        var second = tool.Run("destroy", "-f", "m.yaml", "--sandbox", "--yes");
        Assert.Equal(
            (0, "destroy: nothing to do, these roles do not exist, in the sandbox; nothing was written\n"),
            (second.Code, second.Error)
        );
        Assert.Equal(state, tool.Read(".dts-apply/sandbox.json"));
        Assert.Equal(2, tool.Run("plan", "-f", "m.yaml", "--sandbox", "--detailed-exitcode").Code);
    }

    [Fact]
    public static void Destroy_without_a_terminal_and_without_yes_removes_nothing()
    {
        using var tool = new Tool();
        tool.Write("m.yaml", Manifests(1));
        tool.Run("apply", "-f", "m.yaml", "--sandbox", "--yes");

        Assert.Equal(76, tool.RunWith("revoke\n", "destroy", "-f", "m.yaml", "--sandbox").Code);
        Assert.Equal(0, tool.Run("plan", "-f", "m.yaml", "--sandbox", "--detailed-exitcode").Code);
    }

    [Fact]
    public static void A_role_that_other_manifests_share_is_not_destroyed()
    {
        using var tool = new Tool();
        tool.Write("both.yaml", Manifests(1) + Task("other", "mart", "r1"));
        tool.Write("one.yaml", Manifests(1));
        tool.Run("apply", "-f", "both.yaml", "--sandbox", "--yes");
        var ran = tool.Run("destroy", "-f", "one.yaml", "--sandbox", "--yes");

        Assert.Equal(76, ran.Code);
        Assert.Contains("DTS509", ran.Out, StringComparison.Ordinal);
        Assert.Equal(0, tool.Run("plan", "-f", "both.yaml", "--sandbox", "--detailed-exitcode").Code);
        Assert.Equal(0, tool.Run("destroy", "-f", "both.yaml", "--sandbox", "--yes").Code);
    }

    [Fact]
    public static void Prune_removes_the_roles_of_the_set_that_no_manifest_declares_any_more()
    {
        using var tool = new Tool();
        tool.Write("m.yaml", Manifests(3));
        tool.Run("apply", "-f", "m.yaml", "--sandbox", "--yes");
        tool.Run(
            "apply",
            "-f",
            "m.yaml",
            "--sandbox",
            "--yes",
            "--set",
            "blue",
            "--take-over",
            "default",
            "--account",
            "orders"
        );
        tool.Write("m.yaml", Manifests(1));

        Assert.Equal(64, tool.Run("apply", "-f", "m.yaml", "--sandbox", "--yes", "--prune").Code);
        Assert.Equal(76, tool.Run("apply", "-f", "m.yaml", "--sandbox", "--yes", "--prune", "--set", "default").Code);
        Assert.Contains(
            "no longer declared: r2, r3;",
            tool.Run("plan", "-f", "m.yaml", "--sandbox", "--set", "blue")
                .Out.ReplaceLineEndings(" ")
                .Replace("     ", " ", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
        Assert.Equal(0, tool.Run("apply", "-f", "m.yaml", "--sandbox", "--yes", "--prune", "--set", "blue").Code);
        var state = tool.Read(".dts-apply/sandbox.json");
        Assert.Contains(
            "nothing to do, 1 role in 1 account is as declared",
            tool.Run("apply", "-f", "m.yaml", "--sandbox", "--yes", "--prune", "--set", "blue").Error,
            StringComparison.Ordinal
        );
        Assert.Equal(state, tool.Read(".dts-apply/sandbox.json"));
    }

    [Fact]
    public static void Many_removals_need_their_number_and_a_saved_plan_holds_it()
    {
        using var tool = new Tool();
        tool.Write("m.yaml", Manifests(6));
        tool.Run("apply", "-f", "m.yaml", "--sandbox", "--yes");
        tool.Write("m.yaml", Manifests(1));

        var refused = tool.Run("plan", "-f", "m.yaml", "--sandbox", "--prune", "--set", "default");
        Assert.Equal(76, refused.Code);
        Assert.Contains("5 to delete in 1 account; refused (exit 76)", refused.Out, StringComparison.Ordinal);
        Assert.Contains(
            "next: dts-apply plan --prune --allow-removals 5 --sandbox --set default -f m.yaml",
            refused.Out,
            StringComparison.Ordinal
        );
        Assert.Equal(
            0,
            tool.Run(
                "plan",
                "-f",
                "m.yaml",
                "--sandbox",
                "--prune",
                "--set",
                "default",
                "--allow-removals",
                "5",
                "--out",
                "plan.json"
            ).Code
        );
        Assert.Equal(64, tool.Run("apply", "plan.json", "--sandbox", "--prune", "--set", "default").Code);
        Assert.Equal(73, tool.Run("apply", "plan.json", "--sandbox", "--set", "blue").Code);
        Assert.Equal(0, tool.Run("apply", "plan.json", "--sandbox", "-f", "m.yaml").Code);
        Assert.Equal(
            0,
            tool.Run("plan", "-f", "m.yaml", "--sandbox", "--prune", "--set", "default", "--detailed-exitcode").Code
        );
    }

    [Fact]
    public static void A_role_that_moved_after_a_pruning_plan_was_saved_makes_it_stale()
    {
        using var tool = new Tool();
        tool.Write("m.yaml", Manifests(2));
        tool.Run("apply", "-f", "m.yaml", "--sandbox", "--yes");
        tool.Write("one.yaml", Manifests(1));
        Assert.Equal(
            0,
            tool.Run("plan", "-f", "one.yaml", "--sandbox", "--prune", "--set", "default", "--out", "plan.json").Code
        );
        tool.Write("m.yaml", Manifests(2) + Task("more", "mart", "r2"));
        tool.Run("apply", "-f", "m.yaml", "--sandbox", "--yes");
        var ran = tool.Run("apply", "plan.json", "--sandbox");

        Assert.Equal(73, ran.Code);
        Assert.Equal(0, tool.Run("plan", "-f", "m.yaml", "--sandbox", "--detailed-exitcode").Code);
    }

    /// <summary>
    /// Accounts orders, lake and mart, and so many tasks from orders to lake, each with a role of its own.
    /// </summary>
    private static string Manifests(int tasks) =>
        """
            apiVersion: dts-apply/v1
            kind: Account
            metadata: {name: orders}
            spec:
              accountId: "0000646821763561"
              credentials: {profile: orders}
            ---
            apiVersion: dts-apply/v1
            kind: Account
            metadata: {name: lake}
            spec: {accountId: "0000903774258812"}
            ---
            apiVersion: dts-apply/v1
            kind: Account
            metadata: {name: mart}
            spec: {accountId: "0000749062835515"}

            """
        + string.Concat(
            Enumerable
                .Range(1, tasks)
                .Select(n =>
                    Task(
                        $"task-{n.ToString(CultureInfo.InvariantCulture)}",
                        "lake",
                        $"r{n.ToString(CultureInfo.InvariantCulture)}"
                    )
                )
        );

    private static string Task(string name, string destination, string role) =>
        $$$"""
            ---
            apiVersion: dts-apply/v1
            kind: CrossAccountTask
            metadata: {name: {{{name}}}}
            spec:
              scenario: CrossAccountSource
              source: {account: orders, database: MySQL, role: {name: {{{role}}}}}
              destination: {account: {{{destination}}}}

            """;
}
