using DtsApply.Applying.Journals;
using DtsApply.Manifests;
using DtsApply.Model;

namespace DtsApply.UseCases;

/// <summary>What is to be taken back.</summary>
/// <param name="Run">The run, as its journal tells it.</param>
/// <param name="Undos">The runs that took it back before, or began to.</param>
/// <param name="Accounts">Which of its accounts.</param>
/// <param name="Service">The service that is called.</param>
/// <param name="Adopt">Whether more than accounts and DTS may be let in again.</param>
/// <param name="AllowRemovals">So many removals at once are meant.</param>
public sealed record UndoOrder(
    JournalRun Run,
    IReadOnlyCollection<JournalRun> Undos,
    AccountFilter Accounts,
    ServiceSettings Service,
    bool Adopt,
    int AllowRemovals
)
{
    /// <summary>The fences that the way back must be within.</summary>
    public FencePaths Fences { get; init; } = FencePaths.None;

    /// <summary>The day of the run, in UTC.</summary>
    public DateOnly Today { get; init; }
}

/// <summary>The run was for another service than this one (76). Nothing was called.</summary>
/// <param name="Theirs">The service of the run.</param>
/// <param name="Problem">What is wrong.</param>
public sealed record RunForAnotherService(Target Theirs, Diagnostic Problem) : Stopped(ExitCode.Refused, [Problem]);
