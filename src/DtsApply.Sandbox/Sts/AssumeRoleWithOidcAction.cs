using System.Text.Json.Nodes;
using DtsApply.Sandbox.Gateway;
using DtsApply.Sandbox.Policies;
using DtsApply.Sandbox.Ram;
using DtsApply.Text;

namespace DtsApply.Sandbox.Sts;

/// <summary>
/// AssumeRoleWithOIDC: a token of the sandbox's own provider stands for a key, and the role's trust policy decides. Who
/// calls is not asked.
/// </summary>
internal static class AssumeRoleWithOidcAction
{
    public static Reply Run(SandboxCall call)
    {
        var arn = call.Text("RoleArn");
        var provider = call.Text("OIDCProviderArn");
        var session = call.SessionName();
        var policy = call.SessionPolicy();
        var seconds = call.Number("DurationSeconds", 900, 43200) ?? 3600;
        var token = Token(call, provider);
        var (account, role) = call.SessionRole(arn);
        call.RefuseIf(() => provider != SandboxOidc.ProviderArn(account), () => OidcRefusals.ProviderIsUnknown);
        call.RefuseIf(
            () => Trust.Judge(role!.Trust, provider, token!) is not Verdict.Allow,
            () => OidcRefusals.IsNotTrusted
        );
        call.RefuseLonger(seconds, role);
        if (call.Refusal is { } refusal)
        {
            return refusal;
        }

        var body = new RoleSession(account, role!, session, call.Now.AddSeconds(seconds)) { Policy = policy }.Json();
        body["OIDCTokenInfo"] = Info(token!);
        return Reply.With(body);
    }

    /// <summary>The token, where a provider that there is has issued it.</summary>
    private static OidcToken? Token(SandboxCall call, string provider)
    {
        call.RefuseIf(
            () => !call.Options.AccountIds.Any(id => provider == SandboxOidc.ProviderArn(id)),
            () => OidcRefusals.ProviderIsUnknown
        );
        if (call.Refusal is not null)
        {
            return null;
        }

        if (OidcToken.Read(call.Parameters.Find("OIDCToken") ?? "", call.Now, out var token) is { } refusal)
        {
            call.Refuse(refusal);
        }

        return token;
    }

    private static JsonObject Info(OidcToken token) =>
        new()
        {
            ["Subject"] = token.Subject,
            ["Issuer"] = SandboxOidc.Issuer,
            ["ClientIds"] = string.Join(',', token.Audiences),
            ["IssuanceTime"] = UtcTime.Seconds(token.Issued),
            ["ExpirationTime"] = UtcTime.Seconds(token.Expires),
            ["VerificationInfo"] = "Success",
        };
}
