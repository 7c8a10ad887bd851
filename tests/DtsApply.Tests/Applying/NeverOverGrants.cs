using System.Collections.Immutable;
using CsCheck;
using DtsApply.Applying;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.UseCases;
using Xunit;

namespace DtsApply.Tests.Applying;

/// <summary>
/// The promise that the tool is trusted for: whatever the start, and wherever a run dies, everyone can use only what
/// they could before the run or what the manifests want them to; and running again ends in the wanted state.
/// </summary>
public static class NeverOverGrants
{
    private static readonly Policy[] Policies =
    [
        Policy.Dts,
        new("ReadOnlyAccess", Policy.System),
        new("shop-data", Policy.Custom),
        Policy.VpcReadOnly,
    ];

    private static readonly string[] Trusts =
    [
        Plain(Some.Lake),
        Plain(Some.Stranger),
        Plain(Some.Lake, Some.Stranger),
        Plain(Some.Lake, Some.Ops),
        """{"Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":{"Service":["dts.aliyuncs.com"]}}],"Version":"1"}""",
        """{"Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":"""
            + """{"RAM":["acs:ram::1903774258810002:root"]}}],"Version":"1"}""",
        """{"Statement":[{"Action":"sts:AssumeRole","Condition":"""
            + """{"IpAddress":{"acs:SourceIp":"203.0.113.7"}},"Effect":"Allow","Principal":"""
            + """{"RAM":["acs:ram::1365520871940006:root"]}}],"Version":"1"}""",
        """{"Statement":[{"Action":"oss:*","Effect":"Allow","Principal":{"RAM":["acs:ram::1903774258810002:root"]}}],"Version":"1"}""",
        """{"Statement":[{"Action":"sts:*","Effect":"Allow","Principal":{"RAM":["acs:ram::1903774258810002:root"]}}],"Version":"1"}""",
        """{"Statement":[{"Action":"sts:AssumeRole","Principal":{"RAM":["acs:ram::1365520871940006:root"]}}],"Version":"1"}""",
    ];

    private static readonly Gen<Role?> Live = Gen.Select(
            Gen.Int[0, Trusts.Length - 1].Select(index => Trusts[index]),
            Gen.Int[0, 15],
            Gen.Bool,
            Gen.Int[0, 4]
        )
        .Select(
            (trust, policies, owned, absent) =>
                absent is 0
                    ? null
                    : Some.Live() with
                    {
                        Trust = TrustPolicy.Parse(trust, Some.Orders),
                        Policies = [.. Policies.Where((_, bit) => (policies & (1 << bit)) is not 0)],
                        Tags = owned ? Ownership.Tags("default") : ImmutableSortedDictionary<string, string>.Empty,
                    }
        );

    private static readonly Gen<CrossAccountTask[]> Wanted = Gen.Select(
            Gen.Int[0, 2].Select(index => (ExtraPolicies)index),
            Gen.Bool,
            Gen.Bool,
            Gen.Bool
        )
        .Select(
            (extra, shared, described, more) =>
            {
                var settings = Some.Settings(
                    extra: extra,
                    description: described ? "as declared" : null,
                    policies: more ? [Policy.VpcReadOnly.Name] : null
                );
                return shared
                    ? new[] { Some.Task(role: settings), Some.Task("second", destination: "ops", role: settings) }
                    : [Some.Task(role: settings)];
            }
        );

    [Fact]
    public static void At_no_instant_of_any_run_and_after_a_death_at_any_call_the_next_run_converges() =>
        Gen.Select(Live, Wanted, Gen.Select(Gen.Int[1, 20], Gen.Int[1, 30], Gen.Int[0, 2]))
            .Sample((live, tasks, death) => RunAsync(live, tasks, death).GetAwaiter().GetResult(), iter: 3000);

    /// <param name="live">The role as it is; null for none.</param>
    /// <param name="tasks">What the manifests declare.</param>
    /// <param name="death">From which call on, for how many, and how the service fails: without an answer, with the
    /// answers lost, or with a second signal.</param>
    private static async Task<bool> RunAsync(Role? live, CrossAccountTask[] tasks, (int From, int Calls, int How) death)
    {
        var cloud = live is null ? new FakeCloud() : new FakeCloud().With(live);
        var before = Access.Of(live);
        var wanted = Access.Of(WantedRoles.Compile(Some.Accounts, tasks, "default").Single().Role);
        var allowed = before.Union(wanted);
        var extras =
            tasks[0].Source.Role!.ExtraPolicies.Value is ExtraPolicies.Allow
                ? wanted.SelectMany(pair => Policies.Select(policy => new AccessRight(pair.Principal, policy)))
                : [];
        cloud.AfterWrite = roles =>
            Assert.All(roles.Values.SelectMany(Access.Of), pair => Assert.Contains(pair, allowed.Union(extras)));

        using var stop = new CancellationTokenSource();
        using var abort = new CancellationTokenSource();
        var calls = 0;
        cloud.Trouble = (_, call) =>
            call.StartsWith("WhoAmI", StringComparison.Ordinal)
            || ++calls < death.From
            || calls >= death.From + death.Calls
                ? null
            : death.How is 2 ? Signaled(stop, abort)
            : call.StartsWith("Read", StringComparison.Ordinal) || death.How is 0 ? Mishap.NoAnswer
            : Mishap.Lost(after: calls % 2 is 0);
        var killed = await OnceAsync(cloud, tasks, new(stop.Token, abort.Token));
        cloud.Trouble = (_, _) => null;
        Assert.True(
            killed?.Code is not ExitCode.Done || !(await PlanAsync(cloud, tasks)).Pending.Any(),
            "a run that says done has done it"
        );
        return await OnceAsync(cloud, tasks, StopSignals.None) is not { } run
            || (run.Code is ExitCode.Done && !(await PlanAsync(cloud, tasks)).Pending.Any());
    }

    private static Mishap? Signaled(CancellationTokenSource stop, CancellationTokenSource abort)
    {
        // The first call that hears it is finished, the one after it is cut off.
        if (stop.IsCancellationRequested)
        {
            abort.Cancel();
        }

        stop.Cancel();
        return null;
    }

    /// <summary>One run; null when the plan refuses, which is an end in itself.</summary>
    private static async Task<RunResult?> OnceAsync(FakeCloud cloud, CrossAccountTask[] tasks, StopSignals signals)
    {
        var plan = await PlanAsync(cloud, tasks);
        return plan.Code is not ExitCode.Done
            ? null
            : await new Applier(cloud, new FakeClock()).ApplyAsync(plan, new("run"), signals, () =>
                ExitCode.Interrupted
            );
    }

    private static Task<Plan> PlanAsync(FakeCloud cloud, CrossAccountTask[] tasks)
    {
        var request = Some.Request(tasks);
        return MakePlan.RunAsync(
            request with
            {
                Consent = request.Consent with { Adopt = true },
            },
            cloud,
            null,
            CancellationToken.None
        );
    }

    private static string Plain(params string[] ids) => TrustPolicy.Trusting(ids).Text;
}
