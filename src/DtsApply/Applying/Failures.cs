using System.Globalization;
using DtsApply.Model;

namespace DtsApply.Applying;

/// <summary>A failure in words, and the exit code that it stops a run with when nothing was written before.</summary>
/// <param name="Diagnostic">What happened and what to do.</param>
/// <param name="Code">The exit code.</param>
public sealed record Failure(Diagnostic Diagnostic, int Code);

/// <summary>Puts into words what the door throws (DTS517, DTS521, and no answer).</summary>
public static class Failures
{
    private const int LongestQuote = 400;

    /// <summary>The failure in words.</summary>
    /// <param name="exception">What the door threw.</param>
    /// <param name="account">The account that was called.</param>
    /// <param name="identity">Who we are there, where that is known.</param>
    /// <param name="role">The role that the call was about, where it was about one.</param>
    /// <param name="policy">The policy that the call was about, where it was about one.</param>
    public static Failure Of(CloudException exception, Account account, Identity? identity, string? role, Policy? policy = null)
    {
        var diagnostic = exception.Kind switch
        {
            FailureKind.Credentials when exception.Error is not null => Error("DTS521", exception.Message),
            FailureKind.Denied => Denied(exception, account, identity, new(account.Id.Value!, exception.Action is "CreateRole" ? "*" : role ?? "*"), policy),
            FailureKind.NoAnswer or FailureKind.Lost => NoAnswer(exception),
            _ => Error("", exception.Message),
        };
        var told = diagnostic with { Account = account.Name.Value, Role = role, Help = diagnostic.Help ?? exception.Help, Facts = diagnostic.Facts.AddRange(Said(exception)) };
        return new(told, Code(exception.Kind));
    }

    /// <summary>A RAM identity as sentences name it: <c>RAM user dts-admin</c>, <c>role deployer</c>, <c>the account itself</c>.</summary>
    public static string Who(Identity? identity) => identity?.Arn.Split('/') switch
    {
        [var head, var user] when head.EndsWith(":user", StringComparison.Ordinal) => $"RAM user {user}",
        [var head, var role, ..] when head.EndsWith(":assumed-role", StringComparison.Ordinal) => $"role {role}",
        null => "the identity",
        _ => "the account itself",
    };

    private static int Code(FailureKind kind) => kind switch
    {
        FailureKind.Credentials or FailureKind.NotKept => ExitCode.Credentials,
        FailureKind.Denied => ExitCode.Guard,
        FailureKind.NoAnswer or FailureKind.Lost => ExitCode.Unavailable,
        _ => ExitCode.Unclassified,
    };

    private static Diagnostic Error(string rule, string message) => new(Severity.Error, rule, message);

    /// <summary>The product that an action belongs to.</summary>
    internal static string Product(string? action) => action is "GetCallerIdentity" or "AssumeRole" ? "STS" : "RAM";

    private static Diagnostic NoAnswer(CloudException exception)
    {
        var product = Product(exception.Action);
        var tries = string.Create(CultureInfo.InvariantCulture,
            $"{exception.Tries} {(exception.Tries is 1 ? "try" : "tries")} in {Math.Round(exception.Elapsed.TotalSeconds)} s");
        return exception.Instead is { } instead
            ? Error("", $"{product} did not answer, {tries} (last: {instead})") with { Help = "see what answers in its place, such as a proxy or a gateway on the way" }
            : Error("", $"{product} did not answer, {tries}{(exception.Error is { } error ? $" (last: {error.Code})" : "")}");
    }

    private static Diagnostic Denied(CloudException exception, Account account, Identity? identity, Address resource, Policy? policy)
    {
        var who = Who(identity);
        var attaches = exception.Action is "AttachPolicyToRole" or "DetachPolicyFromRole";
        var on = $"acs:ram:*:{resource.AccountId}:role/{resource.Role}";
        var owner = policy is { Type: Policy.Custom } ? account.Id.Value : "system";
        return Error("DTS517", $"{who} may not call {exception.Action}") with
        {
            Facts = attaches ? [new("on", on), new("", $"acs:ram:*:{owner}:policy/{policy?.Name ?? "*"}")] : [new("on", on)],
            Help = $"allow ram:{exception.Action} on {(attaches ? "both" : on)} for {who}",
        };
    }

    private static IEnumerable<Fact> Said(CloudException exception)
    {
        if (exception.Error is not { } error)
        {
            yield break;
        }

        if (error.RequestId is { } id)
        {
            yield return exception.Kind is FailureKind.Denied ? new("service said", $"{error.Code}, request {id}") : new("request", id);
        }

        if (error.Message.Length > 0)
        {
            yield return new("in its words", $"\"{(error.Message.Length > LongestQuote ? error.Message[..LongestQuote] + "…" : error.Message)}\"") { IsDetail = true };
        }
    }
}
