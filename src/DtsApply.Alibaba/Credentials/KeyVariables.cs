using DtsApply.Messages;
using DtsApply.Model;

namespace DtsApply.Alibaba.Credentials;

/// <summary>
/// Keys in environment variables: <c>X_ACCESS_KEY_ID</c>, <c>X_ACCESS_KEY_SECRET</c> and, for temporary ones,
/// <c>X_SECURITY_TOKEN</c>.
/// </summary>
internal static class KeyVariables
{
    /// <summary>The prefix of the official SDKs and of the aliyun CLI.</summary>
    public const string Default = "ALIBABA_CLOUD";

    private static readonly string[] Parts = ["_ACCESS_KEY_ID", "_ACCESS_KEY_SECRET", "_SECURITY_TOKEN"];

    // Older releases of the aliyun CLI and the Terraform provider take these, the official SDKs do not.
    private static readonly string[] OfOtherTools =
    [
        "ALIBABACLOUD_ACCESS_KEY_ID",
        "ALICLOUD_ACCESS_KEY_ID",
        "ALICLOUD_ACCESS_KEY",
        "ACCESS_KEY_ID",
    ];

    /// <summary>The key that the variables of a prefix hold.</summary>
    /// <exception cref="Live.CloudException">One is missing, or holds no part of a key.</exception>
    public static WrittenKey Read(KeyPlaces places, string prefix, string label)
    {
        var token = $"{prefix}_SECURITY_TOKEN";
        return new(
            new(
                Variable(places, $"{prefix}_ACCESS_KEY_ID"),
                Variable(places, $"{prefix}_ACCESS_KEY_SECRET"),
                places.Environment(token) is null ? null : Variable(places, token)
            )
            {
                Label = label,
            }
        );
    }

    /// <summary>The variables that hold keys, of accounts and of the default chain.</summary>
    public static IReadOnlySet<string> Names(IEnumerable<Account> accounts) =>
        accounts
            .Select(account => account.Credentials.Value)
            .OfType<EnvironmentCredentials>()
            .Select(Prefix)
            .Append(Default)
            .SelectMany(prefix => Parts.Select(part => prefix + part))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The prefix of variables as a manifest gives it, as variables spell it.</summary>
    public static string Prefix(EnvironmentCredentials environment) => environment.Prefix.Replace('-', '_');

    /// <summary>A variable that holds a key for other tools only; null where none is set.</summary>
    public static string? OfOtherTool(KeyPlaces places) =>
        OfOtherTools.FirstOrDefault(name => places.Environment(name) is not null);

    private static string Variable(KeyPlaces places, string name) =>
        KeyText.Sound(
            places.Environment(name) ?? throw KeyText.Missing(KeyMessages.VariableIsNotSet(name, OfOtherTool(places))),
            KeyMessages.Variable(name),
            KeyMessages.SetVariable(name)
        );
}
