using DtsApply.Text;
using DtsApply.Cmd.Console;
using DtsApply.Cmd;
using System.Collections.Immutable;
using DtsApply.Applying;
using DtsApply.Applying.Journals;
using DtsApply.Cmd.CommandLine;
using DtsApply.Cmd.Files;
using DtsApply.Live;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Planning.Saved;
using DtsApply.Reporting.Runs;
using DtsApply.Rules;

namespace DtsApply.Cmd.Commands;

/// <summary>
/// The way that every command which calls accounts goes: manifests, rules, wanted roles, what must hold before calls,
/// the door, the plan. It ends early with an exit code and everything that is wrong.
/// </summary>
internal sealed class Session : IDisposable
{
    private readonly CommandEnvironment _world;
    private CloudConnection? _door;
    private Func<Plan, SavedPlan>? _keep;

    public Session(CommandEnvironment world, Request request)
    {
        (_world, Request) = (world, request);
        world.LastWrite.IsWatched = request.Name is not "plan";
        Output = new(world, request.Print, "text", "json");
        Settings.Check(request.Calls);
        Settings.Check(request.Consent, request.Calls);
        Target = Settings.Target(request.Calls);
        Report = new(world, request, Output, Target);
    }

    /// <summary>What the command was told.</summary>
    public Request Request { get; }

    /// <summary>The streams.</summary>
    public Output Output { get; }

    /// <summary>The service that is called.</summary>
    public Target Target { get; }

    /// <summary>Tells what the run finds.</summary>
    public Report Report { get; }

    /// <summary>The exit code, when there is no plan.</summary>
    public int Code { get; private set; }

    /// <summary>The door, once there is a plan.</summary>
    public ICloud Cloud =>
        _door is { } door
            ? new WatchedCloud(door.Cloud, _world.LastWrite, _world.Clock)
            : throw new InvalidOperationException("there is no door before there is a plan");

    /// <summary>How long the work on one account may take.</summary>
    public TimeSpan Timeout => Settings.Duration("timeout", Request.Calls.Timeout);

    /// <summary>How many accounts are worked on at once.</summary>
    public int Parallelism => Request.Calls.Parallelism;

    /// <summary>Told of calls that are tried again.</summary>
    public Action<RetryNotice>? OnRetry { get; set; }

    /// <summary>The plan; null when the run ends before it, with everything that is wrong already printed.</summary>
    public async Task<Plan?> PlanAsync(CancellationToken cancellationToken)
    {
        var manifests = ManifestInput.Read(_world, Request.Files, cancellationToken);
        if (manifests.HasErrors)
        {
            Code = Report.Stop(ExitCode.Manifests, manifests.Diagnostics, manifests);
            return null;
        }

        var accounts = manifests.Set.Accounts;
        Report.View = new(new(accounts), Output.Verbose, Output.Quiet);
        var consent = new Consent(
            Request.Calls.SetName(),
            Request.Consent.Adopt,
            Request.Consent.TakeOver,
            Request.Consent.Prune,
            Request.Consent.AllowRemovals ?? 0
        );
        var chosen = AccountSelection.Choose(accounts, Request.Calls);
        var wanted = AccountSelection.In(chosen, WantedRoles.Compile(accounts, manifests.Set.Tasks, consent.Set));
        var destroys = Request.Name is "destroy";
        var plan = new PlanRequest(Target, accounts, wanted, consent, Request.Calls.Parallelism)
        {
            Destroys = destroys,
            Searched = destroys ? [] : Searched(chosen, wanted, alone: accounts.Length is 1),
        };
        if (Before(plan) is { IsEmpty: false } before)
        {
            Code = Report.Stop(ExitCode.First(before.Select(PreflightChecks.Code)), before, manifests);
            return null;
        }

        _keep = made => PlanFile.Create(plan, manifests.Set, made, _world.Clock.GetUtcNow());
        // Placeholders are what the sandbox is for; there they are no news. A long trust policy is told at the role
        // that would get it.
        var warnings = manifests.Diagnostics.Where(diagnostic =>
            diagnostic.Rule is not RuleId.DTS314 && (diagnostic.Rule is not RuleId.DTS311 || Target != Target.Sandbox)
        );
        return await MakeAsync(plan, cancellationToken) with { Diagnostics = [.. warnings] };
    }

    /// <summary>
    /// The plan that a saved one makes today, from the live state of today; null when the run ends before it, with the
    /// reason already printed.
    /// </summary>
    public async Task<Plan?> PlanAsync(SavedPlan saved, CancellationToken cancellationToken)
    {
        if (Before(Requested(saved)) is { IsEmpty: false } before)
        {
            Code = Report.Stop(ExitCode.First(before.Select(PreflightChecks.Code)), before, "nothing was called");
            return null;
        }

        return await MakeAsync(Requested(saved), cancellationToken);
    }

    /// <summary>Whether anything may be called for a saved plan.</summary>
    public bool MayCall(SavedPlan saved) => Before(Requested(saved)).IsEmpty;

    /// <summary>
    /// What no longer fits a saved plan in what the command line names besides, without any call; null when there is
    /// something wrong with the manifests, which is then printed.
    /// </summary>
    public ImmutableArray<Diagnostic>? Differences(SavedPlan saved, CancellationToken cancellationToken)
    {
        var set = SavedPlanCheck.Check(saved, Request.Calls.Set);
        if (Request.Files.Filename is null || !set.IsEmpty)
        {
            return set;
        }

        var manifests = ManifestInput.Read(_world, Request.Files, cancellationToken);
        if (manifests.HasErrors)
        {
            Code = Report.Stop(ExitCode.Manifests, manifests.Diagnostics, manifests);
            return null;
        }

        var accounts = manifests.Set.Accounts;
        var wanted = AccountSelection.In(
            AccountSelection.Choose(accounts, Request.Calls),
            WantedRoles.Compile(accounts, manifests.Set.Tasks, saved.Consent.Set)
        );
        return SavedPlanCheck.Check(
            saved,
            accounts,
            wanted.SelectMany(role => role.Grants).Select(grant => grant.Task).Distinct()
        );
    }

    /// <summary>The plan as a file keeps it.</summary>
    public SavedPlan Keep(Plan plan) =>
        _keep?.Invoke(plan) ?? throw new InvalidOperationException("only a plan that was made from manifests is kept");

    public void Dispose() => _door?.Dispose();

    private PlanRequest Requested(SavedPlan saved) =>
        new(Target, saved.Accounts, saved.Wanted, saved.Consent, Request.Calls.Parallelism)
        {
            Undeclared = saved.Undeclared,
        };

    private async Task<Plan> MakeAsync(PlanRequest plan, CancellationToken cancellationToken)
    {
        _door = await CloudConnection.OpenAsync(_world, Request.Calls, plan.Accounts, notice =>
            OnRetry?.Invoke(notice)
        );
        var reading = new ReadingLine(plan.Called.Count(), _world.Clock);
        using var shown = Output.Region(reading.Lines, ReadingLine.Delay, _world.Clock);
        var made = await LivePlan.MakeAsync(plan, Cloud, _ => reading.Done(), cancellationToken);
        return KilledRun.IsSoughtBy(made) ? KilledRun.Named(made, KilledRuns.Read(_world)) : made;
    }

    // Accounts that name credentials, those that are called anyway, and a single one, which may use the default chain.
    private static ImmutableArray<Account> Searched(
        ImmutableArray<Account> chosen,
        ImmutableArray<WantedRole> wanted,
        bool alone
    )
    {
        var owners = wanted.Select(role => role.Account).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. chosen.Where(account => account.Credentials.IsGiven || owners.Contains(account.Name.Value!) || alone),
        ];
    }

    /// <summary>What keeps the run from calling anything; the sandbox takes accounts as they are.</summary>
    private ImmutableArray<Diagnostic> Before(PlanRequest plan) =>
        Target == Target.Sandbox
            ? []
            : PreflightChecks.Check([.. plan.Called], plan.Involved.Union(plan.Called), placeholders: IsLoopback());

    private bool IsLoopback() =>
        Request.Calls.Endpoint is { } endpoint && Settings.IsLoopback(Settings.Endpoint(endpoint));
}
