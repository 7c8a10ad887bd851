using System.Collections.Immutable;
using CsCheck;
using DtsApply.Applying;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.UseCases;
using Xunit;

namespace DtsApply.Tests.Applying;

/// <summary>
/// Someone else changes the role between any two calls, in every way; reads are as old as they like; two runs are at it
/// at once. What someone else wrote last is never overwritten once it was seen, and in the end nobody is let in who was
/// not before and is not wanted.
/// </summary>
public static class OthersAtWork
{
    private static readonly RoleAddress Address = new(Some.Orders, "ram-for-dts");
    private const int MostCalls = 14;
    private static readonly Policy Admin = new("AdministratorAccess", Policy.System);
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

    private static readonly (string Name, Func<Role?, Role?> Change)[] Changes =
    [
        ("locked down", role =>
            role is null ? null : role with { Trust = new([Principal.RootOf(Some.Orders)], [], null) }
        ),
        ("someone added", role =>
            role is null
                ? null
                : role with
                {
                    Trust = new([.. role.Trust.Principals, Principal.RootOf(Some.Crm)], [], null),
                }
        ),
        ("nobody trusted", role =>
            role is null
                ? null
                : role with
                {
                    Trust = TrustPolicy.Parse("""{"Statement":[],"Version":"1"}""", Some.Orders),
                }
        ),
        ("administrator", role => role is null ? null : role with { Policies = role.Policies.Add(Admin) }),
        ("read only", role => role is null ? null : role with { Policies = role.Policies.Add(ReadOnly) }),
        ("no policy", role => role is null ? null : role with { Policies = [] }),
        ("another set", role => role is null ? null : role with { Tags = role.Tags.SetItem(Ownership.SetTag, "blue") }),
        ("protected", role =>
            role is null ? null : role with { Tags = role.Tags.SetItem(Ownership.ProtectTag, "yes") }
        ),
        ("a tag", role => role is null ? null : role with { Tags = role.Tags.SetItem("cost", "42") }),
        ("no tags", role => role is null ? null : role with { Tags = NoTags }),
        ("described", role => role is null ? null : role with { Description = "mine" }),
        ("longer", role => role is null ? null : role with { MaxSessionDuration = 43200 }),
        ("gone", _ => null),
        // One like ours in the place of ours, before its ID was ever read, is ours as far as anyone can tell.
        ("made anew", role => (role ?? Live) with { Id = "399", Description = "made anew" }),
        ("another one", _ =>
            Live with
            {
                Id = "398",
                Trust = TrustPolicy.Trusting([Some.Stranger]),
                Policies = [Admin],
                Tags = NoTags,
            }
        ),
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
            var (change, rewrites) in Changes.SelectMany(change =>
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
                Gen.Int[0, Changes.Length - 1].Select(index => Changes[index]),
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

    [Fact]
    public static async Task Two_runs_at_once_in_every_order_of_their_calls_never_bring_back_whom_both_revoke()
    {
        for (var order = 0; order < 1 << 11; order++)
        {
            await TwoAsync(order, "ops");
            await TwoAsync(order, "lake");
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

    /// <summary>Two runs whose calls follow each other as the bits of a number say.</summary>
    private static async Task TwoAsync(int order, string second)
    {
        var clock = new FakeClock();
        var witness = new Witness(
            Ram(Live with { Trust = TrustPolicy.Trusting([Some.Stranger]), Policies = [Policy.Dts] }),
            Address,
            clock
        );
        using var turns = new Turns(order);
        Task<Task<RunResult?>> Begin(int number, string destination) =>
            Task.Run(() =>
                OnceAsync(witness, clock, Wanting(destination), $"run {number}", TimeSpan.Zero, () =>
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

    private static async Task<RunResult?> OnceAsync(
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

    private static FakeCloud Ram(Role? before, bool rewrites = false)
    {
        var ram = before is null ? new FakeCloud() : new FakeCloud().With(before);
        ram.Stores = trust => rewrites && trust.Equals(TrustPolicy.Trusting([Some.Lake])) ? Some.Collapsed : trust;
        return ram;
    }

    /// <summary>Lets one of two runs make its next call at a time.</summary>
    private sealed class Turns(int order) : IDisposable
    {
        private readonly SemaphoreSlim _parked = new(0);
        private readonly TaskCompletionSource?[] _waiting = new TaskCompletionSource?[2];

        public Task NextAsync(int who)
        {
            var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            Volatile.Write(ref _waiting[who], turn);
            _parked.Release();
            return turn.Task;
        }

        public Task<RunResult?> End(Task<RunResult?> run)
        {
            _parked.Release();
            return run;
        }

        public async Task PlayAsync()
        {
            await _parked.WaitAsync();
            await _parked.WaitAsync();
            for (var call = 0; ; call++)
            {
                var first = call < 11 ? (order >> call) & 1 : 0;
                var who = Volatile.Read(ref _waiting[first]) is not null ? first : 1 - first;
                if (Interlocked.Exchange(ref _waiting[who], null) is not { } turn)
                {
                    return;
                }

                turn.SetResult();
                await _parked.WaitAsync();
            }
        }

        public void Dispose() => _parked.Dispose();
    }
}
