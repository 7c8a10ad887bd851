using DtsApply.Model;
using DtsApply.Tests.Reporting;
using DtsApply.Tests.Rules;
using Xunit;

namespace DtsApply.Tests.Cmd;

/// <summary>What people see of a fence. Each golden file is a screen of the design.</summary>
public static class FenceScreens
{
    private const string Before = "9ab2c41e";
    private const string Now = "40d1c7aa";

    private const string Platform = """
        apiVersion: dts-apply/v1
        kind: Fence
        metadata: {name: platform}
        spec:
          owners: ["1577309446120004", "1646821763560001", "1749062835510005"]
          trusted: ["1903774258810002"]
          roleNames: ["ram-for-dts", "dts-*"]
          sets: ["default"]
          policies: []
          maxSessionDuration: 3600
          forbid: [adopt, takeOver]

        """;

    [Fact]
    public static void In_manifests() =>
        CommandRun.Shows(
            "validate-fence",
            () =>
            {
                var run = Begin();
                // The help names the account that the fence allows, which is declared as well.
                var lake = Checked.Account("lake", Some.Lake);
                run.Write("crm.yaml", File.ReadAllText(run.At("crm.yaml")) + lake);
                return run;
            },
            65,
            "validate",
            "-f",
            "crm.yaml"
        );

    [Fact]
    public static void On_a_plan() =>
        CommandRun.ShowsResult("plan-fence", Foreign, 76, "plan", "--adopt", "-f", "orders.yaml");

    [Fact]
    public static void Of_a_plan_file()
    {
        using var run = Begin(width: 110);
        Assert.Equal(0, run.Run("plan", "-f", "orders.yaml", "--out", "plan.json").Code);
        var before = DigestIn(run);
        run.Write("etc/dts-apply/fence.yaml", Platform + "  # looked at again\n");
        Assert.Equal(0, run.Run("plan", "-f", "orders.yaml", "--out", "other.json").Code);
        var now = DigestIn(run);
        run.Run("apply", "plan.json");

        Assert.Equal(76, run.Code);
        Golden.Matches(
            Screen
                .InTags(run.Error)
                .Replace(before, Before, StringComparison.Ordinal)
                .Replace(now, Now, StringComparison.Ordinal),
            "Screens",
            "apply-fence.txt"
        );
    }

    private static string DigestIn(CommandRun run) => run.Out.Split("within fence platform ")[1][..8];

    private static CommandRun Foreign()
    {
        var run = Begin(width: 100);
        var text = File.ReadAllText(run.At("orders.yaml"));
        // Account lake is verified.
        run.Write(
            "orders.yaml",
            text.Replace(
                "spec:\n  accountId: \"1903774258810002\"\n",
                "spec: {accountId: \"1903774258810002\", credentials: {profile: lake}}\n\n",
                StringComparison.Ordinal
            )
        );
        var made = ApplyScreens.Made();
        run.Cloud = new FakeCloud().With(
            made with
            {
                Description = "made by hand for the spring migration",
                Tags = made.Tags.Clear(),
            }
        );
        return run;
    }

    private static CommandRun Begin(int width = 80)
    {
        // What is printed is shorter by the folder of the run.
        var run = new CommandRun { Cloud = new FakeCloud(), Terminal = new(width, 60) };
        run.Write("etc/dts-apply/fence.yaml", Platform);
        // The folder of the run is taken out of what is printed, with one of the two slashes.
        run.Variables["DTS_APPLY_FENCE"] = $"{run.At("etc")[..^"etc".Length]}/etc/dts-apply/fence.yaml";
        return run;
    }
}
