using Xunit;

namespace DtsApply.Tests.Cmd;

/// <summary>
/// Every warning that a verdict counts stands above it, with its place; what is not shown is not counted.
/// </summary>
public static class WarningTests
{
    private const string Manifests = """
        apiVersion: dts-apply/v1
        kind: Account
        metadata: {name: orders}
        spec: {accountId: 1646821763560001, credentials: {profile: orders}}
        ---
        apiVersion: dts-apply/v1
        kind: Account
        metadata: {name: lake}
        spec: {accountId: "1903774258810002", type: Finance}
        ---
        apiVersion: dts-apply/v1
        kind: CrossAccountTask
        metadata: {name: orders-to-lake}
        spec:
          scenario: CrossAccountSource
          task: {type: Migration}
          source: {account: orders}
          destination: {account: lake, database: MySQL}

        """;

    [Theory]
    [InlineData("plan", "plan: 1 to create, 0 to update, 0 to delete in 1 account; 3 warnings")]
    [InlineData("apply", "apply: done, 1 role created")]
    public static void Warnings_of_manifests_stand_under_what_they_are_about(string command, string verdict)
    {
        using var run = new CommandRun { Cloud = new FakeCloud(), Terminal = new(100, 60) };
        run.Write("w.yaml", Manifests);
        run.Run([command, "-f", "w.yaml", "--color", "never", .. command is "apply" ? (string[])["--yes"] : []]);

        Assert.Contains(
            "  ! warning DTS110: the account ID is a number, not text\n"
                + "    help: put quotes around it: \"1646821763560001\", at w.yaml:4:19\n",
            run.Out,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "  + create role ram-for-dts\n    ! warning DTS408: the source names no database, so support was not "
                + "checked\n"
                + "    help: add database, at w.yaml:17:3\n",
            run.Out,
            StringComparison.Ordinal
        );
        Assert.Contains("    ! warning DTS308: orders is Public, lake is Finance\n", run.Out, StringComparison.Ordinal);
        Assert.Contains(" at w.yaml:18:26\n", run.Out, StringComparison.Ordinal);
        Assert.Contains(verdict, run.Out + run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public static void A_role_that_is_as_declared_is_shown_for_its_warnings()
    {
        var cloud = new FakeCloud();
        using var run = new CommandRun { Cloud = cloud };
        run.Write("w.yaml", Manifests);
        run.Run("apply", "-f", "w.yaml", "--yes", "--color", "never");
        run.Run("apply", "-f", "w.yaml", "--color", "never");

        Assert.Contains("  role ram-for-dts\n    ! warning DTS408:", run.Out, StringComparison.Ordinal);
        Assert.Contains("; 3 warnings", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public static void A_warning_about_another_role_is_not_counted()
    {
        using var run = new CommandRun { Cloud = new FakeCloud(), Terminal = new(100, 60) };
        run.Write("w.yaml", Manifests);
        run.Run("plan", "-f", "w.yaml", "-f", "crm.yaml", "--account", "crm", "--color", "never");

        Assert.DoesNotContain("warning", run.Out, StringComparison.Ordinal);
    }
}
