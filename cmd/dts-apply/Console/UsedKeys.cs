using System.Buffers;
using System.Collections.Concurrent;
using System.Text.Json;
using DtsApply.Alibaba.Credentials;
using DtsApply.Text;

namespace DtsApply.Cmd.Console;

/// <summary>
/// The keys that this run signs with. A service, or whoever stands in its place, may repeat their secrets anywhere: in
/// a name, a tag, a description. What is read stays as it is; no output shows them.
/// </summary>
internal sealed class UsedKeys
{
    private readonly ConcurrentDictionary<AccessKey, IReadOnlyList<string>> _secrets = new();
    private volatile SearchValues<string>? _any;

    /// <summary>A key is about to be used.</summary>
    public void Add(AccessKey key)
    {
        if (_secrets.TryAdd(key, [.. key.Secrets(text => JsonEncodedText.Encode(text).ToString()).Distinct()]))
        {
            _any = null;
        }
    }

    /// <summary>A text without the secret of any of them.</summary>
    public string Hide(string text)
    {
        if (_secrets.IsEmpty)
        {
            return text;
        }

        var any = _any ??= SearchValues.Create([.. _secrets.Values.SelectMany(all => all)], StringComparison.Ordinal);
        return text.AsSpan().ContainsAny(any)
            ? _secrets
                .Values.SelectMany(all => all)
                .OrderByDescending(secret => secret.Length)
                .Aggregate(text, (shown, secret) =>
                    shown.Replace(secret, SecretRedactor.Hidden, StringComparison.Ordinal)
                )
            : text;
    }
}
