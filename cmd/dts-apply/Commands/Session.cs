using System.Collections.Immutable;
using DtsApply.Applying;
using DtsApply.Cmd.CommandLine;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Planning.Saved;
using DtsApply.Reporting;
using DtsApply.Rules;

namespace DtsApply.Cmd.Commands;

/// <summary>What a command was told.</summary>
/// <param name="Name">The command's name, which begins its verdict.</param>
/// <param name="Files">Which manifests.</param>
/// <param name="Print">How to print.</param>
/// <param name="Calls">Which accounts, and how they are called.</param>
/// <param name="Consent">What the user agrees to.</param>
internal sealed record Request(string Name, ManifestOptions Files, OutputOptions Print, CallOptions Calls, ConsentOptions Consent);

/// <summary>
/// The way that every command which calls accounts goes: manifests, rules, wanted roles, what must hold before calls, the door, the plan. It ends
/// early with an exit code and everything that is wrong.
/// </summary>
internal sealed class Session : IDisposable
{
    private readonly World _world;
    private readonly Request _request;
    private Door? _door;
    private Func<Plan, SavedPlan>? _keep;

    public Session(World world, Request request)
    {
        (_world, _request) = (world, request);
        world.LastWrite.IsWatched = request.Name is not "plan";
        Output = new(world, request.Print, "text", "json");
        Settings.Check(request.Calls);
        Settings.Check(request.Consent, request.Calls);
        Target = Settings.Target(request.Calls);
    }

    public Output Output { get; }

    public Target Target { get; }

    /// <summary>The exit code, when there is no plan.</summary>
    public int Code { get; private set; }

    /// <summary>How accounts are named and how much is shown; from the manifests.</summary>
    public PlanView View { get; set; } = new(new([]));

    /// <summary>The door, once there is a plan.</summary>
    public ICloud Cloud => _door is { } door ? new WatchedCloud(door.Cloud, _world.LastWrite, _world.Clock) : throw new InvalidOperationException("there is no door before there is a plan");

    /// <summary>How long the work on one account may take.</summary>
    public TimeSpan Timeout => Settings.Duration("timeout", _request.Calls.Timeout);

    /// <summary>How many accounts are worked on at once.</summary>
    public int Parallelism => _request.Calls.Parallelism;

    /// <summary>Told of calls that are tried again.</summary>
    public Action<RetryNotice>? OnRetry { get; set; }

    /// <summary>The plan; null when the run ends before it, with everything that is wrong already printed.</summary>
    public async Task<Plan?> PlanAsync(CancellationToken cancellationToken)
    {
        var manifests = ManifestInput.Read(_world, _request.Files, cancellationToken);
        if (manifests.HasErrors)
        {
            return Stop(ExitCode.Manifests, manifests.Diagnostics, manifests);
        }

        var accounts = manifests.Set.Accounts;
        View = new(new(accounts), Output.Verbose, Output.Quiet);
        var consent = new Consent(_request.Calls.SetName(), _request.Consent.Adopt, _request.Consent.TakeOver, _request.Consent.Prune, _request.Consent.AllowRemovals ?? 0);
        var chosen = Selection.Of(accounts, _request.Calls);
        var wanted = Selection.In(chosen, WantedRoles.Compile(accounts, manifests.Set.Tasks, consent.Set));
        var destroys = _request.Name is "destroy";
        var plan = new PlanRequest(Target, accounts, wanted, consent, _request.Calls.Parallelism)
        {
            Destroys = destroys,
            Searched = destroys ? [] : Searched(chosen, wanted, alone: accounts.Length is 1),
        };
        if (Before(plan) is { IsEmpty: false } before)
        {
            return Stop(ExitCode.First(before.Select(BeforeCalls.Code)), before, manifests);
        }

        _keep = made => PlanFile.Of(plan, manifests.Set, made, _world.Clock.GetUtcNow());
        // Placeholders are what the sandbox is for; there they are no news.
        var warnings = manifests.Diagnostics.Where(diagnostic => diagnostic.Rule is not "DTS311" || Target != Target.Sandbox);
        return await MakeAsync(plan, cancellationToken) with { Diagnostics = [.. warnings] };
    }

    /// <summary>The plan that a saved one makes today, from the live state of today; null when the run ends before it, with the reason already printed.</summary>
    public async Task<Plan?> PlanAsync(SavedPlan saved, CancellationToken cancellationToken)
    {
        View = new(new(saved.Accounts), Output.Verbose, Output.Quiet);
        var plan = new PlanRequest(Target, saved.Accounts, saved.Wanted, saved.Consent, _request.Calls.Parallelism) { Undeclared = saved.Undeclared };
        if (Before(plan) is { IsEmpty: false } before)
        {
            Code = Stop(ExitCode.First(before.Select(BeforeCalls.Code)), before, "nothing was called");
            return null;
        }

        return await MakeAsync(plan, cancellationToken);
    }

    /// <summary>What no longer fits a saved plan in what the command line names besides, without any call; null when there is something wrong with the manifests, which is then printed.</summary>
    public ImmutableArray<Diagnostic>? Differences(SavedPlan saved, CancellationToken cancellationToken)
    {
        var set = Freshness.Check(saved, _request.Calls.Set);
        if (_request.Files.Filename is null || !set.IsEmpty)
        {
            return set;
        }

        var manifests = ManifestInput.Read(_world, _request.Files, cancellationToken);
        if (manifests.HasErrors)
        {
            Stop(ExitCode.Manifests, manifests.Diagnostics, manifests);
            return null;
        }

        var accounts = manifests.Set.Accounts;
        var wanted = Selection.In(Selection.Of(accounts, _request.Calls), WantedRoles.Compile(accounts, manifests.Set.Tasks, saved.Consent.Set));
        return Freshness.Check(saved, accounts, wanted.SelectMany(role => role.Grants).Select(grant => grant.Task).Distinct());
    }

    /// <summary>The plan as a file keeps it.</summary>
    public SavedPlan Keep(Plan plan) => _keep?.Invoke(plan) ?? throw new InvalidOperationException("only a plan that was made from manifests is kept");

    private async Task<Plan> MakeAsync(PlanRequest plan, CancellationToken cancellationToken)
    {
        _door = await Door.OpenAsync(_world, _request.Calls, plan.Accounts, notice => OnRetry?.Invoke(notice));
        var reading = new ReadingLine(plan.Called.Count(), _world.Clock);
        using var shown = Output.Region(reading.Lines, ReadingLine.Delay, _world.Clock);
        return await LivePlan.MakeAsync(plan, Cloud, _ => reading.Done(), cancellationToken);
    }

    /// <summary>Where a plan is printed: standard output; but that nothing was called is no result, it belongs to the talk.</summary>
    public Page PageOf(Plan plan) => plan.IsUncalled ? Output.Talk : Output.Result;

    /// <summary>The plan as it is printed: blocks and recap.</summary>
    public void ShowPlan(Plan plan)
    {
        if (!Output.IsJson && !Output.Quiet)
        {
            PlanText.Draw(PageOf(plan), plan, View);
            // What is asked next, on the other stream, is about what must be on the screen by then.
            _world.Out.Flush();
        }
    }

    /// <summary>The verdict.</summary>
    public void Verdict(Page page, Plan plan, string command, bool unwritten = false)
    {
        if (!Output.IsJson)
        {
            page.Line(PlanVerdict.Of(command, plan, unwritten));
        }
    }

    /// <summary>The same manifests and accounts with another verb, to be pasted; null where no manifests are named.</summary>
    /// <param name="verb">The verb, with options that it needs.</param>
    /// <param name="options">What stands after the manifests.</param>
    /// <param name="removals">So many removals are meant; null for what was said.</param>
    public string? Again(string verb, string? options = null, int? removals = null) => _request.Files.Filename is null ? null
        : Invocation.Of(verb, Invocation.Consent(_request.Consent with { AllowRemovals = removals ?? _request.Consent.AllowRemovals }), Invocation.Calls(_request.Calls), Invocation.Files(_request.Files), options);

    /// <summary>The options that name the service, for commands to paste; with a blank before it where there are any.</summary>
    public string Where => Invocation.Calls(_request.Calls with { Set = null, Account = null, Selector = null }) is { Length: > 0 } calls ? $" {calls}" : "";

    public void Dispose() => _door?.Dispose();

    // Accounts that name credentials, those that are called anyway, and a single one, which may use the default chain.
    private static ImmutableArray<Account> Searched(ImmutableArray<Account> chosen, ImmutableArray<WantedRole> wanted, bool alone)
    {
        var owners = wanted.Select(role => role.Account).ToHashSet(StringComparer.Ordinal);
        return [.. chosen.Where(account => account.Credentials.IsGiven || owners.Contains(account.Name.Value!) || alone)];
    }

    /// <summary>What keeps the run from calling anything; the sandbox takes accounts as they are.</summary>
    private ImmutableArray<Diagnostic> Before(PlanRequest plan) =>
        Target == Target.Sandbox ? [] : BeforeCalls.Check([.. plan.Called], plan.Involved.Union(plan.Called), placeholders: IsLoopback());

    private bool IsLoopback() => _request.Calls.Endpoint is { } endpoint && Settings.IsLoopback(Settings.Endpoint(endpoint));

    /// <summary>Ends the run because of what is not in any manifest's place: prints it and the verdict.</summary>
    /// <param name="code">The exit code.</param>
    /// <param name="diagnostics">What is wrong.</param>
    /// <param name="verdict">The verdict without its code.</param>
    /// <param name="draw">Draws what is wrong in a way of its own.</param>
    /// <param name="plan">What is carried out by no one, for machines.</param>
    public int Stop(int code, ImmutableArray<Diagnostic> diagnostics, string verdict, Action<Page>? draw = null, Plan? plan = null)
    {
        NoPlan(code, diagnostics, plan);

        if (draw is not null && Output.Talks)
        {
            draw(Output.Talk);
        }
        else if (!Output.Quiet)
        {
            foreach (var account in diagnostics.GroupBy(diagnostic => diagnostic.Account))
            {
                Findings.Draw(Output.Talk, account.Key, account);
            }
        }

        Output.Talk.Line(Text.Lose($"{_request.Name}:") + FormattableString.Invariant($" {verdict} (exit {code})"));
        return code;
    }

    private Plan? Stop(int code, ImmutableArray<Diagnostic> diagnostics, ManifestInput manifests)
    {
        Code = code;
        NoPlan(code, diagnostics);

        var view = manifests.View(diagnostics, Output.Verbose);
        if (!Output.Quiet)
        {
            DiagnosticsText.Draw(Output.Talk, view);
        }

        Output.Talk.Line(DiagnosticsVerdict.Wrong(_request.Name, view, code));
        return null;
    }

    /// <summary>The one object of a run with -o json that ends without a plan.</summary>
    private void NoPlan(int code, ImmutableArray<Diagnostic> diagnostics, Plan? plan = null)
    {
        if (Output.IsJson)
        {
            var none = (plan ?? new Plan(Target, _request.Calls.SetName(), [], [])) with { Diagnostics = diagnostics };
            Output.Json(writer => PlanJson.Members(writer, none, new(_request.Name is "plan" ? "Plan" : "ApplyResult", VersionCommand.Version, code)));
        }
    }
}
