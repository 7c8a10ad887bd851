namespace DtsApply.Signing;

/// <summary>
/// Percent-encoding as the service signs it (RFC 3986, UTF-8, upper-case hex): a space is <c>%20</c>, <c>*</c> is
/// <c>%2A</c>, <c>~</c> stays.
/// </summary>
public static class PercentEncoding
{
    /// <summary>Encodes everything but letters, digits and <c>-._~</c>.</summary>
    /// <param name="text">The name or the value of a parameter.</param>
    public static string Encode(string text) => Uri.EscapeDataString(text);
}
