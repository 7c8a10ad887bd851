using DtsApply.Live;
using DtsApply.Model;
using Xunit;

namespace DtsApply.Tests.Cmd;

/// <summary>
/// Whichever call of a run is answered for another account: the run says so and ends with the guard's code, and the
/// door is shut for all calls that would follow (DTS531).
/// </summary>
public static class ElsewhereRunTests
{
    private const string Manifests = $$"""
        apiVersion: dts-apply/v1
        kind: Account
        metadata: {name: orders}
        spec: {accountId: "{{Some.Orders}}", credentials: {profile: orders} }
        ---
        apiVersion: dts-apply/v1
        kind: Account
        metadata: {name: lake}
        spec: {accountId: "{{Some.Lake}}", credentials: {profile: lake} }
        ---
        apiVersion: dts-apply/v1
        kind: CrossAccountTask
        metadata: {name: orders-to-lake}
        spec:
          scenario: CrossAccountSource
          source:
            account: orders
            database: MySQL
            role: {description: Lets DTS tasks of account lake reach this database}
          destination: {account: lake, database: MySQL}

        """;

    private static readonly Role Old = ApplyScreens.Made() with { Address = new(Some.Orders, "old") };

    public static TheoryData<string, string> Calls
    {
        get
        {
            var calls = new TheoryData<string, string>();
            foreach (
                var command in (string[])["plan", "apply", "plan --prune --set default", "verify", "import", "whoami"]
            )
            {
                foreach (var call in new SortedSet<string>(MadeBy(command), StringComparer.Ordinal))
                {
                    calls.Add(command, call);
                }
            }

            return calls;
        }
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public static void Every_call_that_reads_may_be_answered_for_another_account(string command, string call)
    {
        var cloud = Cloud(command);
        var found = new List<CloudException>();
        cloud.TroubleIn = (account, made) =>
        {
            if (found.Count is 0 && made == call)
            {
                // Of a role that is assumed, the answer is about the role's account.
                found.Add(
                    new(FailureKind.Elsewhere, "")
                    {
                        Action = call,
                        Other = new(made.StartsWith("Assume ", StringComparison.Ordinal) ? "orders" : account, "1"),
                    }
                );
            }

            return found is [var first] ? new(first, After: false) : null;
        };
        using var run = Run(command, cloud);

        Assert.True(found.Count > 0, $"{call} is never called");
        Assert.True(run.Code is ExitCode.Guard, $"exit {run.Code}: {run.Out}{run.Error}");
        Assert.Single((run.Out + run.Error).Split("error DTS531").Skip(1));
        Assert.Empty(cloud.Writes);
    }

    [Theory]
    [InlineData("plan", "List orders")]
    [InlineData("apply", "Read AliyunDTSDefaultRole")]
    [InlineData("plan --prune --set default", "Read old")]
    [InlineData("verify", "Assume ram-for-dts")]
    [InlineData("verify", "Read AliyunDTSDefaultRole")]
    [InlineData("verify", "Read old")]
    [InlineData("import", "List orders")]
    [InlineData("whoami", "WhoAmI lake")]
    public static void The_table_holds_every_kind_of_call(string command, string call) =>
        Assert.Contains((command, call), Calls.Select(row => (row.Data.Item1, row.Data.Item2)));

    private static IEnumerable<string> MadeBy(string command)
    {
        var cloud = Cloud(command);
        using var run = Run(command, cloud);
        return cloud.Log.Except(cloud.Writes);
    }

    // Where a role is to be made, DTS is looked up too.
    private static FakeCloud Cloud(string command) =>
        command is "plan" or "apply" ? new FakeCloud().With(Old) : new FakeCloud().With(ApplyScreens.Made(), Old);

    private static CommandRun Run(string command, FakeCloud cloud)
    {
        string[] consent = command is "apply" ? ["--yes"] : [];
        var run = new CommandRun { Cloud = cloud };
        run.Write("m.yaml", Manifests);
        return run.Run([.. command.Split(' '), .. consent, "-f", "m.yaml", "--color", "never"]);
    }
}
