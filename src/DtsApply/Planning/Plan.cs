using System.Collections.Immutable;
using DtsApply.Live;
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

    /// <summary>Those of the findings that are about this account alone.</summary>
    public IEnumerable<Diagnostic> Own => Findings.Where(finding => finding.Account is not null);

    /// <summary>Roles of the set that a listing of the account shows and no manifest declares; they stay.</summary>
    public ImmutableArray<string> Undeclared { get; init; } = [];

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
public sealed record Plan(
    Target Target,
    string Set,
    ImmutableArray<AccountState> Accounts,
    ImmutableArray<Change> Changes
)
{
    /// <summary>Warnings and notices about the manifests.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>Whether roles that no manifest declares were looked for, to be removed.</summary>
    public bool Prunes { get; init; }

    /// <summary>Why the plan as a whole is not carried out; null when it may be.</summary>
    public Diagnostic? Refusal { get; private init; }

    /// <summary>
    /// How many removals it makes: roles that are deleted, and accounts that a role which stays no longer trusts, but
    /// for those whose access has ended by its own day.
    /// </summary>
    public int Removals => RemovalLimit.Deleted(this) + RemovalLimit.Taken(this);

    /// <summary>The plan with the limit on removals held against it.</summary>
    /// <param name="consent">What the user agreed to.</param>
    public Plan WithRemovalLimit(Consent consent) =>
        this with
        {
            Prunes = consent.Prune,
            Refusal = RemovalLimit.Check(this, consent),
        };

    /// <summary>The plan with what was found about the authorization of DTS, before all else that was found.</summary>
    /// <param name="findings">By the names of accounts.</param>
    public Plan WithAuthorizations(IReadOnlyDictionary<string, Diagnostic> findings) =>
        findings.Count is 0
            ? this
            : this with
            {
                Accounts =
                [
                    .. Accounts.Select(account =>
                        findings.TryGetValue(account.Name, out var finding)
                            ? account with
                            {
                                Findings = account.Findings.Insert(0, finding),
                            }
                            : account
                    ),
                ],
            };

    /// <summary>
    /// The plan with what was found after accounts were read: it is told where other failures of an account are, what
    /// was read before stays.
    /// </summary>
    /// <param name="found">By the names of accounts.</param>
    internal Plan WithFailures(IEnumerable<KeyValuePair<string, Failure>> found)
    {
        var failures = found.ToLookup(failure => failure.Key, failure => failure.Value, StringComparer.Ordinal);
        return failures.Count is 0 ? this : this with { Accounts = [.. Accounts.Select(Failed)] };

        AccountState Failed(AccountState account) =>
            account.Code is ExitCode.Done && failures[account.Name].FirstOrDefault() is { } failure
                ? account with
                {
                    Code = failure.Code,
                    Findings = account.Findings.Add(failure.Diagnostic),
                }
                : account;
    }

    /// <summary>
    /// Why a change is not carried out: its own reason, or that of the whole plan where the change takes something
    /// away.
    /// </summary>
    public Diagnostic? RefusalOf(Change change) =>
        change.Refusal
        ?? (change.IsPending && (change.Kind is ChangeKind.Delete || !change.Access.Lost.IsEmpty) ? Refusal : null);

    /// <summary>Whether nothing was called at all, because credentials are missing.</summary>
    public bool IsUncalled { get; init; }

    /// <summary>
    /// What keeps accounts from being read and is no more one's than another's, such as an address where nothing
    /// answers; each once, and at the account that it is about where that is read too.
    /// </summary>
    public IEnumerable<Diagnostic> Shared => SharedFindings.Find([.. Accounts.SelectMany(account => account.Findings)]);

    /// <summary>The changes that will be carried out.</summary>
    public IEnumerable<Change> Pending => Changes.Where(change => change.IsPending);

    /// <summary>The changes that are refused.</summary>
    public IEnumerable<Change> Refused => Changes.Where(change => change.Refusal is not null);

    /// <summary>The accounts that could not be read, so that the plan is incomplete.</summary>
    public IEnumerable<AccountState> Stopped => Accounts.Where(account => account.Code is not ExitCode.Done);

    /// <summary>How many roles of the set there are in the accounts that were read, as far as this run knows.</summary>
    public int RolesOfTheSet =>
        Changes.Count(change => change.Before is { } live && (change.Adopts || Ownership.SetOf(live) == Set))
        + Accounts.Sum(account => account.Undeclared.Length);

    /// <summary>
    /// How many changes of that kind will be carried out; of unchanged ones, how many roles are as declared.
    /// </summary>
    public int Count(ChangeKind kind) => Changes.Count(change => change.Refusal is null && change.Kind == kind);

    /// <summary>How many tasks have ended whose access it takes away, or whose roles are kept without it.</summary>
    public int EndedTasks =>
        Changes
            .Where(change => change.Refusal is null)
            .SelectMany(change => change.Ended)
            .Select(grant => grant.Task)
            .Distinct()
            .Count();

    /// <summary>Everything that was found, in the accounts, at the roles and in the manifests.</summary>
    public IEnumerable<Diagnostic> AllDiagnostics =>
        Diagnostics
            .Concat(Shared)
            .Concat(Accounts.SelectMany(account => account.Own))
            .Concat(
                Changes.SelectMany(change =>
                    change.Refusal is { } refusal ? change.Findings.Add(refusal) : change.Findings
                )
            )
            .Concat(Refusal is null ? [] : [Refusal]);

    /// <summary>Access that stands beyond the manifests, whatever the plan does.</summary>
    public ExcessAccess Excess => ExcessAccess.In(this);

    /// <summary>
    /// How many warnings the text shows, but for those of access beyond the manifests, which the verdict counts by
    /// itself: of roles that prune keeps, where nothing else is to be done.
    /// </summary>
    public int Warnings =>
        new PlanWarnings(this)
            .Shown.Concat(Accounts.SelectMany(Warned))
            .Concat(Changes.SelectMany(Warned))
            .Count(finding => finding.Severity is Severity.Warning);

    // A saved plan does not know how many roles a warning is about, so it stays one.
    private static IEnumerable<Diagnostic> Warned(AccountState account) =>
        account.Findings.Where(finding => account.Undeclared.IsEmpty || !ExcessAccess.Counts(finding));

    private IEnumerable<Diagnostic> Warned(Change change) =>
        change.Findings.Where(finding =>
            !IsSaidByTheSentence(change, finding)
            && !ExcessAccess.Counts(change, finding)
            && !(change.IsKept && !Pending.Any())
        );

    /// <summary>
    /// Whether a finding of a plan is said already by the sentence about who gains or loses access; then only machines
    /// are told.
    /// </summary>
    public static bool IsSaidByTheSentence(Change change, Diagnostic finding) =>
        change is { Kind: ChangeKind.Update, Wanted.HasEnded: not true }
        && finding.Rule is RuleId.DTS509 or RuleId.DTS510;

    /// <summary>Whether a finding is no more than a note to people: that something could not be looked up.</summary>
    public static bool IsNote(Diagnostic finding) => finding is { Rule: RuleId.DTS522, Severity: Severity.Info };

    /// <summary>The exit code that stops this run before its first write; 0 when nothing does.</summary>
    public int Code =>
        ExitCode.First(
            Stopped
                .Select(account => account.Code)
                .Concat(Refused.Select(_ => ExitCode.Refused))
                .Append(Refusal is null ? ExitCode.Done : ExitCode.Refused)
        );
}
