using System.Buffers;
using DtsApply.Sandbox.Gateway;
using DtsApply.Sandbox.Policies;
using DtsApply.Sandbox.Ram;

namespace DtsApply.Sandbox.Sts;

/// <summary>
/// AssumeRole: the stored trust policy decides. What the caller's own policies say was seen to before, where they are
/// evaluated at all.
/// </summary>
internal static class AssumeRoleAction
{
    private static readonly SearchValues<char> ExternalLetters = SearchValues.Create(
        SessionChecks.Alphanumeric + "_+=,.@:/-"
    );
    private static readonly SearchValues<char> SourceLetters = SearchValues.Create(
        SessionChecks.Alphanumeric + "_+=,.@-"
    );

    public static Reply Run(SandboxCall call)
    {
        call.RefuseIf(
            () => call.Caller is RootCaller,
            () => new(403, "NoPermission", "Roles may not be assumed by root accounts.")
        );
        var arn = call.Text("RoleArn");
        var session = call.SessionName();
        var external = call.Optional("ExternalId", value => SessionChecks.IsWord(value, 2, 1224, ExternalLetters));
        var source = call.Optional("SourceIdentity", value =>
            SessionChecks.IsWord(value, 2, 64, SourceLetters) && !IsReserved(value)
        );
        var policy = call.SessionPolicy();
        var seconds = call.Number("DurationSeconds", 900, 43200) ?? 3600;
        var (account, role) = call.SessionRole(arn);
        if (
            call.Refusal is null
            && Trust.Judge(role!.Trust, call.Caller, external) is not Verdict.Allow and var verdict
        )
        {
            call.Refuse(
                Refusal.NoPermission(
                    DeniedDetail.Create(call.Caller, "sts:AssumeRole", DeniedDetail.TrustPolicy, verdict),
                    arn
                )
            );
        }

        call.RefuseLonger(seconds, role);
        if (call.Refusal is { } refusal)
        {
            return refusal;
        }

        var body = new RoleSession(account, role!, session, call.Now.AddSeconds(seconds)) { Policy = policy }.Json();
        if (source is not null)
        {
            body["SourceIdentity"] = source;
        }

        return Reply.With(body);
    }

    private static bool IsReserved(string value) =>
        value.StartsWith("acs:", StringComparison.Ordinal)
        || value.StartsWith("aliyun:", StringComparison.Ordinal)
        || value.StartsWith("alibabacloud:", StringComparison.Ordinal);
}
