using System.Buffers;
using DtsApply.Sandbox.Gateway;
using DtsApply.Sandbox.Ram;
using DtsApply.Sandbox.State;

namespace DtsApply.Sandbox.Sts;

/// <summary>The parameters that sessions are asked for with. What is wrong is noted in the call.</summary>
internal static class SessionChecks
{
    public const string Alphanumeric = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static readonly SearchValues<char> SessionLetters = SearchValues.Create(Alphanumeric + ".@-_");

    public static string SessionName(this SandboxCall call)
    {
        var session = call.Text("RoleSessionName");
        call.RefuseIf(() => !IsWord(session, 2, 64, SessionLetters), () => Refusal.Invalid("RoleSessionName"));
        return session;
    }

    /// <summary>What the session may do at most; null where that is not said.</summary>
    public static string? SessionPolicy(this SandboxCall call)
    {
        var policy = call.Optional("Policy", value => value.Length is >= 1 and <= 2048, "PolicySize");
        call.RefuseIf(
            () => policy is not null && PermissionDocument.Problem(policy) is not null,
            () => Refusal.Invalid("PolicyGrammar")
        );
        return policy;
    }

    /// <summary>The role that is asked for, and its account.</summary>
    public static (string Account, StoredRole? Role) SessionRole(this SandboxCall call, string arn)
    {
        var named = RoleName.FromArn(arn);
        call.RefuseIf(
            () => named is null,
            () => Refusal.Invalid("RoleArn") with { Message = $"Invalid role arn format:{arn}" }
        );
        if (call.Refusal is not null)
        {
            return ("", null);
        }

        var (accountId, name) = named!.Value;
        var role = call.Options.AccountIds.Contains(accountId)
            ? call.State.Account(accountId).Roles.GetValueOrDefault(name)
            : null;
        call.RefuseIf(
            () => role is null,
            () => Refusal.NotExist("Role", arn) with { Message = "The specified Role not exists ." }
        );
        return (accountId, role);
    }

    /// <summary>Refuses a session that is longer than its role allows.</summary>
    public static void RefuseLonger(this SandboxCall call, int seconds, StoredRole? role) =>
        call.RefuseIf(
            () => seconds > role!.MaxSessionDuration,
            () =>
                Refusal.Invalid("DurationSeconds") with
                {
                    Message = $"The Max value of DurationSeconds is {role!.MaxSessionDuration} seconds for this role.",
                }
        );

    public static string? Optional(this SandboxCall call, string name, Predicate<string> isRight, string? code = null)
    {
        var value = call.Parameters.Find(name) is { Length: > 0 } given ? given : null;
        call.RefuseIf(() => value is not null && !isRight(value), () => Refusal.Invalid(code ?? name));
        return value;
    }

    public static bool IsWord(string value, int least, int most, SearchValues<char> letters) =>
        value.Length >= least && value.Length <= most && !value.AsSpan().ContainsAnyExcept(letters);
}
