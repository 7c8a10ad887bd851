using System.Collections.Immutable;
using CsCheck;
using DtsApply.Applying;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.UseCases;
using Xunit;

namespace DtsApply.Tests.Applying;

/// <summary>
/// Someone else changes the role between any two calls, in every way; reads are as old as they like. What someone else
/// wrote last is never overwritten once it was seen, and in the end nobody is let in who was not before and is not wanted.
/// </summary>
public static class OthersAtWork
{
    private static readonly RoleAddress Address = new(Some.Orders, "ram-for-dts");
    private const int MostCalls = 14;
    private static readonly Policy ReadOnly = new("ReadOnlyAccess", Policy.System);
    private static readonly Role Live = Some.Live();
    private static readonly ImmutableSortedDictionary<string, string> NoTags = ImmutableSortedDictionary<
        string,
        string
    >.Empty;

    /// <summary>What there is, what is declared, and whether it is to be destroyed.</summary>
    private static readonly (string Name, Role? Before, RoleSettings Settings, bool Destroys)[] Stories =
    [
        ("a new role", null, Some.Settings(), false),
        ("another trust", Live with { Trust = TrustPolicy.Trusting([Some.Stranger]) }, Some.Settings(), false),
        (
            "a trust too many",
            Live with
            {
                Trust = TrustPolicy.Trusting([Some.Stranger, Some.Lake]),
            },
            Some.Settings(),
            false
        ),
        (
            "all of it",
            Live with
            {
                Trust = TrustPolicy.Trusting([Some.Ops]),
                Policies = [ReadOnly],
                Tags = NoTags,
                Description = "old",
            },
            Some.Settings(extra: ExtraPolicies.Remove, protect: true, description: "new", session: 7200),
            false
        ),
        ("a policy", Live with { Policies = [] }, Some.Settings(), false),
        (
            "a mark",
            Live with
            {
                Tags = Live.Tags.Add(Ownership.ProtectTag, "true"),
            },
            Some.Settings(protect: false),
            false
        ),
        ("a removal", Live with { Policies = [Policy.Dts] }, Some.Settings(), true),
    ];

    public static TheoryData<string> StoryNames => [.. Stories.Select(story => story.Name)];

    /// <summary>Ages of reads, in seconds: none, a moment, just within what is promised, and beyond it.</summary>
    private static readonly double[] Ages = [0, 0.5, 3, 9, 9.9, 10.5, 30, 3600];

    [Theory]
    [MemberData(nameof(StoryNames))]
    public static async Task Nothing_of_someone_elses_is_written_over_wherever_and_however_they_change_it(string name)
    {
        var wrong = new List<string>();
        foreach (
            var (change, rewrites) in OthersChanges.All.SelectMany(change =>
                ((bool[])[false, true]).Select(rewrites => (change, rewrites))
            )
        )
        {
            for (var call = 1; call <= MostCalls; call++)
            {
                try
                {
                    await RunAsync(name, change.Change, call, 0, rewrites);
                }
                catch (Xunit.Sdk.XunitException exception)
                {
                    wrong.Add(
                        $"{change.Name} before call {call}{(rewrites ? ", RAM rewrites" : "")}: {exception.Message}"
                    );
                }
            }
        }

        Assert.True(wrong.Count is 0, string.Join('\n', wrong));
    }

    [Fact]
    public static void Nor_where_reads_are_old() =>
        Gen.Select(
                Gen.Int[0, Stories.Length - 1].Select(index => Stories[index].Name),
                Gen.Int[0, OthersChanges.All.Length - 1].Select(index => OthersChanges.All[index]),
                Gen.Int[1, MostCalls],
                Gen.Int[0, Ages.Length - 1].Select(index => Ages[index]),
                Gen.Bool
            )
            .Sample(
                (story, change, call, age, rewrites) =>
                    RunAsync(story, change.Change, call, age, rewrites).GetAwaiter().GetResult() >= 0,
                iter: 3000
            );

    /// <summary>Reads within what is promised never undo what is right; older ones leave it as it was sent.</summary>
    [Theory]
    [MemberData(nameof(StoryNames))]
    public static async Task A_right_change_is_never_undone_because_a_read_is_old(string name)
    {
        foreach (var age in Ages)
        {
            var story = Stories.Single(story => story.Name == name);
            var clock = new FakeClock();
            var witness = new Witness(Ram(story.Before), Address, clock);
            var run = await OnceAsync(witness, clock, Request(story), "the run", TimeSpan.FromSeconds(age), () =>
                Task.CompletedTask
            );

            Assert.Equal(0, run!.Count(Status.Undone));
            Assert.True(age >= 10 || run.Code is ExitCode.Done, $"{name} at {age} s: {run.Roles[0].Problem?.Message}");
        }
    }

    /// <summary>
    /// One run, with someone who changes the role before its call of that number; how many calls there were.
    /// </summary>
    private static async Task<int> RunAsync(string name, Func<Role?, Role?> change, int at, double age, bool rewrites)
    {
        var story = Stories.Single(story => story.Name == name);
        var clock = new FakeClock();
        var witness = new Witness(Ram(story.Before, rewrites), Address, clock);
        var calls = 0;
        var run = await OnceAsync(witness, clock, Request(story), "the run", TimeSpan.FromSeconds(age), () =>
        {
            if (++calls == at)
            {
                witness.Change(change);
            }

            return Task.CompletedTask;
        });
        // What could not be taken back is said, and needs a hand at once.
        var isSaid =
            run?.Roles.Any(role => role.TookBack && role.Outcomes.All(outcome => outcome.Status is not Status.Undone))
            is true;
        if (age < 10 && !isSaid)
        {
            witness.CheckTheEnd();
        }

        Assert.True(run?.Code is not ExitCode.Done || run.Roles.All(role => role.IsVerified));
        return calls;
    }

    /// <summary>One run, each call of which waits for its turn; null if its plan came to nothing.</summary>
    internal static async Task<RunResult?> OnceAsync(
        Witness witness,
        FakeClock clock,
        PlanRequest request,
        string who,
        TimeSpan age,
        Func<Task> turn
    )
    {
        var door = new WatchedDoor(witness, who, age, turn);
        witness.Allow(request.Destroys ? [] : Access.Of(request.Wanted.Single().Role));
        var plan = await MakePlan.RunAsync(request, door, null, CancellationToken.None);
        witness.Planned(who);
        return plan.Code is not ExitCode.Done
            ? null
            : await new Applier(door, clock).ApplyAsync(plan, new(who), StopSignals.None, () => ExitCode.Interrupted);
    }

    private static PlanRequest Request((string Name, Role? Before, RoleSettings Settings, bool Destroys) story) =>
        Some.Request(Some.Task(role: story.Settings)) with
        {
            Destroys = story.Destroys,
            Consent = Some.Consent with { Adopt = true, AllowRemovals = 9 },
        };

    internal static FakeCloud Ram(Role? before, bool rewrites = false)
    {
        var ram = before is null ? new FakeCloud() : new FakeCloud().With(before);
        ram.Stores = trust => rewrites && trust.Equals(TrustPolicy.Trusting([Some.Lake])) ? Some.Collapsed : trust;
        return ram;
    }
}
