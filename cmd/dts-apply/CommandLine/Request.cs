using DtsApply.Applying.Journals;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Text;
using DtsApply.UseCases;

namespace DtsApply.Cmd.CommandLine;

/// <summary>What a command was told.</summary>
/// <param name="Name">The command's name, which begins its verdict.</param>
/// <param name="Files">Which manifests.</param>
/// <param name="Print">How to print.</param>
/// <param name="Calls">Which accounts, and how they are called.</param>
/// <param name="Consent">What the user agrees to.</param>
internal sealed record Request(
    string Name,
    ManifestOptions Files,
    OutputOptions Print,
    CallOptions Calls,
    ConsentOptions Consent
)
{
    /// <summary>Where journals lie, and how long they are kept.</summary>
    public JournalOptions Journals { get; init; } = new();

    /// <summary>The run that is taken back; null where the command does what manifests want.</summary>
    public UndoneRun? Undone { get; init; }

    /// <summary>The service that is called.</summary>
    public Target Target => Settings.Target(Calls);

    /// <summary>How long the work on one account may take.</summary>
    public TimeSpan Timeout => Settings.Duration("timeout", Calls.Timeout);

    /// <summary>The request, once its options are known to make sense together.</summary>
    /// <exception cref="UsageException">They do not.</exception>
    public Request Checked()
    {
        Settings.Check(Calls);
        Settings.Check(Consent, Calls);
        _ = Journals.Folder;
        _ = Journals.Kept;
        _ = Target;
        return this;
    }

    /// <summary>What is to be planned.</summary>
    /// <param name="world">What the command touches.</param>
    /// <exception cref="UsageException">No manifests are named.</exception>
    public PlanOrder Order(CommandEnvironment world) =>
        new(
            Files.Source(world),
            Accounts,
            Service,
            new(Calls.SetName(), Consent.Adopt, Consent.TakeOver, Consent.Prune, Consent.AllowRemovals ?? 0),
            Destroys: Name is "destroy"
        );

    /// <summary>What is to be carried out of a saved plan.</summary>
    /// <param name="file">The plan file.</param>
    /// <param name="digest">The digest that is insisted on; null for none.</param>
    /// <param name="world">What the command touches.</param>
    public SavedPlanOrder Order(IPlanFile file, string? digest, CommandEnvironment world) =>
        new(file, Service, Accounts, ToolVersion.Current, world.Clock, world.Today)
        {
            ExpectedDigest = digest,
            Set = Calls.Set,
            Manifests = Files.Filename is null ? null : Files.Source(world),
        };

    /// <summary>
    /// The same manifests and accounts with another verb, to be pasted; null where no manifests are named.
    /// </summary>
    /// <param name="verb">The verb, with options that it needs.</param>
    /// <param name="options">What stands after the manifests.</param>
    /// <param name="removals">So many removals are meant; null for what was said.</param>
    public string? CommandLineFor(string verb, string? options = null, int? removals = null) =>
        Files.Filename is null && (Undone is null || verb != Name)
            ? null
            : Invocation.Build(
                Undone is null ? verb : $"{verb} {Undone.Named}",
                Invocation.Consent(Consent with { AllowRemovals = removals ?? Consent.AllowRemovals }),
                Invocation.Calls(Calls),
                Invocation.Files(Files),
                Undone is not null && Journals.Journal is { } folder ? $"--journal {ShellWord.Quote(folder)}" : null,
                options
            );

    /// <summary>
    /// What to enter in the DTS console, for the same manifests and accounts; null where no manifests are named. It calls
    /// nothing, so it is told no service.
    /// </summary>
    public string? HandOff =>
        (this with { Calls = new(Account: Calls.Account, Selector: Calls.Selector), Consent = new() }).CommandLineFor(
            "task"
        )
            is { } task
            ? $"{task}   # {CommandMessages.WhatToEnter}"
            : null;

    /// <summary>The same against the sandbox, which takes placeholders; null where no manifests are named.</summary>
    public string? InSandbox =>
        (this with { Calls = Calls with { Sandbox = true, Endpoint = null, ProfileFile = null } }).CommandLineFor(Name);

    /// <summary>The plan that makes roles as declared again; null where no manifests are named.</summary>
    /// <param name="repair">What it must be told.</param>
    public string? PlanThat(Repair repair)
    {
        var (consent, set) = (repair.Consent, repair.Consent.Set);
        var calls = set == Calls.SetName() ? Calls : Calls with { Set = set };
        return (
            this with
            {
                Consent = new(consent.Adopt, AllowRemovals: consent.AllowRemovals > 0 ? consent.AllowRemovals : null),
                Calls = repair.Accounts.IsEmpty
                    ? calls
                    : calls with
                    {
                        Account = [.. repair.Accounts],
                        Selector = null,
                    },
            }
        ).CommandLineFor("plan");
    }

    /// <summary>The way that needs no one to be asked: a plan that is saved, and then carried out.</summary>
    public string PlanThenApply => $"{CommandLineFor("plan", "--out plan.json")} && dts-apply apply plan.json{Where}";

    /// <summary>The plan that also shows what pruning takes away; null where no manifests are named.</summary>
    public string? PlanWithPrune =>
        Files.Filename is null
            ? null
            : Invocation.Build(
                "plan",
                Invocation.Consent(Consent with { Prune = true }),
                Invocation.Calls(Calls with { Set = Calls.SetName() }),
                Invocation.Files(Files)
            );

    /// <summary>
    /// The command that prints what an identity lacks, for a plan that is incomplete for want of permission; null for
    /// any other.
    /// </summary>
    public string? PolicyOf(Plan plan) =>
        plan.Stopped.Any(account => account.Verified && account.Own.Any(finding => finding.Rule is RuleId.DTS517))
            ? CommandLineFor(Name is "plan" or "verify" ? "whoami --policy plan" : "whoami --policy apply")
            : null;

    /// <summary>
    /// The options that name the service, for commands to paste; with a blank before it where there are any.
    /// </summary>
    public string Where =>
        Invocation.Calls(Calls with { Set = null, Account = null, Selector = null }) is { Length: > 0 } calls
            ? $" {calls}"
            : "";

    /// <summary>What is to be taken back.</summary>
    /// <param name="run">The run.</param>
    /// <param name="undos">The runs that took it back before, or began to.</param>
    public UndoOrder Order(JournalRun run, IReadOnlyCollection<JournalRun> undos) =>
        new(run, undos, Accounts, Service, Consent.Adopt, Consent.AllowRemovals ?? 0);

    /// <summary>The accounts that it is about.</summary>
    public AccountFilter Accounts => new([.. Calls.Account ?? []], [.. Calls.Selector ?? []]);

    private ServiceSettings Service =>
        new(Target, Calls.Endpoint is { } endpoint && LoopbackHost.Is(Settings.Endpoint(endpoint)), Calls.Parallelism)
        {
            ForeignHost = Calls.Endpoint is { } address ? Settings.ForeignHost(Settings.Endpoint(address)) : null,
        };
}

/// <summary>A run that is taken back.</summary>
/// <param name="Named">How a command line names it.</param>
/// <param name="Head">The sentence that stands over its plan.</param>
internal sealed record UndoneRun(string Named, string Head);
