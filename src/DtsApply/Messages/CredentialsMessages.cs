using DtsApply.Model;

namespace DtsApply.Messages;

/// <summary>What must be known of credentials before any call (DTS310).</summary>
internal static class CredentialsMessages
{
    public static Problem AccountNamesNoCredentials(string? account) =>
        new(
            RuleId.DTS310,
            $"{account} must be called and names no credentials",
            "add credentials.profile; only a single account may use the default chain"
        );
}
