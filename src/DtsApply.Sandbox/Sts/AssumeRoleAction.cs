using System.Buffers;
using System.Text.Json.Nodes;
using DtsApply.Sandbox.Gateway;
using DtsApply.Sandbox.Ram;
using DtsApply.Sandbox.State;
using DtsApply.Text;

namespace DtsApply.Sandbox.Sts;

/// <summary>
/// AssumeRole: the stored trust policy decides. What the caller's own policies say is not evaluated: every RAM user and
/// role session of the sandbox may ask for any role, as if AliyunSTSAssumeRoleAccess were attached to it.
/// </summary>
internal static class AssumeRoleAction
{
    private const string Alphanumeric = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static readonly SearchValues<char> SessionLetters = SearchValues.Create(Alphanumeric + ".@-_");
    private static readonly SearchValues<char> ExternalLetters = SearchValues.Create(Alphanumeric + "_+=,.@:/-");
    private static readonly SearchValues<char> SourceLetters = SearchValues.Create(Alphanumeric + "_+=,.@-");

    public static Reply Run(SandboxCall call)
    {
        call.RefuseIf(
            () => call.Caller is RootCaller,
            () => new(403, "NoPermission", "Roles may not be assumed by root accounts.")
        );
        var arn = call.Text("RoleArn");
        var session = call.Text("RoleSessionName");
        call.RefuseIf(() => !IsWord(session, 2, 64, SessionLetters), () => Refusal.Invalid("RoleSessionName"));
        var external = Optional(call, "ExternalId", value => IsWord(value, 2, 1224, ExternalLetters));
        var source = Optional(call, "SourceIdentity", value =>
            IsWord(value, 2, 64, SourceLetters) && !IsReserved(value)
        );
        var policy = Optional(call, "Policy", value => value.Length is >= 1 and <= 2048, "PolicySize");
        call.RefuseIf(
            () => policy is not null && PermissionDocument.Problem(policy) is not null,
            () => Refusal.Invalid("PolicyGrammar")
        );
        var seconds = call.Number("DurationSeconds", 900, 43200) ?? 3600;
        var (account, role) = Role(call, arn);
        call.RefuseIf(() => !Trust.Allows(role!.Trust, call.Caller, external), () => Denied(call.Caller));
        call.RefuseIf(
            () => seconds > role!.MaxSessionDuration,
            () =>
                Refusal.Invalid("DurationSeconds") with
                {
                    Message = $"The Max value of DurationSeconds is {role!.MaxSessionDuration} seconds for this role.",
                }
        );
        if (call.Refusal is { } refusal)
        {
            return refusal;
        }

        var body = Json(new(account, role!, session, call.Now.AddSeconds(seconds)));
        if (source is not null)
        {
            body["SourceIdentity"] = source;
        }

        return Reply.With(body);
    }

    private static JsonObject Json(Session session)
    {
        var key = SandboxKeys.Named(
            $"{SessionToken.KeyPrefix}{SandboxKeys.Text($"session {session.Role.Id} {session.Name} {session.Ends.UtcTicks}", 25)}"
        );
        var token = new SessionToken(
            key.Id,
            session.Account,
            session.Role.Id,
            session.Name,
            session.Ends.ToUnixTimeSeconds()
        );
        return new()
        {
            ["AssumedRoleUser"] = new JsonObject
            {
                ["AssumedRoleId"] = $"{session.Role.Id}:{session.Name}",
                ["Arn"] = $"{RoleActions.ArnOf(session.Account, session.Role)}/{session.Name}",
            },
            ["Credentials"] = new JsonObject
            {
                ["AccessKeyId"] = key.Id,
                ["AccessKeySecret"] = key.Secret,
                ["SecurityToken"] = token.Encode(),
                ["Expiration"] = UtcTime.Seconds(session.Ends),
            },
        };
    }

    private static (string Account, StoredRole? Role) Role(SandboxCall call, string arn)
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

    private static Refusal Denied(SandboxCaller caller) =>
        new(403, "NoPermission", "You are not authorized to do this action. You should be authorized by RAM.")
        {
            Denied = caller is UserCaller user
                ? new("sts:AssumeRole", "SubUser", user.AccountId, user.User.Id, "AssumeRolePolicy")
                : new(
                    "sts:AssumeRole",
                    "AssumedRoleUser",
                    caller.AccountId,
                    caller is RoleCaller role ? $"{role.RoleName}:{role.Session}" : caller.AccountId,
                    "AssumeRolePolicy"
                ),
        };

    private static string? Optional(SandboxCall call, string name, Func<string, bool> isRight, string? code = null)
    {
        var value = call.Parameters.Find(name) is { Length: > 0 } given ? given : null;
        call.RefuseIf(() => value is not null && !isRight(value), () => Refusal.Invalid(code ?? name));
        return value;
    }

    private static bool IsWord(string value, int least, int most, SearchValues<char> letters) =>
        value.Length >= least && value.Length <= most && !value.AsSpan().ContainsAnyExcept(letters);

    private static bool IsReserved(string value) =>
        value.StartsWith("acs:", StringComparison.Ordinal)
        || value.StartsWith("aliyun:", StringComparison.Ordinal)
        || value.StartsWith("alibabacloud:", StringComparison.Ordinal);

    private sealed record Session(string Account, StoredRole Role, string Name, DateTimeOffset Ends);
}
