using System.Collections.Immutable;
using DtsApply.Applying;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Planning.Comparing;

namespace DtsApply.UseCases;

/// <summary>What a run comes to before anything is written: a plan, or why there is none to be carried out.</summary>
public abstract record Preparation
{
    private protected Preparation() { }
}

/// <summary>
/// A plan, from the live state of today. It may hold refusals, and accounts that could not be read; its own code says
/// so.
/// </summary>
/// <param name="Request">What was planned.</param>
/// <param name="Plan">The plan.</param>
/// <param name="Tasks">The tasks that it was made from.</param>
/// <param name="Cloud">The door through which the accounts were read, and are written to.</param>
public sealed record PreparedPlan(PlanRequest Request, Plan Plan, ImmutableArray<CrossAccountTask> Tasks, ICloud Cloud)
    : Preparation
{
    /// <summary>The plan beside the manifests of before; null where it is compared with nothing.</summary>
    public ComparedPlan? Compared { get; init; }

    /// <summary>The manifests of before; null where there are none.</summary>
    public ManifestBase? Base { get; init; }

    /// <summary>The run that the plan takes back; null where it does what manifests want.</summary>
    public string? Undoes { get; init; }

    /// <summary>The accounts of which the plan does not speak, and through which those that it calls are reached.</summary>
    public ImmutableArray<Account> Through
    {
        get
        {
            ImmutableArray<Account> spoken = [.. Plan.Accounts.Select(account => account.Account)];
            return [.. AccountSelection.Between(Request.Accounts, spoken).Except(spoken)];
        }
    }
}

/// <summary>Why a run ends before its plan is carried out; nothing was written anywhere.</summary>
public abstract record Stopped : Preparation
{
    private protected Stopped(int code, ImmutableArray<Diagnostic> diagnostics) =>
        (Code, Diagnostics) = (code, diagnostics);

    /// <summary>The exit code.</summary>
    public int Code { get; }

    /// <summary>Everything that is wrong.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }
}

/// <summary>
/// Something is wrong with the manifests (65), or the accounts that they declare cannot be called as they stand (78,
/// 76). Nothing was called.
/// </summary>
/// <param name="Code">The exit code.</param>
/// <param name="Diagnostics">What is wrong, in its place in the manifests.</param>
/// <param name="Manifests">The manifests.</param>
public sealed record StoppedAtManifests(int Code, ImmutableArray<Diagnostic> Diagnostics, LoadedManifests Manifests)
    : Stopped(Code, Diagnostics);

/// <summary>The service is neither Alibaba Cloud nor this machine, and nobody agreed to it (76). Nothing was called.</summary>
/// <param name="Problem">What is wrong.</param>
public sealed record ForeignService(Diagnostic Problem) : Stopped(ExitCode.Refused, [Problem]);

/// <summary>The accounts that were asked for are none of those declared (64).</summary>
/// <param name="Message">What is wrong, one sentence.</param>
public sealed record StoppedAtSelection(string Message) : Stopped(ExitCode.Usage, []);
