using DtsApply.Model;
using Xunit;

namespace DtsApply.Tests.Applying;

/// <summary>
/// RAM rewrites what a run sent, and the run is killed before it can put that back: the next one recovers it without a
/// journal.
/// </summary>
public static class KilledRunTests
{
    private static readonly RoleAddress Address = new(Some.Orders, "ram-for-dts");
    private static readonly Principal Bare = new(PrincipalKind.Service, Principal.DtsService);

    public static TheoryData<string> Befores =>
        ["none", "stranger", "stranger and lake", "bare and stranger", "half of lake"];

    [Theory]
    [MemberData(nameof(Befores))]
    public static async Task It_ends_with_no_one_who_neither_was_there_before_nor_is_wanted(string name)
    {
        var cloud = Cloud(name);
        var before = cloud.Roles.GetValueOrDefault(Address)?.Trust.MayAssume ?? [];
        await KilledAsync(cloud);
        Assert.Contains(Bare, cloud.Roles[Address].Trust.Principals);

        for (var again = 0; again < 3; again++)
        {
            var run = await ApplierTests.ApplyAsync(cloud);

            Assert.Equal((ExitCode.Verification, RuleId.DTS516), (run.Code, run.Roles.Single().Problem?.Rule));
            var trusts = cloud.Roles.GetValueOrDefault(Address)?.Trust.MayAssume ?? [];
            Assert.Empty(trusts.Except(before).Except(TrustPolicy.Trusting([Some.Lake]).Principals));
        }
    }

    [Theory]
    [MemberData(nameof(Befores))]
    public static async Task It_ends_as_declared_where_RAM_takes_the_trust_the_next_time(string name)
    {
        var cloud = Cloud(name);
        await KilledAsync(cloud);
        cloud.Stores = trust => trust;

        Assert.Equal(ExitCode.Done, (await ApplierTests.ApplyAsync(cloud)).Code);
        Assert.Equal(TrustPolicy.Trusting([Some.Lake]), cloud.Roles[Address].Trust);
    }

    [Fact]
    public static async Task An_answer_that_is_lost_too_hides_no_rewriting()
    {
        var cloud = Cloud("stranger");
        var lost = 0;
        cloud.Trouble = (_, call) =>
            call.StartsWith("UpdateRole", StringComparison.Ordinal) && lost++ is 0 ? Mishap.Lost(after: true) : null;
        var run = await ApplierTests.ApplyAsync(cloud);

        Assert.Equal((ExitCode.Verification, RuleId.DTS516), (run.Code, run.Roles.Single().Problem?.Rule));
        Assert.Equal(TrustPolicy.Trusting([Some.Stranger]), cloud.Roles[Address].Trust);
    }

    private static FakeCloud Cloud(string name)
    {
        var cloud = new FakeCloud
        {
            Stores = trust => trust.Equals(TrustPolicy.Trusting([Some.Lake])) ? Some.Collapsed : trust,
        };
        return name is "none"
            ? cloud
            : cloud.With(
                Some.Live() with
                {
                    Trust = name switch
                    {
                        "stranger" => TrustPolicy.Trusting([Some.Stranger]),
                        "stranger and lake" => new(
                            [.. TrustPolicy.Trusting([Some.Stranger]).Principals, Principal.RootOf(Some.Lake)],
                            [],
                            null
                        ),
                        "bare and stranger" => new(
                            [.. TrustPolicy.Trusting([Some.Stranger]).Principals, Bare],
                            [],
                            null
                        ),
                        _ => new([Principal.RootOf(Some.Lake)], [], null),
                    },
                }
            );
    }

    /// <summary>A run that dies once RAM has stored something, before it hears of it.</summary>
    private static async Task KilledAsync(FakeCloud cloud)
    {
        cloud.AfterWrite = _ => throw new KilledException();
        await Assert.ThrowsAsync<KilledException>(() => ApplierTests.ApplyAsync(cloud));
        cloud.AfterWrite = null;
    }

#pragma warning disable CA1064 // it never leaves this test
    private sealed class KilledException : Exception;
#pragma warning restore CA1064
}
