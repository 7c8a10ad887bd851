using DtsApply.Model;
using DtsApply.Planning;

namespace DtsApply.Applying.Journals;

/// <summary>The plan of a run, as its journal kept it: what each role was, and what it was to be.</summary>
public static class PastPlan
{
    /// <summary>The plan; of accounts it knows who they were, of roles no task.</summary>
    public static Plan From(JournalRun run) =>
        new(
            run.Target,
            run.Set,
            [.. run.Accounts.Select(State)],
            [
                .. run.Roles.Select(role => new Change(
                    role.Address,
                    role.Account,
                    role.Before,
                    role.After,
                    role.Planned
                )
                {
                    Adopts = Adopts(role, run.Set),
                }),
            ]
        );

    private static bool Adopts(JournalRole role, string set) =>
        role is { Before: { } before, After: { } after }
        && Ownership.SetOf(before) != set
        && Ownership.SetOf(after) == set;

    private static AccountState State(JournalAccount kept) =>
        new(kept.Account, Identity(kept), Verified: kept.Identity is not null) { Called = kept.Identity is not null };

    private static Identity? Identity(JournalAccount kept) =>
        kept.Identity is { } arn ? new(kept.Account.Id.Value!, "", arn, kept.Credentials ?? "") : null;
}
