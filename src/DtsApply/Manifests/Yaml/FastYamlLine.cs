using System.Buffers;
using DtsApply.Manifests.Files;
using Newtonsoft.Json.Linq;

namespace DtsApply.Manifests.Yaml;

/// <summary>Reads what stands in one line of a plain document: a key, and a value or a group in braces.</summary>
/// <param name="text">The whole text.</param>
internal sealed class FastYamlLine(string text)
{
    private const int MostKeys = 1000;
    public const int Deepest = 16;
    private const int LongestKey = 100;

    private static readonly SearchValues<char> KeyLetters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-"
    );
    private static readonly SearchValues<char> PlainLetters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_- ./()+=,"
    );
    private static readonly SearchValues<char> QuotedLetters = SearchValues.Create([
        .. Enumerable.Range(' ', '~' - ' ' + 1).Select(c => (char)c).Except("\"\\"),
    ]);
    private static readonly SearchValues<char> FlowEnds = SearchValues.Create(",}");

    private int _keys;

    /// <summary>A new document begins.</summary>
    public void Restart() => _keys = 0;

    /// <summary>Adds a key to a group; false where it stands there already, or where there are too many.</summary>
    public bool Add(JObject group, FastYamlKey key, JToken value)
    {
        if (++_keys > MostKeys || group.ContainsKey(key.Name))
        {
            return false;
        }

        group.Add(Placed(new JProperty(key.Name, value), key.Start, key.End));
        return true;
    }

    /// <summary>A key up to its colon, which ends the line or has a blank after it.</summary>
    public FastYamlKey? Key(ref int at, int end)
    {
        var start = at;
        var rest = text.AsSpan(at..end);
        var length = rest.IndexOfAnyExcept(KeyLetters);
        if (
            length is <= 0 or > LongestKey
            || rest[length] is not ':'
            || !char.IsAsciiLetter(rest[0])
            || (length + 1 < rest.Length && rest[length + 1] is not ' ')
        )
        {
            return null;
        }

        var name = rest[..length].ToString();
        at += length + 1;
        return CoreScalars.Plain(name).Value is string ? new FastYamlKey(name, start, start + length) : null;
    }

    /// <summary>A value that begins there.</summary>
    /// <param name="at">Where it begins; moved to its end.</param>
    /// <param name="end">Where the line ends.</param>
    /// <param name="plainEnd">Where it ends if it is plain.</param>
    /// <param name="depth">How deep it stands.</param>
    /// <returns>Null where it is not surely of the simple kind.</returns>
    public JToken? Value(ref int at, int end, int plainEnd, int depth)
    {
        var start = at;
        if (text[at] is '{')
        {
            return depth < Deepest ? Group(ref at, end, depth + 1) : null;
        }

        if (text[at] is '"')
        {
            var length = Math.Max(0, text.AsSpan((at + 1)..end).IndexOfAnyExcept(QuotedLetters));
            at += length + 2;
            return at <= end && text[at - 1] is '"' ? Placed(new JValue(text[(start + 1)..(at - 1)]), start, at) : null;
        }

        at = plainEnd;
        var plain = text.AsSpan(start..at);
        return char.IsAsciiLetterOrDigit(plain[0]) && !plain.ContainsAnyExcept(PlainLetters)
            ? Placed(CoreScalars.Plain(plain.ToString()), start, at)
            : null;
    }

    /// <summary>A group in braces, on one line.</summary>
    private JObject? Group(ref int at, int end, int depth)
    {
        var group = new JObject();
        at = Blanks(at + 1, end);
        while (at < end && text[at] is not '}')
        {
            if (Key(ref at, end) is not { } key)
            {
                return null;
            }

            at = Blanks(at, end);
            var length = text.AsSpan(at..end).IndexOfAny(FlowEnds);
            if (
                length <= 0
                || Value(ref at, end, at + text.AsSpan(at, length).TrimEnd(' ').Length, depth) is not { } value
                || !Add(group, key, value)
            )
            {
                return null;
            }

            at = Blanks(at, end);
            if (at < end && text[at] is ',')
            {
                at = Blanks(at + 1, end);
            }
            else if (at >= end || text[at] is not '}')
            {
                return null;
            }
        }

        at++;
        return at <= end ? group : null;
    }

    /// <summary>Where a plain text ends that goes on to the end of the line or to a comment.</summary>
    public int PlainEnd(int at, int end)
    {
        var comment = text.AsSpan(at..end).IndexOf(" #");
        return at + text.AsSpan(at..(comment < 0 ? end : at + comment)).TrimEnd(' ').Length;
    }

    /// <summary>The end of the blanks that begin there.</summary>
    public int Blanks(int at, int end)
    {
        while (at < end && text[at] is ' ')
        {
            at++;
        }

        return at;
    }

    /// <summary>Whether nothing more comes in the line; a comment begins it or has a blank before it.</summary>
    public bool IsOver(int at, int end) => at >= end || (text[at] is '#' && (at is 0 || text[at - 1] is ' ' or '\n'));

    private static T Placed<T>(T token, int start, int end)
        where T : JToken
    {
        token.AddAnnotation(new TextSpan(start, end));
        return token;
    }
}

/// <summary>A key and where it stands.</summary>
internal readonly record struct FastYamlKey(string Name, int Start, int End);
