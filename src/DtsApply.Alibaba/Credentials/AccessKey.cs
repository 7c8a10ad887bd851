namespace DtsApply.Alibaba.Credentials;

/// <summary>
/// An AccessKey as it is used. A class, not a record, and closed: no text, log or exception ever shows more of it than
/// <see cref="Masked"/>.
/// </summary>
/// <param name="id">The AccessKey ID.</param>
/// <param name="secret">The AccessKey secret.</param>
/// <param name="token">The security token of temporary keys; null for lasting ones.</param>
public sealed class AccessKey(string id, string secret, string? token = null)
{
    private const int Shown = 4;
    private const int LeastSecret = 12;

    /// <summary>The AccessKey ID.</summary>
    public string Id => id;

    /// <summary>Where it comes from, such as <c>profile orders</c>.</summary>
    public string Label { get; init; } = "";

    /// <summary>When it ends; null where that is not known or never.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>Kind and ends of the ID, <c>AK LTAI…x7Qd</c>: enough to find the key, not to use it.</summary>
    public string Masked =>
        $"{(token is null ? "AK" : "STS")} {(id.Length > 2 * Shown ? $"{id[..Shown]}…{id[^Shown..]}" : "…")}";

    /// <summary>A key that signs nothing, for calls that carry another secret instead.</summary>
    internal static AccessKey Unsigned(string secret) => new("", secret);

    /// <summary>Whether calls are signed with it.</summary>
    internal bool Signs => id.Length > 0;

    /// <summary>The same key with the name of its source.</summary>
    internal AccessKey Named(string label) => new(id, secret, token) { Label = label, Expires = Expires };

    /// <summary>A text in which nothing of the key is left but <see cref="Masked"/>.</summary>
    internal string Hide(string text, string hidden)
    {
        var safe = Without(Without(text, secret, hidden), token, hidden);
        return Without(safe, id, Masked);

        static string Without(string text, string? part, string instead) =>
            part is not { Length: > 0 }
                ? text
                : text.Replace(part, instead, StringComparison.Ordinal)
                    .Replace(Uri.EscapeDataString(part), instead, StringComparison.Ordinal);
    }

    /// <summary>
    /// What nobody else may see, in each spelling in which outputs could hold it. Parts as short as words are none: real
    /// ones are not.
    /// </summary>
    /// <param name="inJson">How a text is spelled in JSON.</param>
    public IEnumerable<string> Secrets(Func<string, string> inJson) =>
        from part in (string?[])[secret, token]
        where part is { Length: >= LeastSecret }
        from spelling in (string[])[part, Uri.EscapeDataString(part), inJson(part)]
        select spelling;

    internal ReadOnlySpan<byte> Secret => System.Text.Encoding.UTF8.GetBytes(secret);

    internal string SecretText => secret;

    internal string? Token => token;

    /// <inheritdoc/>
    public override string ToString() => Masked;
}
