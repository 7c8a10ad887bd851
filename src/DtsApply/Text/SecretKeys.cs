namespace DtsApply.Text;

/// <summary>Keys under which people write secrets. Their values never reach any output.</summary>
public static class SecretKeys
{
    private static readonly string[] Parts =
    [
        "secret",
        "password",
        "passwd",
        "passphrase",
        "token",
        "accesskey",
        "privatekey",
        "apikey",
    ];
    private static readonly string[] Words = ["ak", "sk", "pwd", "pass", "aksk"];

    /// <summary>Whether a key looks like one, in any case and with any separators.</summary>
    public static bool IsSecretLike(string key)
    {
        var letters = string.Concat(key.Where(char.IsLetterOrDigit)).ToLowerInvariant();
        return Array.Exists(Parts, part => letters.Contains(part, StringComparison.Ordinal))
            || Array.IndexOf(Words, letters) >= 0;
    }
}
