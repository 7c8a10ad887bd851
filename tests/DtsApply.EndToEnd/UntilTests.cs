using Xunit;

namespace DtsApply.EndToEnd;

/// <summary>
/// Access that ends by its own day, by this machine's clock: days that are long past, and days that no run of these
/// tests will see. Every story is told twice, and the second time nothing is written.
/// </summary>
public static class UntilTests
{
    private const string Past = "2020-01-31";
    private const string Future = "2999-12-31";

    [Fact]
    public static void Of_a_shared_role_the_account_whose_access_has_ended_goes()
    {
        using var tool = new Tool();
        Write(tool, ("lake", "shared", Future, ""), ("mart", "shared", null, ""));
        Assert.Equal(0, Apply(tool).Code);
        Holds(tool, [], ("lake", "shared", null, ""), ("mart", "shared", null, ""));

        Write(tool, ("lake", "shared", Past, ""), ("mart", "shared", null, ""));
        var ran = Twice(tool);
        Assert.Contains("apply: done, 1 role updated, 1 task has ended; ", ran.Error, StringComparison.Ordinal);
        Assert.Contains("its access was wanted until", ran.Out, StringComparison.Ordinal);
        Assert.Contains("Friday 2020-01-31, m.yaml:", ran.Out, StringComparison.Ordinal);
        Holds(tool, [], ("mart", "shared", null, ""));
    }

    [Fact]
    public static void A_protected_role_stays_without_its_access()
    {
        using var tool = new Tool();
        Write(tool, ("lake", "kept", Future, "protect: true"));
        Assert.Equal(0, Apply(tool).Code);

        Write(tool, ("lake", "kept", Past, "protect: true"));
        var ran = Twice(tool);
        Assert.Contains("warning DTS533", ran.Out, StringComparison.Ordinal);
        Holds(tool, ["kept"]);
        var plan = tool.Run("plan", "-f", "m.yaml", "--sandbox", "--detailed-exitcode", "-o", "json");
        Assert.Equal(0, plan.Code);
        Assert.Empty(plan.Json.GetProperty("roles")[0].GetProperty("before").GetProperty("policies").EnumerateArray());

        Write(tool, ("lake", "kept", Past, "protect: false"));
        Assert.Contains("1 role deleted", Twice(tool).Error, StringComparison.Ordinal);
        Holds(tool, []);
    }

    [Fact]
    public static void Five_end_at_once_and_one_stays()
    {
        using var tool = new Tool();
        (string, string, string?, string)[] Tasks(string until) =>
            [.. Enumerable.Range(1, 5).Select(n => ("lake", $"r{n}", (string?)until, "")), ("mart", "stays", null, "")];
        Write(tool, Tasks(Future));
        Assert.Equal(0, Apply(tool).Code);

        Write(tool, Tasks(Past));
        var ran = Twice(tool);
        Assert.Contains("apply: done, 5 roles deleted, 5 tasks have ended; ", ran.Error, StringComparison.Ordinal);
        Holds(tool, [], ("mart", "stays", null, ""));
    }

    [Fact]
    public static void A_role_of_another_making_is_refused_and_nothing_is_written()
    {
        using var tool = new Tool();
        Write(tool, ("lake", "theirs", Future, ""));
        Assert.Equal(0, tool.Run("apply", "-f", "m.yaml", "--sandbox", "--yes", "--set", "other").Code);
        var before = State(tool);

        Write(tool, ("lake", "theirs", Past, ""));
        var ran = Apply(tool);
        Assert.Equal(76, ran.Code);
        Assert.Contains("error DTS506", ran.Out, StringComparison.Ordinal);
        Assert.Equal(before, State(tool));
        Assert.Contains(
            "1 role deleted",
            tool.Run("apply", "-f", "m.yaml", "--sandbox", "--yes", "--set", "other").Error,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public static void A_task_that_has_ended_makes_no_role()
    {
        using var tool = new Tool();
        Write(tool, ("lake", "never", Past, ""));

        var ran = Apply(tool);
        Assert.Equal(
            (0, "apply: nothing to do, these accounts need no role, in the sandbox; nothing was written\n"),
            (ran.Code, ran.Error)
        );
        var validated = tool.Run("validate", "-f", "m.yaml");
        Assert.Equal(0, validated.Code);
        Assert.Contains(
            "info DTS316: access of task t1 ended with Friday 2020-01-31",
            validated.Out,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public static void A_plan_whose_day_was_changed_by_hand_is_none()
    {
        using var tool = new Tool();
        Write(tool, ("lake", "kept", Future, ""));
        Assert.Equal(0, tool.Run("plan", "-f", "m.yaml", "--sandbox", "--out", "plan.json").Code);
        var text = tool.Read("plan.json");
        var day = text[(text.IndexOf("\"day\": \"", StringComparison.Ordinal) + 8)..][..10];
        tool.Write("plan.json", text.Replace(day, "2020-01-01", StringComparison.Ordinal));

        Assert.Equal(65, tool.Run("apply", "plan.json", "--sandbox").Code);
    }

    [Fact]
    public static void What_destroy_refuses_of_a_shared_role_its_help_ends()
    {
        using var tool = new Tool();
        Write(tool, ("lake", "shared", null, ""), ("mart", "shared", null, ""));
        Assert.Equal(0, Apply(tool).Code);
        Write(tool, ("lake", "shared", null, ""));
        var refused = tool.Run("destroy", "-f", "m.yaml", "--sandbox", "--yes");
        Assert.Equal(76, refused.Code);
        Assert.Contains(
            "delete task t1 (m.yaml:",
            string.Join(' ', refused.Out.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)),
            StringComparison.Ordinal
        );

        // Dated, these manifests alone are enough: the other account is none of theirs, and stays.
        Write(tool, ("lake", "shared", Past, ""));
        Assert.Contains("apply: done, 1 role updated, 1 task has ended; ", Apply(tool).Error, StringComparison.Ordinal);
        Holds(tool, [], ("mart", "shared", null, ""));
    }

    private static Ran Apply(Tool tool) => tool.Run("apply", "-f", "m.yaml", "--sandbox", "--yes");

    private static Ran Twice(Tool tool)
    {
        var first = Apply(tool);
        Assert.Equal(0, first.Code);
        var state = State(tool);
        var second = Apply(tool);
        Assert.Equal(0, second.Code);
        Assert.Contains("nothing was written", second.Error, StringComparison.Ordinal);
        Assert.Equal(state, State(tool));
        return first;
    }

    private static string State(Tool tool) => tool.Read(".dts-apply/sandbox.json");

    /// <summary>Asks the sandbox: these roles are as the tasks want them, and besides them there are just those.</summary>
    private static void Holds(
        Tool tool,
        string[] undeclared,
        params (string Trusted, string Role, string? Until, string More)[] tasks
    )
    {
        Write(tool, "now.yaml", tasks);
        var plan = tool.Run("plan", "-f", "now.yaml", "--sandbox", "--detailed-exitcode", "-o", "json");

        Assert.Equal(0, plan.Code);
        Assert.Equal(
            undeclared,
            plan.Json.GetProperty("accounts")
                .EnumerateArray()
                .SelectMany(account => account.GetProperty("undeclared").EnumerateArray())
                .Select(role => role.GetString()!)
        );
    }

    private static void Write(Tool tool, params (string Trusted, string Role, string? Until, string More)[] tasks) =>
        Write(tool, "m.yaml", tasks);

    private static void Write(
        Tool tool,
        string file,
        (string Trusted, string Role, string? Until, string More)[] tasks
    ) =>
        tool.Write(
            file,
            Account("orders", 1, ", credentials: {profile: orders}")
                + Account("lake", 2)
                + Account("mart", 3)
                + string.Concat(tasks.Select((task, index) => Task($"t{index + 1}", task)))
        );

    private static string Account(string name, int number, string more = "") =>
        $"apiVersion: dts-apply/v1\nkind: Account\nmetadata: {{name: {name}}}\n"
        + $"spec: {{accountId: \"{number:0000000000000000}\"{more}}}\n---\n";

    private static string Task(string name, (string Trusted, string Role, string? Until, string More) task) =>
        $"""
            apiVersion: dts-apply/v1
            kind: CrossAccountTask
            metadata:
              name: {name}
            spec:
            {(task.Until is null ? "  # without end" : $"  until: \"{task.Until}\"")}
              scenario: CrossAccountSource
              source:
                account: orders
                database: MySQL
                role:
                  name: {task.Role}
                  {task.More}
              destination:
                account: {task.Trusted}
                database: MySQL
            ---

            """;
}
