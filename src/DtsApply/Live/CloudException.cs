using DtsApply.Messages;
using DtsApply.Model;

namespace DtsApply.Live;

/// <summary>Why a call did not do what it should.</summary>
public enum FailureKind
{
    /// <summary>
    /// There are no credentials, or the service does not accept them: unknown, disabled, expired, a clock that is off.
    /// </summary>
    Credentials,

    /// <summary>The identity may not do this.</summary>
    Denied,

    /// <summary>No answer, or none but throttling and faults, after all retries.</summary>
    NoAnswer,

    /// <summary>A write was sent and its answer was lost: it may have been carried out.</summary>
    Lost,

    /// <summary>The sandbox cannot keep its state, on a full disk for example: the call was not carried out.</summary>
    NotKept,

    /// <summary>The service refused for a reason of its own, see <see cref="ServiceError.Code"/>.</summary>
    Refused,

    /// <summary>
    /// Something answered about another account than it was asked about; nothing more is sent to any account (DTS531).
    /// </summary>
    Elsewhere,

    /// <summary>The credentials belong to another account than the declared one (DTS501).</summary>
    OtherIdentity,

    /// <summary>A file that says which credentials to use may be written by others (DTS536).</summary>
    Untrusted,
}

/// <summary>
/// An error as the service words it. Clients decide by its code alone; texts differ between the service's generations.
/// </summary>
/// <param name="Code">Such as <c>EntityNotExist.Role</c>.</param>
/// <param name="Message">The service's own text; shown only with -v.</param>
/// <param name="RequestId">For the service's support; null where the answer held none.</param>
/// <param name="Status">The HTTP status.</param>
public sealed record ServiceError(string Code, string Message, string? RequestId, int Status)
{
    /// <summary>Which kind of policy denies, where the service says so; null where it does not.</summary>
    public Denial? Denial { get; init; }
}

/// <summary>Why a call is not permitted, in the service's own words (RAM, AccessDeniedDetail of an error).</summary>
/// <param name="Type"><c>ImplicitDeny</c> where no policy allows it, <c>ExplicitDeny</c> where one denies it.</param>
/// <param name="Policy">Such as <c>AccountLevelIdentityBasedPolicy</c>, <c>ControlPolicy</c>, <c>SessionPolicy</c>,
/// <c>AssumeRolePolicy</c>.</param>
public sealed record Denial(string Type, string Policy);

/// <summary>An answer about another account than was asked about.</summary>
/// <param name="Account">The name of the account that was asked about.</param>
/// <param name="Answered">The ID of the account that the answer names.</param>
public sealed record OtherAccount(string Account, string Answered);

/// <summary>Whose credentials a call was signed with.</summary>
/// <param name="Account">The account that declares them.</param>
/// <param name="Identity">Who the service says that is.</param>
public sealed record Caller(Account Account, Identity Identity);

/// <summary>
/// What the door throws. It carries the facts; the sentence for people is made where it is shown, and no secret is ever
/// among the facts.
/// </summary>
public sealed class CloudException : Exception
{
    /// <summary>Makes one.</summary>
    /// <param name="kind">Why the call failed.</param>
    /// <param name="message">What happened, one sentence.</param>
    /// <param name="inner">What lies behind it.</param>
    public CloudException(FailureKind kind, string message, Exception? inner = null)
        : base(message, inner) => Kind = kind;

    /// <summary>Makes one of a sentence that has a rule and a help.</summary>
    internal CloudException(FailureKind kind, Problem problem)
        : this(kind, problem.Message) => (Rule, Help, Cause) = (problem.Rule, problem.Help, problem.Cause);

    /// <summary>Credentials that belong to another account than the declared one.</summary>
    /// <param name="identity">Whose they are.</param>
    public static CloudException OfAnother(Identity identity) =>
        new(FailureKind.OtherIdentity, GuardMessages.OfAnotherAccount(identity)) { Found = identity };

    /// <summary>Why the call failed.</summary>
    public FailureKind Kind { get; }

    /// <summary>The rule that says so, where one does.</summary>
    public RuleId Rule { get; init; }

    /// <summary>Whose the credentials are, where they belong to another account.</summary>
    public Identity? Found { get; init; }

    /// <summary>
    /// The account whose credentials failed, where it is another than the one that was called: a role of this one is
    /// assumed through it. It is told once, whoever came upon it.
    /// </summary>
    public Account? Owner { get; private set; }

    /// <summary>Who called, where it is another account's identity that assumes a role here.</summary>
    public Caller? Caller { get; private set; }

    /// <summary>What the call was about, as an ARN; null where the call's account and role tell.</summary>
    public string? Resource { get; private set; }

    /// <summary>What the service said, where it said something.</summary>
    public ServiceError? Error { get; init; }

    /// <summary>
    /// What came in place of the service's answer, such as <c>a redirect, status 302</c>; null where nothing came.
    /// </summary>
    public string? UnexpectedAnswer { get; init; }

    /// <summary>
    /// Where nothing can be reached at all, for no account, such as <c>http://127.0.0.1:8787</c>; null where something
    /// was.
    /// </summary>
    public string? Unreached { get; init; }

    /// <summary>
    /// The answer about another account that ended all calls; it may have come at another account's call.
    /// </summary>
    public OtherAccount? Other { get; init; }

    /// <summary>The service's name of the action that was called.</summary>
    public string? Action { get; init; }

    /// <summary>The role that the call was about, where it was about one.</summary>
    public string? Role { get; init; }

    /// <summary>What to do about it, where that is known here, such as a profile with a similar name.</summary>
    public string? Help { get; init; }

    /// <summary>What is wrong but for names, where no service said it; null where the message itself tells.</summary>
    internal string? Cause { get; init; }

    /// <summary>
    /// Whether the answers disagree about whether there is such a role at all, which a role that just came or went may
    /// explain.
    /// </summary>
    public bool IsContradictory { get; init; }

    /// <summary>Whether it was turned away, and not sent again only because the run is to stop.</summary>
    public bool IsGivenUp { get; init; }

    /// <summary>
    /// How often it was tried; 0 where answers came, but cannot be used together, such as a listing without an end.
    /// </summary>
    public int Tries { get; init; } = 1;

    /// <summary>How long it was tried.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>The same failure, told about the account whose credentials it is about.</summary>
    public CloudException OwnedBy(Account owner) => Copy(copy => copy.Owner ??= owner);

    /// <summary>The same failure of assuming a role.</summary>
    /// <param name="resource">The role's ARN.</param>
    /// <param name="caller">Who called; null where that is not known.</param>
    public CloudException About(string resource, Caller? caller) =>
        Copy(copy => (copy.Resource, copy.Caller) = (copy.Resource ?? resource, copy.Caller ?? caller));

    /// <summary>The same failure, to be thrown once more.</summary>
    internal CloudException Again() => Copy(_ => { });

    // Each thrower has its own, since an exception keeps where it was thrown, and several wait for one call.
    private CloudException Copy(Action<CloudException> change)
    {
        var copy = (CloudException)MemberwiseClone();
        change(copy);
        return copy;
    }
}
