using DtsApply.Model;

namespace DtsApply.Messages;

/// <summary>What must be known of credentials before any call (DTS310).</summary>
internal static class CredentialsMessages
{
    public static Problem HostIsNotAgreedTo(string host) =>
        new(
            RuleId.None,
            $"{host} is neither Alibaba Cloud nor this machine; whoever answers there would be sent signed calls",
            "leave --endpoint out; if it is meant, call it from a terminal, where its name has to be typed; --yes does "
                + "not answer that"
        );

    public static string HostIsForeign(string host) =>
        $"{host} is neither Alibaba Cloud nor this machine. Whoever answers there is sent signed calls.";

    public static string TypeTheHost(string host) => $"Type {host} to call it: ";

    public static Problem AccountNamesNoCredentials(string? account) =>
        new(
            RuleId.DTS310,
            $"{account} must be called and names no credentials",
            "add credentials.profile; only a single account may use the default chain"
        );
}
