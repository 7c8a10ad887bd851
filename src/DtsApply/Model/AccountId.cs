namespace DtsApply.Model;

/// <summary>What an Alibaba Cloud account ID is: 16 digits, kept as text so that none is lost.</summary>
public static class AccountId
{
    /// <summary>How many digits it has.</summary>
    public const int Length = 16;

    /// <summary>A regular expression that matches one, and any 16 digits in a longer run too.</summary>
    public const string Pattern = "[0-9]{16}";

    /// <summary>
    /// IDs that begin so are placeholders: examples use them, nothing but a sandbox is ever called with them.
    /// </summary>
    public const string PlaceholderPrefix = "0000";

    /// <summary>Whether a text is one, placeholders included.</summary>
    public static bool IsValid(string text) => text.Length is Length && text.All(char.IsAsciiDigit);

    /// <summary>The placeholder of that number, <c>0000000000000001</c>.</summary>
    public static string Placeholder(int number) => $"{PlaceholderPrefix}{number:D12}";

    /// <summary>Whether an ID is a placeholder.</summary>
    public static bool IsPlaceholder(string id) => id.StartsWith(PlaceholderPrefix, StringComparison.Ordinal);
}
