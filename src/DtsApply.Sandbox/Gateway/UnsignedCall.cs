using System.Globalization;
using DtsApply.Sandbox.Ram;

namespace DtsApply.Sandbox.Gateway;

/// <summary>
/// AssumeRoleWithOIDC, which nobody signs: its token proves who calls. Whatever signature comes with it is not looked
/// at, so that no error repeats the text that it is of, with the token in it.
/// </summary>
internal static class UnsignedCall
{
    private const string Name = "AssumeRoleWithOIDC";

    /// <summary>The action, where a request is for it; null for all that is signed.</summary>
    public static Api? Find(SandboxRequest request, Parameters parameters) =>
        (request.Header("x-acs-action") ?? parameters.Find("Action")) is Name
        && (request.Header("x-acs-version") ?? parameters.Find("Version")) is { } version
            ? Api.Find(version, Name)
            : null;

    /// <summary>Why a request is refused before the action sees it; null where it is not.</summary>
    public static Refusal? Check(SandboxRequest request, Parameters parameters, DateTimeOffset now, TimeSpan window) =>
        request.Path is not ("/" or "") ? GatewayRefusals.ApiNotFound
        : request.Method is not ("GET" or "POST") ? GatewayRefusals.HttpMethod
        : (request.Header("x-acs-date") ?? parameters.Find("Timestamp")) is not { } stamp ? null
        : !DateTimeOffset.TryParseExact(
            stamp,
            RpcCall.Stamps,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var moment
        )
            ? GatewayRefusals.StampFormat
        : (now - moment).Duration() > window ? GatewayRefusals.StampExpired
        : null;

    /// <summary>
    /// The caller, who counts as one of the account whose role is asked for, or of the first one where there is no such
    /// account: strangers cannot fill the memory with empty accounts.
    /// </summary>
    public static TokenBearer Caller(Parameters parameters, IReadOnlyCollection<string> accounts) =>
        new(
            RoleName.FromArn(parameters.Find("RoleArn") ?? "")?.AccountId is { } asked && accounts.Contains(asked)
                ? asked
                : accounts.First()
        );
}
