using System.Collections.Immutable;
using CsCheck;
using DtsApply.Applying;
using DtsApply.Applying.Journals;
using DtsApply.Live;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.UseCases;
using Xunit;

namespace DtsApply.Tests.Applying;

/// <summary>
/// The way back from any run over any role, wherever the run died, and wherever the way back dies: as long as no one
/// else is at work nothing is refused, at no instant can anyone use what they could neither before the run nor after
/// it, and the end is what was there before the run.
/// </summary>
public static class UndoConverges
{
    private static readonly string[] Trusts =
    [
        TrustPolicy.Trusting([Some.Lake]).Text,
        TrustPolicy.Trusting([Some.Stranger]).Text,
        TrustPolicy.Trusting([Some.Lake, Some.Ops]).Text,
        """{"Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":"""
            + """{"RAM":["acs:ram::1903774258810002:user/eve"]}}],"Version":"1"}""",
        """{"Statement":[{"Action":"sts:AssumeRole","Condition":"""
            + """{"IpAddress":{"acs:SourceIp":"203.0.113.7"}},"Effect":"Allow","Principal":"""
            + """{"RAM":["acs:ram::1365520871940006:root"]}}],"Version":"1"}""",
    ];

    private static readonly Policy[] Policies =
    [
        Policy.Dts,
        new("ReadOnlyAccess", Policy.System),
        new("shop-data", Policy.Custom),
    ];

    private static readonly Gen<Role?> Before = Gen.Select(
            Gen.Int[0, Trusts.Length - 1],
            Gen.Int[0, 7],
            Gen.Int[0, 2],
            Gen.Select(Gen.Bool, Gen.Bool)
        )
        .Select(
            (trust, policies, tags, more) =>
                tags is 0 && more is (true, true)
                    ? null
                    : Some.Live() with
                    {
                        Trust = TrustPolicy.Parse(Trusts[trust], Some.Orders),
                        Policies = [.. Policies.Where((_, bit) => (policies & (1 << bit)) is not 0)],
                        Description = more.Item1 ? "made by hand" : Some.Live().Description,
                        MaxSessionDuration = more.Item2 ? 7200 : 3600,
                        Tags = tags is 0
                            ? ImmutableSortedDictionary<string, string>.Empty.Add("team", "shop")
                            : Ownership.Tags("default"),
                    }
        );

    // What becomes of the role: made or changed as declared, or removed.
    private static readonly Gen<ExtraPolicies?> Ways = Gen.Int[0, 3]
        .Select(way => way is 3 ? (ExtraPolicies?)null : (ExtraPolicies)way);

    // From which call on, for how many, and whether answers are lost or the calls.
    private static readonly Gen<(int From, int Calls, bool After)> Deaths = Gen.Select(
        Gen.Int[1, 16],
        Gen.Int[0, 12],
        Gen.Bool
    );

    [Fact]
    public static void It_ends_with_what_was_there_before() =>
        Gen.Select(Before, Ways, Deaths, Deaths)
            .Sample(
                (before, way, first, second) => RunAsync(before, way, first, second).GetAwaiter().GetResult(),
                iter: 1500
            );

    private static async Task RunAsync(
        Role? before,
        ExtraPolicies? way,
        (int From, int Calls, bool After) first,
        (int From, int Calls, bool After) second
    )
    {
        var cloud = before is null ? new FakeCloud() : new FakeCloud().With(before);
        var plan = await MakePlan.RunAsync(Request(way), cloud, null, CancellationToken.None);
        if (plan.Code is not ExitCode.Done || !plan.Pending.Any())
        {
            return;
        }

        var change = plan.Pending.Single();
        var allowed = Access.Of(change.Before).Union(Access.Of(change.After));
        cloud.AfterWrite = roles =>
            Assert.All(roles.Values.SelectMany(Access.Of), pair => Assert.Contains(pair, allowed));

        var run = await CarriedOutAsync(cloud, plan, "20261123T140307Z-00000001", undoes: null, first);
        var begun = await UndoneAsync(cloud, run, [], "20261123T140307Z-00000002", second);
        _ = await UndoneAsync(cloud, run, begun, "20261123T140307Z-00000003", default);

        var now = cloud.Roles.GetValueOrDefault(new(Some.Orders, "ram-for-dts"));
        Assert.Empty(RoleDiff.Between(before is null ? null : before with { Id = null }, now));
        Assert.Empty((await BackAsync(cloud, run, begun)).Pending);
    }

    /// <summary>Takes the run back; what journals then tell of that.</summary>
    private static async Task<JournalRun[]> UndoneAsync(
        FakeCloud cloud,
        JournalRun run,
        JournalRun[] undos,
        string runId,
        (int From, int Calls, bool After) death
    )
    {
        var back = await BackAsync(cloud, run, undos);
        Assert.Equal((ExitCode.Done, null), (back.Code, back.Refused.FirstOrDefault()?.Refusal?.Message));
        return back.Pending.Any() ? [.. undos, await CarriedOutAsync(cloud, back, runId, run.RunId, death)] : undos;
    }

    private static async Task<Plan> BackAsync(FakeCloud cloud, JournalRun run, JournalRun[] undos)
    {
        var past = PastRuns.From(run, undos);
        var orders = Some.Accounts.Single(account => account.Name.Value is "orders");
        var live = await LiveReader.ReadAsync(
            new(
                [new(orders, [.. past.Roles.Select(role => role.Address.Role)], Listing.None)],
                "default",
                Some.Names,
                1
            ),
            cloud,
            null,
            CancellationToken.None
        );
        return UndoPlanner.Plan(past, live, new("default", Adopt: true));
    }

    private static async Task<JournalRun> CarriedOutAsync(
        FakeCloud cloud,
        Plan plan,
        string runId,
        string? undoes,
        (int From, int Calls, bool After) death
    )
    {
        var journal = new MemoryJournal();
        journal.Begin(new(plan, runId, undoes is null ? "apply" : "undo", "0.1.0") { Undoes = undoes });
        var calls = 0;
        cloud.Trouble = (_, call) =>
            ++calls < death.From || calls >= death.From + death.Calls ? null
            : call.StartsWith("Read", StringComparison.Ordinal) ? Mishap.NoAnswer
            : Mishap.Lost(death.After);
        await new Applier(cloud, new FakeClock()).ApplyAsync(
            plan,
            new(runId) { Journal = journal },
            StopSignals.None,
            () => ExitCode.Interrupted
        );
        cloud.Trouble = (_, _) => null;
        return JournalReader.Read(journal.Text)!;
    }

    private static PlanRequest Request(ExtraPolicies? way)
    {
        var request = Some.Request(
            Some.Task(role: Some.Settings(extra: way, description: "as declared", session: 3600))
        );
        return request with { Consent = request.Consent with { Adopt = true }, Destroys = way is null };
    }
}
