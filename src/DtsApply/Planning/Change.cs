using System.Collections.Immutable;
using DtsApply.Model;
using DtsApply.Planning.Comparing;

namespace DtsApply.Planning;

/// <summary>What happens to a role.</summary>
public enum ChangeKind
{
    /// <summary>It does not exist and is made.</summary>
    Create,

    /// <summary>It exists and is changed.</summary>
    Update,

    /// <summary>It exists and is removed.</summary>
    Delete,

    /// <summary>It is as declared.</summary>
    Unchanged,
}

/// <summary>What is to be said of a change wherever it takes or gives access.</summary>
public enum ChangeNote
{
    /// <summary>No manifest declares the role any more, so it goes only where that is asked for.</summary>
    OnlyWithPrune,

    /// <summary>The manifests of before ask for it, too: an account differs from them.</summary>
    NotFromThisChange,
}

/// <summary>
/// What is to happen to one role, as data: it is printed, serialized, saved and carried out elsewhere. The kind is not
/// stored, it follows from the role before and after.
/// </summary>
/// <param name="Address">Which role.</param>
/// <param name="Account">The name of its account.</param>
/// <param name="Before">The live role; null when there is none.</param>
/// <param name="After">The role as it will be, whole; null when it is removed.</param>
/// <param name="Actions">The writes, in order; none when it is as declared.</param>
public sealed record Change(
    RoleAddress Address,
    string Account,
    Role? Before,
    Role? After,
    ImmutableArray<RoleAction> Actions
)
{
    private readonly Diagnostic? _own;

    /// <summary>Why the role should exist; null when no manifest declares it.</summary>
    public WantedRole? Wanted { get; init; }

    /// <summary>The earlier run that this change takes back; null where it does what manifests want.</summary>
    public UndoneRole? Undoes { get; init; }

    /// <summary>Whether an existing role becomes ours by this change.</summary>
    public bool Adopts { get; init; }

    /// <summary>Why this change is not carried out, of several reasons the first; null when it may be.</summary>
    public Diagnostic? Refusal
    {
        get => _own ?? (Fenced.IsEmpty ? null : Fenced[0]);
        init => _own = value;
    }

    /// <summary>What fences do not let happen; each says its own.</summary>
    public ImmutableArray<Diagnostic> Fenced { get; init; } = [];

    /// <summary>Everything that keeps this change from being carried out.</summary>
    public IEnumerable<Diagnostic> Refusals => _own is { } own ? Fenced.Prepend(own) : Fenced;

    /// <summary>What was noticed at the live role.</summary>
    public ImmutableArray<Diagnostic> Findings { get; init; } = [];

    /// <summary>What follows from before and after.</summary>
    public ChangeKind Kind =>
        (Before, After) switch
        {
            (null, _) => ChangeKind.Create,
            (_, null) => ChangeKind.Delete,
            _ => Actions.IsEmpty ? ChangeKind.Unchanged : ChangeKind.Update,
        };

    /// <summary>Who gains and who loses what; of a part of a change, what that part is the reason of.</summary>
    public Access Access { get; init; } = Access.Between(Before, After);

    /// <summary>What is to be said wherever it takes or gives access; null for nothing.</summary>
    public ChangeNote? Note { get; init; }

    /// <summary>
    /// What of two sets of manifests it follows from; null where it is planned from one set and a live role.
    /// </summary>
    public ComparedCauses? Compared { get; init; }

    /// <summary>The ended grants whose access it takes away, or of which nothing is wanted any more.</summary>
    public IEnumerable<EndedGrant> Ended => (Wanted?.Ended ?? []).Where(grant => Wanted!.HasEnded || IsTaken(grant));

    /// <summary>Whether no manifest declares the role, and it stays all the same.</summary>
    public bool IsKept => Wanted is null && Undoes is null && Kind is ChangeKind.Unchanged;

    /// <summary>Whether anything is to be written.</summary>
    public bool IsPending => Refusal is null && !Actions.IsEmpty;

    private bool IsTaken(EndedGrant grant) =>
        (Before?.Trust.MayAssume ?? []).Except(After?.Trust.MayAssume ?? []).Overlaps(grant.Principals);
}
