using DtsApply.Messages;
using DtsApply.Model;

namespace DtsApply.Live;

/// <summary>A failure in words, and the exit code that it stops a run with when nothing was written before.</summary>
/// <param name="Diagnostic">What happened and what to do.</param>
/// <param name="Code">The exit code.</param>
public sealed record Failure(Diagnostic Diagnostic, int Code);

/// <summary>Puts into words what the door throws (DTS517, DTS521, DTS531, and no answer).</summary>
public static class Failures
{
    /// <summary>The failure in words.</summary>
    /// <param name="exception">What the door threw.</param>
    /// <param name="account">The account that was called.</param>
    /// <param name="identity">Who we are there, where that is known.</param>
    /// <param name="role">The role that the call was about, where it was about one.</param>
    /// <param name="policy">The policy that the call was about, where it was about one.</param>
    public static Failure Describe(
        CloudException exception,
        Account account,
        Identity? identity,
        string? role,
        Policy? policy = null
    )
    {
        var diagnostic = exception switch
        {
            { Kind: FailureKind.Denied } => DeniedCalls.Describe(exception, account, identity, role, policy),
            { Kind: FailureKind.OtherIdentity, Found: { } found } => AccountGuard.Another(
                exception.Owner ?? account,
                found,
                new([])
            ),
            _ => Happened(exception, account).WithoutPlace(),
        };
        var told = diagnostic with
        {
            Help = diagnostic.Help ?? exception.Help,
            Facts = diagnostic.Facts.AddRange(Said(exception)),
            Cause = Cause(exception),
        };
        return new(
            role is null && IsShared(exception, account)
                ? told with
                {
                    Account = null,
                }
                : told with
                {
                    Account = account.Name.Value,
                    Role = role,
                },
            Code(exception.Kind)
        );
    }

    /// <summary>
    /// Whether the failure is no more this account's than that of any other, so that it is told once.
    /// </summary>
    private static bool IsShared(CloudException exception, Account account) =>
        exception.Unreached is not null
        || (exception.Owner is { } owner && owner.Name.Value != account.Name.Value)
        || (exception.Other is { } other && other.Account != account.Name.Value);

    // Whose call it was and what it was about differ from account to account, these do not.
    private static string? Cause(CloudException exception) =>
        exception.Action is null
            ? exception.Cause
            : string.Join(
                ' ',
                exception.Kind,
                exception.Action,
                exception.Error?.Code,
                exception.Error?.Denial,
                exception.UnexpectedAnswer,
                exception.Caller?.Account.Name.Value
            );

    private static int Code(FailureKind kind) =>
        kind switch
        {
            FailureKind.Credentials or FailureKind.NotKept => ExitCode.Credentials,
            FailureKind.Denied or FailureKind.Elsewhere or FailureKind.OtherIdentity => ExitCode.Guard,
            FailureKind.Untrusted => ExitCode.Refused,
            FailureKind.NoAnswer or FailureKind.Lost => ExitCode.Unavailable,
            _ => ExitCode.Unclassified,
        };

    /// <summary>The product that an action belongs to.</summary>
    internal static string Product(string? action) =>
        action is "GetCallerIdentity" or "AssumeRole" or "AssumeRoleWithOIDC" ? "STS" : "RAM";

    private static Problem Happened(CloudException exception, Account account) =>
        exception.Kind switch
        {
            FailureKind.Credentials when exception.Error is not null => new(RuleId.DTS521, exception.Message),
            FailureKind.NoAnswer when exception.Unreached is { } address => FailureMessages.NothingAnswersAt(
                address,
                exception.UnexpectedAnswer
            ),
            // Only the services have actions: this is one that gives keys, which has words of its own.
            FailureKind.NoAnswer when exception.Action is null => new(exception.Rule, exception.Message),
            FailureKind.NoAnswer or FailureKind.Lost => NoAnswer(exception),
            FailureKind.Elsewhere => Elsewhere(exception, account),
            _ => new(exception.Rule, exception.Message),
        };

    private static Problem NoAnswer(CloudException exception)
    {
        var (product, tries, elapsed) = (Product(exception.Action), exception.Tries, exception.Elapsed);
        return exception.UnexpectedAnswer is not { } instead
                ? FailureMessages.NoAnswer(product, tries, elapsed, exception.Error?.Code)
            : tries is 0 ? FailureMessages.NoUsableAnswer(product, exception.Action, instead)
            : FailureMessages.SomethingElseAnswers(product, tries, elapsed, instead);
    }

    /// <summary>
    /// DTS531 where it was found; at the accounts that are not called any more because of it, a sentence that is the
    /// same for all.
    /// </summary>
    private static Problem Elsewhere(CloudException exception, Account account) =>
        exception.Other is not { } other ? new(RuleId.DTS531, exception.Message)
        : other.Account != account.Name.Value ? FailureMessages.NothingMoreWasSent(other.Account)
        : FailureMessages.AnswerIsOfAnotherAccount(
            Product(exception.Action),
            exception.Action,
            account.Id.Value,
            other.Answered
        );

    private static IEnumerable<Fact> Said(CloudException exception)
    {
        if (exception.Error is not { } error)
        {
            yield break;
        }

        if (error.RequestId is { } id)
        {
            yield return exception.Kind is FailureKind.Denied
                ? FailureMessages.ServiceSaid(error.Code, id)
                : FailureMessages.Request(id);
        }

        if (error.Message.Length > 0)
        {
            yield return FailureMessages.InItsWords(error.Message);
        }
    }
}
