using System.Collections.Immutable;
using CsCheck;
using DtsApply.Applying;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.UseCases;
using Xunit;

namespace DtsApply.Tests.Applying;

/// <summary>
/// Prune and destroy under the same promise: over any roles that an account may hold, and wherever a run dies, nobody
/// gains anything, what is not ours is never touched, and running again ends with exactly what should be there.
/// </summary>
public static class RemovalsConverge
{
    private static readonly Policy ReadOnly = new("ReadOnlyAccess", Policy.System);
    private static readonly Consent Prunes = Some.Consent with { Prune = true, AllowRemovals = 99 };

    private static readonly Func<Role, Role>[] Sorts =
    [
        role => role,
        role => role with { Policies = [] },
        role => role with { Trust = TrustPolicy.Trusting([Some.Stranger]) },
        role => role with { Tags = ImmutableSortedDictionary<string, string>.Empty },
        role => role with { Tags = Ownership.Tags("blue") },
        role => role with { Tags = role.Tags.Add(Ownership.ProtectTag, "true") },
        role => role with { Policies = role.Policies.Add(ReadOnly) },
    ];

    // The declared role stands first, then three that no manifest declares.
    private static readonly Gen<Role[]> Live = Gen.Int[0, Sorts.Length - 1]
        .Array[4]
        .Select(sorts =>
            sorts
                .Select(
                    (sort, index) =>
                        Sorts[sort]
                            (
                                Some.Live() with
                                {
                                    Address = new(Some.Orders, index is 0 ? "ram-for-dts" : $"old-{index}"),
                                }
                            )
                )
                .ToArray()
        );

    [Fact]
    public static void Prune_takes_what_is_ours_and_nothing_else_wherever_it_dies() =>
        Gen.Select(Live, Gen.Int[1, 30], Gen.Bool)
            .Sample((live, dies, after) => Run(live, Request(Prunes), dies, after), iter: 600);

    [Fact]
    public static void Destroy_takes_what_is_declared_and_explained_and_nothing_else_wherever_it_dies() =>
        Gen.Select(Live, Gen.Int[1, 30], Gen.Bool)
            .Sample(
                (live, dies, after) =>
                    Run(live, Request(Some.Consent) with { Destroys = true, Searched = [] }, dies, after),
                iter: 600
            );

    private static bool Run(Role[] live, PlanRequest request, int dies, bool after) =>
        RunAsync(live, request, dies, after).GetAwaiter().GetResult();

    private static async Task<bool> RunAsync(Role[] live, PlanRequest request, int dies, bool after)
    {
        var cloud = new FakeCloud().With(live);
        var allowed = live.SelectMany(Access.Of)
            .Union(request.Destroys ? [] : Access.Of(request.Wanted[0].Role))
            .ToHashSet();
        var foreign = live.Where(role =>
                Ownership.SetOf(role) is not "default"
                || (Ownership.IsProtected(role) && role.Address.Role is not "ram-for-dts")
            )
            .ToList();
        cloud.AfterWrite = roles =>
        {
            Assert.All(roles.Values.SelectMany(Access.Of), pair => Assert.Contains(pair, allowed));
            Assert.All(foreign, role => Assert.Same(role, roles[role.Address]));
        };

        var calls = 0;
        cloud.Trouble = (_, call) =>
            call.StartsWith("WhoAmI", StringComparison.Ordinal) ? null
            : ++calls >= dies && calls < dies + 30 ? new(Mishap.NoAnswer.Exception, after)
            : null;
        await OnceAsync(cloud, request);
        cloud.Trouble = (_, _) => null;
        var code = await OnceAsync(cloud, request);
        if (code is ExitCode.Refused)
        {
            return true;
        }

        Assert.Equal(ExitCode.Done, code);

        var written = cloud.Writes.Count();
        var left = cloud.Roles.Values.Where(role =>
            request.Destroys ? role.Address.Role is "ram-for-dts" : role.Address.Role is not "ram-for-dts"
        );
        Assert.All(left, role =>
            Assert.True(
                Ownership.SetOf(role) is not "default"
                    || Ownership.IsProtected(role)
                    || role.Policies.Contains(ReadOnly)
            )
        );
        return await OnceAsync(cloud, request) is ExitCode.Done && cloud.Writes.Count() == written;
    }

    /// <summary>One run; its exit code, of the plan where that refuses.</summary>
    private static async Task<int> OnceAsync(FakeCloud cloud, PlanRequest request)
    {
        var plan = await MakePlan.RunAsync(request, cloud, null, CancellationToken.None);
        return plan.Code is not ExitCode.Done
            ? plan.Code
            : (
                await new Applier(cloud, new FakeClock()).ApplyAsync(plan, new("run"), ApplierTests.None, () =>
                    ExitCode.Interrupted
                )
            ).Code;
    }

    private static PlanRequest Request(Consent consent) =>
        Some.Request(Some.Task()) with
        {
            Consent = consent,
            Searched = [.. Some.Accounts.Where(account => account.Name.Value is "orders")],
        };
}
