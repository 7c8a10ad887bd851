using System.Globalization;
using DtsApply.Model;

namespace DtsApply.Live;

/// <summary>A failure in words, and the exit code that it stops a run with when nothing was written before.</summary>
/// <param name="Diagnostic">What happened and what to do.</param>
/// <param name="Code">The exit code.</param>
public sealed record Failure(Diagnostic Diagnostic, int Code);

/// <summary>Puts into words what the door throws (DTS517, DTS521, DTS531, and no answer).</summary>
public static class Failures
{
    private const int LongestQuote = 400;
    private const string WhatAnswers = "see what answers in its place, such as a proxy or a gateway on the way";

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
        var diagnostic = exception.Kind switch
        {
            FailureKind.Credentials when exception.Error is not null => Error(RuleId.DTS521, exception.Message),
            FailureKind.Denied => DenialMessage.Describe(exception, account, identity, role, policy),
            FailureKind.NoAnswer when exception.Unreached is { } address => Error(
                RuleId.None,
                $"nothing answers at {address}: {exception.UnexpectedAnswer}"
            ),
            FailureKind.NoAnswer or FailureKind.Lost => NoAnswer(exception),
            FailureKind.Elsewhere => Elsewhere(exception, account),
            _ => Error(RuleId.None, exception.Message),
        };
        var told = diagnostic with
        {
            Help = diagnostic.Help ?? exception.Help,
            Facts = diagnostic.Facts.AddRange(Said(exception)),
        };
        return new(
            role is null && IsShared(exception, account)
                ? told
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
        exception.Unreached is not null || (exception.Other is { } other && other.Account != account.Name.Value);

    /// <summary>
    /// A RAM identity as sentences name it: <c>RAM user dts-admin</c>, <c>role deployer</c>, <c>the account itself</c>.
    /// </summary>
    public static string Who(Identity? identity) =>
        identity?.Arn.Split('/') switch
        {
            [var head, var user] when head.EndsWith(":user", StringComparison.Ordinal) => $"RAM user {user}",
            [var head, var role, ..] when head.EndsWith(":assumed-role", StringComparison.Ordinal) => $"role {role}",
            null => "the identity",
            _ => "the account itself",
        };

    private static int Code(FailureKind kind) =>
        kind switch
        {
            FailureKind.Credentials or FailureKind.NotKept => ExitCode.Credentials,
            FailureKind.Denied or FailureKind.Elsewhere => ExitCode.Guard,
            FailureKind.NoAnswer or FailureKind.Lost => ExitCode.Unavailable,
            _ => ExitCode.Unclassified,
        };

    private static Diagnostic Error(RuleId rule, string message) => new(Severity.Error, rule, message);

    /// <summary>The product that an action belongs to.</summary>
    internal static string Product(string? action) => action is "GetCallerIdentity" or "AssumeRole" ? "STS" : "RAM";

    private static Diagnostic NoAnswer(CloudException exception)
    {
        var product = Product(exception.Action);
        if (exception is { Tries: 0, UnexpectedAnswer: { } unusable })
        {
            return Error(
                RuleId.None,
                $"{product} gave no answer to {exception.Action} that can be used: {unusable}"
            ) with
            {
                Help = WhatAnswers,
            };
        }

        var tries = string.Create(
            CultureInfo.InvariantCulture,
            $"{exception.Tries} {(exception.Tries is 1 ? "try" : "tries")} in "
                + $"{Math.Round(exception.Elapsed.TotalSeconds)} s"
        );
        return exception.UnexpectedAnswer is { } instead
            ? Error(RuleId.None, $"{product} did not answer, {tries} (last: {instead})") with
            {
                Help = WhatAnswers,
            }
            : Error(
                RuleId.None,
                $"{product} did not answer, {tries}{(exception.Error is { } error ? $" (last: {error.Code})" : "")}"
            );
    }

    /// <summary>
    /// DTS531 where it was found; at the accounts that are not called any more because of it, a sentence that is the
    /// same for all.
    /// </summary>
    private static Diagnostic Elsewhere(CloudException exception, Account account) =>
        exception.Other is not { } other ? Error(RuleId.DTS531, exception.Message)
        : other.Account == account.Name.Value
            ? Error(
                RuleId.DTS531,
                $"{exception.Action} was answered for account {other.Answered}, not {account.Id.Value}"
            ) with
            {
                Help =
                    $"see what answers in the place of {Product(exception.Action)}, such as --endpoint or a proxy; "
                    + "nothing more was sent to any account",
            }
        : Error(
            RuleId.None,
            $"nothing more was sent to any account, since an answer in account {other.Account} was about another one"
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
                ? new("service said", $"{error.Code}, request {id}")
                : new("request", id);
        }

        if (error.Message.Length > 0)
        {
            yield return new(
                "in its words",
                $"\"{(error.Message.Length > LongestQuote ? error.Message[..LongestQuote] + "…" : error.Message)}\""
            )
            {
                IsDetail = true,
            };
        }
    }
}
