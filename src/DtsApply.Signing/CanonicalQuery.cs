using System.Buffers;
using System.Globalization;
using System.Text;

namespace DtsApply.Signing;

/// <summary>The query as it is signed: decoded, sorted and encoded again.</summary>
internal static class CanonicalQuery
{
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~"
    );

    public static string Canonicalize(string raw)
    {
        var query = raw.AsSpan(raw.StartsWith('?') ? 1 : 0);
        var parameters = new List<(string Name, string Value)>(8);
        foreach (var range in query.Split('&'))
        {
            if (query[range] is { IsEmpty: false } parameter)
            {
                var equals = parameter.IndexOf('=');
                parameters.Add(
                    equals < 0
                        ? (Encoded(parameter), "")
                        : (Encoded(parameter[..equals]), Encoded(parameter[(equals + 1)..]))
                );
            }
        }

        parameters.Sort(
            static (a, b) => Compare(a.Name, b.Name) is var order and not 0 ? order : Compare(a.Value, b.Value)
        );
        return string.Join('&', parameters.Select(static p => p.Name + "=" + p.Value));
    }

    /// <summary>
    /// Decodes and encodes one name or value. Bytes that are no UTF-8 survive; a percent sign that begins no escape is
    /// a percent sign.
    /// </summary>
    private static string Encoded(ReadOnlySpan<char> text)
    {
        if (!text.ContainsAnyExcept(Plain))
        {
            return text.ToString();
        }

        using var encoded = new ByteBuffer(stackalloc byte[1024]);
        Span<byte> letter = stackalloc byte[4];
        for (var at = 0; at < text.Length;)
        {
            if (text[at] is '%' && Escaped(text[at..]) is { } value)
            {
                encoded.AddEncoded([value]);
                at += 3;
                continue;
            }

            Rune.DecodeFromUtf16(text[at..], out var rune, out var consumed);
            encoded.AddEncoded(rune.Value is '+' ? " "u8 : letter[..rune.EncodeToUtf8(letter)]);
            at += consumed;
        }

        return Encoding.ASCII.GetString(encoded.Written);
    }

    private static byte? Escaped(ReadOnlySpan<char> text) =>
        text.Length >= 3 && char.IsAsciiHexDigit(text[1]) && char.IsAsciiHexDigit(text[2])
            ? byte.Parse(text[1..3], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)
            : null;

    /// <summary>
    /// Orders encoded texts as their decoded bytes: where they first differ, an escape counts as its byte, and hex
    /// digits of one escape order as they stand.
    /// </summary>
    private static int Compare(string a, string b)
    {
        var same = a.AsSpan().CommonPrefixLength(b);
        return At(a, same).CompareTo(At(b, same));

        static int At(string text, int index) =>
            index == text.Length ? -1
            : text[index] is '%' && Escaped(text.AsSpan(index)) is { } value ? value
            : text[index];
    }
}
