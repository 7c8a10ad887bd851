using System.Collections.Immutable;
using DtsApply.Applying.Journals;
using DtsApply.Live;
using DtsApply.Model;
using DtsApply.Planning;

namespace DtsApply.Applying;

/// <summary>How a plan is carried out.</summary>
/// <param name="RunId">Names the run.</param>
/// <param name="Parallelism">How many accounts at once.</param>
/// <param name="FailFast">Begin nothing new, in no account, after the first failure.</param>
/// <param name="OnStep">Told of every step, from several accounts at once.</param>
public sealed record ApplyOptions(
    string RunId,
    int Parallelism = 16,
    bool FailFast = false,
    Action<Step>? OnStep = null
)
{
    /// <summary>How long lags of one account are waited for at most.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Holds what is about to be sent, and what came of it. The caller has begun it.</summary>
    public IJournal Journal { get; init; } = new NoJournal();
}

/// <summary>
/// Carries a plan out: accounts in parallel, each account's roles one after the other, each role's actions in order.
/// </summary>
/// <param name="cloud">The door.</param>
/// <param name="clock">The clock.</param>
public sealed class Applier(ICloud cloud, TimeProvider clock)
{
    /// <summary>
    /// Carries out everything that is pending. The plan must be free of refusals and failures; accounts fail alone.
    /// </summary>
    /// <param name="plan">The plan.</param>
    /// <param name="options">How to go about it.</param>
    /// <param name="signals">Stops it from outside.</param>
    /// <param name="interrupted">Tells, once stopped, by which exit code.</param>
    public async Task<RunResult> ApplyAsync(Plan plan, ApplyOptions options, StopSignals signals, Func<int> interrupted)
    {
        if (plan.Code is not ExitCode.Done)
        {
            throw new InvalidOperationException("a plan with refusals or failures is not carried out");
        }

        var start = clock.GetTimestamp();
        var roles = await AccountsAsync(plan, options, signals);
        var cut = signals.IsStopped && roles.Any(role => !role.IsVerified);
        var result = new RunResult(plan, options.RunId, roles, clock.GetElapsedTime(start), cut ? interrupted() : 0)
        {
            Journal = options.Journal.Place,
        };
        return result with { JournalTorn = await options.Journal.AppendAsync(new RunEnded(result)) };
    }

    private async Task<ImmutableArray<RoleResult>> AccountsAsync(Plan plan, ApplyOptions options, StopSignals signals)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(signals.Stop);
        var within = signals with
        {
            Stop = stop.Token,
            Why = () => signals.IsStopped ? signals.Why() : ReasonKind.FailFast,
        };
        var states = plan.Accounts.ToDictionary(account => account.Name, StringComparer.Ordinal);
        var accounts = plan.Pending.GroupBy(change => change.Account).ToImmutableArray();
        var results = new ImmutableArray<RoleResult>[accounts.Length];
        var atOnce = new ParallelOptions { MaxDegreeOfParallelism = options.Parallelism };
        await Parallel.ForAsync(0, accounts.Length, atOnce, async (index, _) =>
        {
            var account = accounts[index];
            results[index] = await AccountAsync(states[account.Key], account, options, within);
            if (options.FailFast && results[index].Any(role => !role.IsVerified))
            {
                await stop.CancelAsync();
            }
        });
        return [.. results.SelectMany(account => account)];
    }

    private async Task<ImmutableArray<RoleResult>> AccountAsync(
        AccountState state,
        IEnumerable<Change> changes,
        ApplyOptions options,
        StopSignals signals
    )
    {
        var results = ImmutableArray.CreateBuilder<RoleResult>();
        foreach (var change in changes)
        {
            // Inside an account nothing runs after a failure.
            results.Add(
                results.Any(role => !role.IsVerified)
                    ? NotBegun(change, results[^1])
                    : await RoleAsync(state, change, options, signals)
            );
        }

        return results.ToImmutable();
    }

    private async Task<RoleResult> RoleAsync(
        AccountState state,
        Change change,
        ApplyOptions options,
        StopSignals signals
    )
    {
        var pace = new Polling(clock, options.Timeout);
        var writer = new RoleWriter(cloud, state.Account, change.Before, change.Address.Role, pace, options.Journal);
        var began = clock.GetTimestamp();
        var result = await new RoleApplier(change, writer, pace, OnStep).RunAsync(
            (failure, action) => Told(state, change, failure, action),
            signals
        );
        await options.Journal.AppendAsync(new RoleEnded(result));
        return result;

        void OnStep(Activity activity, Status? ended)
        {
            began = ended is null ? clock.GetTimestamp() : began;
            options.OnStep?.Invoke(
                new(change.Account, change.Address.Role, activity, ended, clock.GetElapsedTime(began))
            );
        }
    }

    private static Failure Told(AccountState state, Change change, CloudException failure, RoleAction? action)
    {
        var told = Failures.Describe(failure, state.Account, state.Identity, change.Address.Role, PolicyOf(action));
        return TrustTooLong.Recognize(failure, change, action, told) ?? told;
    }

    private static Policy? PolicyOf(RoleAction? action) =>
        action switch
        {
            AttachPolicyToRole attach => attach.Policy,
            DetachPolicyFromRole detach => detach.Policy,
            _ => null,
        };

    // Where nothing failed the run is to stop, and the role before this one says why.
    private static RoleResult NotBegun(Change change, RoleResult before)
    {
        var reason = before.Code is ExitCode.Done ? before.Outcomes[^1].Reason : new(ReasonKind.FailureInAccount);
        return new(
            change,
            [.. change.Actions.Select(action => new Outcome(action, Status.Skipped) { Reason = reason })],
            null,
            ExitCode.Done,
            change.Before,
            NowKnown: false
        );
    }
}
