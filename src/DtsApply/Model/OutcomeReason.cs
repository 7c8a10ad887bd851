namespace DtsApply.Model;

/// <summary>Why an action ended as it did.</summary>
public enum ReasonKind
{
    /// <summary>The run is to stop after the first failure, and there was one.</summary>
    FailFast,

    /// <summary>A role before it in the same account failed.</summary>
    FailureInAccount,

    /// <summary>The run was stopped from outside.</summary>
    Interrupted,

    /// <summary>An earlier action of the same role has to be done before it.</summary>
    Needs,

    /// <summary>The role has changed since it was planned.</summary>
    HasChangedSince,

    /// <summary>Someone else was at the role during the run.</summary>
    ChangedBySomeoneElse,

    /// <summary>The journal could not hold what was about to be sent.</summary>
    NoJournal,

    /// <summary>The answer was lost, and reading showed that it was carried out.</summary>
    SeenByReading,

    /// <summary>No answer came, and reading does not show what became of it.</summary>
    NoAnswer,

    /// <summary>No answer came, nor one to the read after it.</summary>
    NoAnswerTwice,

    /// <summary>No answer came, and the role is neither as it was before nor as it was to be.</summary>
    NoAnswerAndChanged,

    /// <summary>It is not permitted.</summary>
    Denied,

    /// <summary>The service did not take the credentials, or there are none.</summary>
    CredentialsRefused,

    /// <summary>The sandbox could not keep it.</summary>
    NotKept,

    /// <summary>An answer was about another account.</summary>
    AnotherAccount,

    /// <summary>The service refused it with an error of its own.</summary>
    Refused,
}

/// <summary>Why an action ended as it did, with what belongs to that.</summary>
/// <param name="Kind">Why.</param>
/// <param name="About">The service's name of the action that is needed, or the error code of the refusal where there is
/// one; null for all others.</param>
public sealed record OutcomeReason(ReasonKind Kind, string? About = null);
