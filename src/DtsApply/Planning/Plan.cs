using System.Collections.Immutable;
using DtsApply.Model;

namespace DtsApply.Planning;

/// <summary>One account as a run found it.</summary>
/// <param name="Account">As declared.</param>
/// <param name="Identity">Who the service says we are there; null when it was not asked or did not say.</param>
/// <param name="Verified">Whether the declared ID is proved to be that of the credentials.</param>
public sealed record AccountState(Account Account, Identity? Identity, bool Verified)
{
    /// <summary>Whether the run had to call it.</summary>
    public bool Called { get; init; }

    /// <summary>What was found there besides its roles; an error means that it could not be read.</summary>
    public ImmutableArray<Diagnostic> Findings { get; init; } = [];

    /// <summary>The exit code that stops the run because of this account; 0 when nothing does.</summary>
    public int Code { get; init; }

    /// <summary>Its name.</summary>
    public string Name => Account.Name.Value!;
}

/// <summary>What a run will do, as data.</summary>
/// <param name="Target">Which service it is for.</param>
/// <param name="Set">The set that the roles belong to.</param>
/// <param name="Accounts">The accounts, sorted by name.</param>
/// <param name="Changes">One for each role, sorted by account name, then role name.</param>
public sealed record Plan(Target Target, string Set, ImmutableArray<AccountState> Accounts, ImmutableArray<Change> Changes)
{
    /// <summary>Warnings and notices about the manifests.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>Whether nothing was called at all, because credentials are missing.</summary>
    public bool IsUncalled { get; init; }

    /// <summary>The changes that will be carried out.</summary>
    public IEnumerable<Change> Pending => Changes.Where(change => change.IsPending);

    /// <summary>The changes that are refused.</summary>
    public IEnumerable<Change> Refused => Changes.Where(change => change.Refusal is not null);

    /// <summary>The accounts that could not be read, so that the plan is incomplete.</summary>
    public IEnumerable<AccountState> Stopped => Accounts.Where(account => account.Code is not ExitCode.Done);

    /// <summary>How many changes of that kind will be carried out; of unchanged ones, how many roles are as declared.</summary>
    public int Count(ChangeKind kind) => Changes.Count(change => change.Refusal is null && change.Kind == kind);

    /// <summary>Everything that was found, in the accounts, at the roles and in the manifests.</summary>
    public IEnumerable<Diagnostic> AllDiagnostics =>
        Diagnostics
            .Concat(Accounts.SelectMany(account => account.Findings))
            .Concat(Changes.SelectMany(change => change.Refusal is { } refusal ? change.Findings.Add(refusal) : change.Findings));

    /// <summary>How many warnings the text shows.</summary>
    public int Warnings => AllDiagnostics.Count(finding => finding.Severity is Severity.Warning && !IsSaidByTheSentence(finding));

    /// <summary>Whether a finding of a plan is said already by the sentence about who gains or loses access; then only machines are told.</summary>
    public static bool IsSaidByTheSentence(Diagnostic finding) => finding.Rule is "DTS509" or "DTS510";

    /// <summary>The exit code that stops this run before its first write; 0 when nothing does.</summary>
    public int Code => ExitCode.First(Stopped.Select(account => account.Code).Concat(Refused.Select(_ => ExitCode.Refused)));
}
