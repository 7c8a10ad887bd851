using System.Collections.Immutable;
using CsCheck;
using DtsApply.Applying;
using DtsApply.Model;
using DtsApply.Planning;
using Xunit;

namespace DtsApply.Tests.Applying;

/// <summary>
/// The promise that the tool is trusted for: whatever the start, and wherever a run dies, everyone can use only what they could before the run or
/// what the manifests want them to; and running again ends in the wanted state.
/// </summary>
public static class NeverOverGrants
{
    private static readonly Policy[] Policies = [Policy.Dts, new("ReadOnlyAccess", Policy.System), new("shop-data", Policy.Custom)];

    private static readonly string[] Trusts =
    [
        Plain(Some.Lake), Plain(Some.Stranger), Plain(Some.Lake, Some.Stranger), Plain(Some.Lake, Some.Ops),
        """{"Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":{"Service":["dts.aliyuncs.com"]}}],"Version":"1"}""",
        """{"Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":{"RAM":["acs:ram::1903774258810002:root"]}}],"Version":"1"}""",
        """{"Statement":[{"Action":"sts:AssumeRole","Condition":{"IpAddress":{"acs:SourceIp":"203.0.113.7"}},"Effect":"Allow","Principal":{"RAM":["acs:ram::1365520871940006:root"]}}],"Version":"1"}""",
    ];

    private static readonly Gen<Role?> Live =
        Gen.Select(Gen.Int[0, Trusts.Length - 1].Select(index => Trusts[index]), Gen.Int[0, 7], Gen.Bool, Gen.Int[0, 4]).Select((trust, policies, owned, absent) => absent is 0 ? null : Some.Live() with
        {
            Trust = TrustPolicy.Parse(trust, Some.Orders),
            Policies = [.. Policies.Where((_, bit) => (policies & (1 << bit)) is not 0)],
            Tags = owned ? Ownership.Tags("default") : ImmutableSortedDictionary<string, string>.Empty,
        });

    private static readonly Gen<CrossAccountTask[]> Wanted =
        Gen.Select(Gen.Int[0, 2].Select(index => (ExtraPolicies)index), Gen.Bool, Gen.Bool).Select((extra, shared, described) =>
        {
            var settings = Some.Settings(extra: extra, description: described ? "as declared" : null);
            return shared ? new[] { Some.Task(role: settings), Some.Task("second", destination: "ops", role: settings) } : [Some.Task(role: settings)];
        });

    [Fact]
    public static void At_no_instant_of_any_run_and_after_a_death_at_any_call_the_next_run_converges() =>
        Gen.Select(Live, Wanted, Gen.Int[1, 20], Gen.Bool).Sample((live, tasks, dies, after) => RunAsync(live, tasks, dies, after).GetAwaiter().GetResult(), iter: 1500);

    private static async Task<bool> RunAsync(Role? live, CrossAccountTask[] tasks, int dies, bool after)
    {
        var cloud = live is null ? new FakeCloud() : new FakeCloud().With(live);
        var before = Access.Of(live);
        var wanted = Access.Of(WantedRoles.Compile(Some.Accounts, tasks, "default").Single().Role);
        var allowed = before.Union(wanted);
        var extras = tasks[0].Source.Role!.ExtraPolicies.Value is ExtraPolicies.Allow
            ? wanted.SelectMany(pair => Policies.Select(policy => new Pair(pair.Principal, policy))) : [];
        cloud.AfterWrite = roles => Assert.All(roles.Values.SelectMany(Access.Of), pair => Assert.Contains(pair, allowed.Union(extras)));

        var calls = 0;
        cloud.Trouble = (_, call) => call.StartsWith("WhoAmI", StringComparison.Ordinal) ? null : ++calls >= dies && calls < dies + 30 ? new(Mishap.NoAnswer.Exception, after) : null;
        await OnceAsync(cloud, tasks);
        cloud.Trouble = (_, _) => null;
        return await OnceAsync(cloud, tasks) is null || (await PlanAsync(cloud, tasks)).Pending.Any() is false;
    }

    /// <summary>One run; null when the plan refuses, which is an end in itself.</summary>
    private static async Task<RunResult?> OnceAsync(FakeCloud cloud, CrossAccountTask[] tasks)
    {
        var plan = await PlanAsync(cloud, tasks);
        return plan.Code is not ExitCode.Done ? null
            : await new Applier(cloud, new FakeClock()).ApplyAsync(plan, new("run"), ApplierTests.None, () => ExitCode.Interrupted);
    }

    private static Task<Plan> PlanAsync(FakeCloud cloud, CrossAccountTask[] tasks)
    {
        var request = Some.Request(tasks);
        return LivePlan.MakeAsync(request with { Consent = request.Consent with { Adopt = true } }, cloud, null, CancellationToken.None);
    }

    private static string Plain(params string[] ids) => TrustPolicy.Of(ids).Text;
}
