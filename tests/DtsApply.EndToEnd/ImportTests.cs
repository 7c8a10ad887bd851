using DtsApply.EndToEnd.Sandbox;
using DtsApply.Sandbox;
using Xunit;

namespace DtsApply.EndToEnd;

/// <summary>Roles that were made by hand in the RAM console, taken over and put right.</summary>
public static class ImportTests
{
    private const string Orders = "0000512837465091";
    private const string Lake = "0000874120936655";
    private const string Role = "ram-for-dts";

    private const string Accounts = $$"""
        apiVersion: dts-apply/v1
        kind: Account
        metadata: {name: orders}
        spec: {accountId: "{{Orders}}", credentials: {environment: ORDERS} }

        """;

    private const string LakeAndTask = $$"""
        ---
        apiVersion: dts-apply/v1
        kind: Account
        metadata: {name: lake}
        spec: {accountId: "{{Lake}}"}
        ---
        apiVersion: dts-apply/v1
        kind: CrossAccountTask
        metadata: {name: orders-to-lake}
        spec:
          scenario: CrossAccountSource
          source: {account: orders, database: MySQL}
          destination: {account: lake}

        """;

    [Fact]
    public static async Task A_role_made_in_the_console_is_imported_adopted_and_then_as_declared()
    {
        using var tool = Begin();
        await OwnerCalls.ServingAsync(
            tool,
            async endpoint =>
            {
                await HandMade.MakeAsync(endpoint, Orders, Role, Lake, "made by hand: OPS-1 # spring\nmigration");
                await HandMade.MakeAsync(endpoint, Orders, "AliyunECSInstanceForDTS", Lake, "");
                var before = await HandMade.ReadAsync(endpoint, Orders, Role);

                var imported = tool.Run("import", "-f", "accounts.yaml", "--endpoint", endpoint);
                Assert.True(imported.Code is 0, imported.Error);
                Assert.StartsWith(
                    "import: 1 role for DTS written; a plan of it changes only ownership tags\n",
                    imported.Error,
                    StringComparison.Ordinal
                );
                tool.Write("orders.yaml", imported.Out);

                Assert.Equal(0, tool.Run("validate", "-f", "orders.yaml").Code);
                Assert.Equal(76, tool.Run("plan", "-f", "orders.yaml", "--endpoint", endpoint).Code);
                Assert.Equal(74, tool.Run("verify", "-f", "orders.yaml", "--endpoint", endpoint).Code);
                var planned = tool.Run("plan", "--adopt", "-f", "orders.yaml", "--endpoint", endpoint, "-o", "json");
                Assert.Equal(["TagResources"], Ops(planned));

                // As the README tells it, from the same beginning.
                var told = Walkthrough.Part(Walkthrough.Read("README.md"), "dts-apply import -f accounts.yaml", "```");
                var said = Walkthrough.Type(
                    tool,
                    told,
                    $"[ $1 = apply ] && set -- \"$@\" --yes; set -- \"$@\" --endpoint {endpoint}"
                );
                Assert.Equal(imported.Out, tool.Read("orders.yaml"));
                Assert.Contains("plan: 0 to create, 1 to update (1 adopted)", said, StringComparison.Ordinal);
                Assert.Contains("apply: done, 1 role updated; 1 action in 1 account", said, StringComparison.Ordinal);
                Assert.Contains("verify: ok, 1 role in 1 account is as declared", said, StringComparison.Ordinal);
                Assert.Contains("nothing was written", Apply(tool, endpoint, "orders.yaml"), StringComparison.Ordinal);

                var after = await HandMade.ReadAsync(endpoint, Orders, Role);
                Assert.Equal(HandMade.Trust(before), HandMade.Trust(after));
                Assert.Equal(
                    before.GetProperty("Role").GetProperty("Description").GetString(),
                    after.GetProperty("Role").GetProperty("Description").GetString()
                );
            },
            ["-f", "accounts.yaml", "-q"]
        );
    }

    [Fact]
    public static async Task An_account_that_entered_its_own_ID_is_told_so_and_the_plan_repairs_it()
    {
        using var tool = Begin();
        await OwnerCalls.ServingAsync(
            tool,
            async endpoint =>
            {
                await HandMade.MakeAsync(endpoint, Orders, Role, Orders, "");

                var imported = tool.Run("import", "-v", "-f", "accounts.yaml", "--endpoint", endpoint);
                Assert.Equal((0, ""), (imported.Code, imported.Out));
                Assert.Contains("orders/ram-for-dts: warning DTS508:", imported.Error, StringComparison.Ordinal);
                Assert.Contains("import: 0 of 1 role for DTS written\n", imported.Error, StringComparison.Ordinal);

                tool.Write("task.yaml", Accounts + LakeAndTask);
                var planned = tool.Run("plan", "--adopt", "-f", "task.yaml", "--endpoint", endpoint);
                Assert.Contains("DTS508", planned.Out, StringComparison.Ordinal);
                Apply(tool, endpoint, "task.yaml", "--adopt");
                Assert.Contains("nothing was written", Apply(tool, endpoint, "task.yaml"), StringComparison.Ordinal);
                var trust = HandMade.Trust(await HandMade.ReadAsync(endpoint, Orders, Role));
                Assert.Contains($"{Lake}@dts.aliyuncs.com", trust, StringComparison.Ordinal);
                Assert.DoesNotContain("\"dts.aliyuncs.com\"", trust, StringComparison.Ordinal);
            },
            ["-f", "accounts.yaml", "-q"]
        );
    }

    [Fact]
    public static async Task A_wrong_ID_is_found_in_what_was_imported_and_the_plan_repairs_it()
    {
        const string wrong = "0000874120963655";
        using var tool = Begin();
        await OwnerCalls.ServingAsync(
            tool,
            async endpoint =>
            {
                await HandMade.MakeAsync(endpoint, Orders, Role, wrong, "");
                var imported = tool.Run("import", "-f", "accounts.yaml", "--out", "new", "--endpoint", endpoint).Code;
                Assert.Equal(0, imported);
                Apply(tool, endpoint, "new", "--adopt");

                // Whoever knows the account gives it a name, and sees that its ID is another one.
                Assert.Contains(wrong, tool.Read("new/accounts.yaml"), StringComparison.Ordinal);
                foreach (var file in (string[])["new/accounts.yaml", "new/orders-tasks.yaml"])
                {
                    var named = tool.Read(file).Replace($"account-{wrong}", "lake", StringComparison.Ordinal);
                    tool.Write(file, named.Replace(wrong, Lake, StringComparison.Ordinal));
                }

                var planned = tool.Run("plan", "-f", "new", "--endpoint", endpoint, "-o", "json");
                Assert.Equal(["UpdateRole"], Ops(planned));
                Apply(tool, endpoint, "new");
                Assert.Contains("nothing was written", Apply(tool, endpoint, "new"), StringComparison.Ordinal);
                var trust = HandMade.Trust(await HandMade.ReadAsync(endpoint, Orders, Role));
                Assert.DoesNotContain(wrong, trust, StringComparison.Ordinal);

                var again = tool.Run("import", "-f", "accounts.yaml", "--out", "new", "--endpoint", endpoint);
                Assert.Equal(64, again.Code);
                Assert.Contains("never overwrites a file", again.Error, StringComparison.Ordinal);
            },
            ["-f", "accounts.yaml", "-q"]
        );
    }

    [Fact]
    public static async Task Many_roles_are_found_on_all_pages_and_nothing_is_written_to_the_account()
    {
        using var tool = Begin();
        await OwnerCalls.ServingAsync(
            tool,
            async endpoint =>
            {
                foreach (var number in Enumerable.Range(1, 150))
                {
                    await HandMade.MakeAsync(endpoint, Orders, FormattableString.Invariant($"dts-{number}"), Lake, "");
                }

                var state = tool.Read(".dts-apply/sandbox.json");
                var imported = tool.Run("import", "-f", "accounts.yaml", "--endpoint", endpoint);
                Assert.True(imported.Code is 0, imported.Error);
                Assert.Contains("# 150 roles for DTS;", imported.Out, StringComparison.Ordinal);
                Assert.Equal(Roles(state), Roles(tool.Read(".dts-apply/sandbox.json")));
            },
            ["-f", "accounts.yaml", "-q"]
        );
    }

    [Fact]
    public static async Task Keys_of_another_account_are_told_and_nothing_is_printed()
    {
        using var tool = Begin();
        Key(tool, Lake);
        await OwnerCalls.ServingAsync(
            tool,
            endpoint =>
            {
                var imported = tool.Run("import", "-f", "accounts.yaml", "--out", "new", "--endpoint", endpoint);
                Assert.Equal((77, ""), (imported.Code, imported.Out));
                Assert.Contains("DTS501", imported.Error, StringComparison.Ordinal);
                Assert.False(Directory.Exists(Path.Combine(tool.Folder, "new")));
                return Task.CompletedTask;
            },
            ["--account", Lake, "--account", Orders, "-q"]
        );
    }

    private static Tool Begin()
    {
        var tool = new Tool();
        tool.Write("accounts.yaml", Accounts);
        Key(tool, Orders);
        return tool;
    }

    private static void Key(Tool tool, string account)
    {
        var key = SandboxKeys.OfUser(account);
        tool.Environment["ORDERS_ACCESS_KEY_ID"] = key.Id;
        tool.Environment["ORDERS_ACCESS_KEY_SECRET"] = key.Secret;
    }

    private static string Apply(Tool tool, string endpoint, string path, params string[] options)
    {
        var applied = tool.Run(["apply", "-f", path, "--yes", "--endpoint", endpoint, .. options]);
        Assert.True(applied.Code is 0, applied.Out + applied.Error);
        return applied.Error;
    }

    private static IEnumerable<string> Ops(Ran planned) =>
        planned
            .Json.GetProperty("roles")
            .EnumerateArray()
            .SelectMany(role => role.GetProperty("actions").EnumerateArray())
            .Select(action => action.GetProperty("op").GetString()!);

    // Nonces of signed calls are kept in the state, too.
    private static List<string> Roles(string state) =>
        [.. state.Split('\n').Where(line => line.Contains("dts-", StringComparison.Ordinal))];
}
