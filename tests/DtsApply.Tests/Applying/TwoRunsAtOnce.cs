using DtsApply.Applying;
using DtsApply.Model;
using DtsApply.UseCases;
using Xunit;

namespace DtsApply.Tests.Applying;

/// <summary>Two runs at one role at once, in every order of their calls.</summary>
public static class TwoRunsAtOnce
{
    private static readonly RoleAddress Address = new(Some.Orders, "ram-for-dts");
    private static readonly Role Live = Some.Live();

    [Fact]
    public static async Task Two_runs_at_once_in_every_order_of_their_calls_never_bring_back_whom_both_revoke()
    {
        for (var order = 0; order < 1 << 11; order++)
        {
            await TwoAsync(order, "ops");
            await TwoAsync(order, "lake");
        }
    }

    /// <summary>Two runs whose calls follow each other as the bits of a number say.</summary>
    private static async Task TwoAsync(int order, string second)
    {
        var clock = new FakeClock();
        var witness = new Witness(
            OthersAtWork.Ram(Live with { Trust = TrustPolicy.Trusting([Some.Stranger]), Policies = [Policy.Dts] }),
            Address,
            clock
        );
        using var turns = new Turns(order);
        Task<Task<RunResult?>> Begin(int number, string destination) =>
            Task.Run(() =>
                OthersAtWork
                    .OnceAsync(witness, clock, Wanting(destination), $"run {number}", TimeSpan.Zero, () =>
                        turns.NextAsync(number)
                    )
                    .ContinueWith(turns.End, TaskScheduler.Default)
            );
        var (one, two) = (Begin(0, "lake"), Begin(1, second));
        await turns.PlayAsync();
        RunResult?[] ran = [await await one, await await two];

        witness.CheckTheEnd();
        Assert.True(
            Array.TrueForAll(ran, run => run?.Code is not ExitCode.Done)
                || !witness.Now!.Trust.MayAssume.Contains(Principal.RootOf(Some.Stranger))
        );
    }

    private static PlanRequest Wanting(string destination) => Some.Request(Some.Task(destination: destination));
}
