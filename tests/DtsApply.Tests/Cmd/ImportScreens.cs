using System.Text.Json.Nodes;
using DtsApply.Tests.Importing;
using Xunit;

namespace DtsApply.Tests.Cmd;

/// <summary>Manifests on standard output, all else on standard error; files are made anew or not at all.</summary>
public static class ImportScreens
{
    private const string Accounts = """
        apiVersion: dts-apply/v1
        kind: Account
        metadata: {name: orders}
        spec: {accountId: "1646821763560001", credentials: {profile: orders}}

        """;

    [Fact]
    public static void A_role_made_by_hand_and_one_that_no_manifest_can_mean()
    {
        CommandRun.Shows("import", Begin, 0, "import", "-f", "accounts.yaml", "--account", "orders");
        using var run = Begin().Run("import", "-f", "accounts.yaml", "--account", "orders");

        Golden.Matches(run.Out, "Screens", "import.yaml");
        Assert.DoesNotContain(((FakeCloud)run.Cloud!).Log, call => call.Contains("Resource", StringComparison.Ordinal));
    }

    [Fact]
    public static void In_an_account_without_such_roles_there_is_nothing_to_write()
    {
        using var run = new CommandRun { Cloud = new FakeCloud() };
        run.Write("accounts.yaml", Accounts);
        run.Run("import", "-f", "accounts.yaml", "--color", "never");

        Assert.Equal(
            (0, "", "import: no role for DTS in 1 account, nothing to write\n"),
            (run.Code, run.Out, run.Error)
        );
    }

    [Fact]
    public static void Keys_of_another_account_stop_it()
    {
        using var run = Begin();
        ((FakeCloud)run.Cloud!).Whose = _ => Some.Stranger;
        run.Run("import", "-f", "accounts.yaml", "--color", "never");

        Assert.Equal((77, ""), (run.Code, run.Out));
        Assert.EndsWith(
            "import: 1 of 1 account could not be read, nothing was written (exit 77)\n",
            run.Error,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public static void Machines_are_told_that_manifests_are_YAML()
    {
        using var run = Begin().Run("import", "-f", "accounts.yaml", "-o", "json", "--color", "never");

        Assert.Equal(64, run.Code);
        Assert.Contains(
            "\"kind\": \"Diagnostics\"",
            run.Out.Replace("\":\"", "\": \"", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
        Assert.Empty(((FakeCloud)run.Cloud!).Log);
    }

    [Fact]
    public static void A_folder_gets_a_file_of_accounts_and_one_of_tasks_in_each()
    {
        using var run = Begin().Run("import", "-f", "accounts.yaml", "--out", "new/", "--color", "never");

        Assert.Equal((0, ""), (run.Code, run.Out));
        Assert.Contains(
            "import: 1 of 2 roles for DTS written to new/; a plan of it changes only ownership tags\n",
            run.Error,
            StringComparison.Ordinal
        );
        Assert.EndsWith("next: dts-apply plan --adopt -f new/\n", run.Error, StringComparison.Ordinal);
        Assert.Equal(
            ["accounts.yaml", "orders-tasks.yaml"],
            Directory.GetFiles(run.At("new")).Select(Path.GetFileName).Order(StringComparer.Ordinal)
        );
        run.Run("plan", "--adopt", "-f", "new/", "-o", "json");
        Assert.Equal(
            ["TagResources"],
            JsonNode.Parse(run.Out)!["roles"]![0]!["actions"]!.AsArray().Select(action => (string)action!["op"]!)
        );
    }

    [Theory]
    [InlineData("accounts.yaml", true)]
    [InlineData("orders-tasks.yaml", false)]
    public static void A_file_that_is_there_is_never_overwritten_and_no_other_is_made(string name, bool isEarly)
    {
        using var run = Begin();
        run.Write($"new/{name}", "mine");
        run.Run("import", "-f", "accounts.yaml", "--out", "new/", "--color", "never");

        Assert.Equal((64, ""), (run.Code, run.Out));
        Assert.Contains(
            $"new/{name} is there already; import never overwrites a file",
            run.Error,
            StringComparison.Ordinal
        );
        Assert.Equal(isEarly, ((FakeCloud)run.Cloud!).Log.IsEmpty);
        Assert.Equal("mine", File.ReadAllText(Assert.Single(Directory.GetFiles(run.At("new")))));
    }

    [Fact]
    public static void Nothing_is_written_through_a_link_or_in_the_place_of_a_file()
    {
        using var run = Begin();
        run.Write("real/x", "");
        Directory.CreateSymbolicLink(run.At("link"), run.At("real"));
        Directory.CreateDirectory(run.At("new"));
        File.CreateSymbolicLink(run.At("new/orders-tasks.yaml"), run.At("real/none"));

        Assert.Contains(
            "link/ is a link;",
            run.Run("import", "-f", "accounts.yaml", "--out", "link/", "--color", "never").Error,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "crm.yaml is no folder",
            run.Run("import", "-f", "accounts.yaml", "--out", "crm.yaml", "--color", "never").Error,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "is there already;",
            run.Run("import", "-f", "accounts.yaml", "--out", "new/", "--color", "never").Error,
            StringComparison.Ordinal
        );
        Assert.Equal([run.At("real/x")], Directory.GetFiles(run.At("real")));
    }

    private static CommandRun Begin()
    {
        var run = new CommandRun
        {
            Cloud = new FakeCloud().With(
                Import.Trusting([Some.Lake]) with
                {
                    Description = "made by hand for the spring migration",
                },
                Import.Live(
                    """
                    {"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole",
                     "Principal":{"Service":["dts.aliyuncs.com"]}}]}
                    """,
                    "ram-for-dts-old"
                )
            ),
        };
        run.Write("accounts.yaml", Accounts);
        return run;
    }
}
