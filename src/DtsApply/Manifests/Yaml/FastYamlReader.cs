using System.Buffers;
using DtsApply.Manifests.Files;
using Newtonsoft.Json.Linq;

namespace DtsApply.Manifests.Yaml;

/// <summary>
/// Reads the documents that nearly all manifests are: groups of keys by indentation or in braces, texts plain or in
/// double quotes, comments. Half as much work as the parser for all of YAML, which reads whatever is not surely of this
/// kind; a property test holds the two to the same trees and places.
/// </summary>
/// <param name="text">The text.</param>
internal sealed class FastYamlReader(ManifestText text)
{
    private const int MostKeys = 1000;
    private const int Deepest = 16;
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

    private readonly string _text = text.Value;
    private readonly bool _hasOneKindOfLineEnd = !text.Value.Contains('\r', StringComparison.Ordinal);
    private readonly Stack<(int Indent, JObject Group)> _open = new();
    private Key? _pending;
    private int _keys;

    /// <summary>Reads one document.</summary>
    /// <param name="from">Where it begins; moved to where the next one does, or the text ends.</param>
    /// <param name="isDocument">Whether there was one: comments before the first line of dashes are none.</param>
    /// <param name="tree">The document; null where it is empty.</param>
    /// <returns>False where it is not surely of the simple kind.</returns>
    public bool TryRead(ref int from, out bool isDocument, out Tree? tree)
    {
        (_pending, _keys, tree) = (null, 0, null);
        _open.Clear();
        var at = from;
        isDocument = IsDashes(at);
        at = isDocument ? After(at) : at;
        while (at < _text.Length && !IsDashes(at))
        {
            if (!_hasOneKindOfLineEnd || !Line(at))
            {
                return false;
            }

            at = After(at);
        }

        if (!Close())
        {
            return false;
        }

        if (_open.Count > 0)
        {
            isDocument = true;
            var root = _open.Last().Group;
            var start = root.First!.Annotation<TextSpan>()!.Start;
            tree = new(text, root, new(start, start + 1), new());
        }

        from = at;
        return true;
    }

    private bool IsDashes(int at) =>
        _text.AsSpan(at).StartsWith("---") && (at + 3 == _text.Length || _text[at + 3] is '\n');

    private int After(int at)
    {
        var end = _text.AsSpan(at).IndexOf('\n');
        return end < 0 ? _text.Length : at + end + 1;
    }

    /// <summary>One line: nothing but a comment, or a key and perhaps its value.</summary>
    private bool Line(int start)
    {
        var line = _text.AsSpan(start);
        var length = line.IndexOf('\n');
        var end = start + (length < 0 ? line.Length : length);
        var at = Blanks(start, end);
        if (IsOver(at, end))
        {
            return true;
        }

        if (!Indent(at - start) || ReadKey(ref at, end) is not { } key)
        {
            return false;
        }

        at = Blanks(at, end);
        if (IsOver(at, end))
        {
            _pending = key;
            return true;
        }

        return Value(ref at, end, PlainEnd(at, end), _open.Count) is { } value
            && Add(_open.Peek().Group, key, value)
            && IsOver(Blanks(at, end), end);
    }

    /// <summary>Opens and closes groups, so that the one on top is that of a key so far to the right.</summary>
    private bool Indent(int indent)
    {
        if (_open.Count is 0 || (_pending is not null && indent > _open.Peek().Indent))
        {
            var group = new JObject();
            var isRight = _pending is not { } key || Add(_open.Peek().Group, key, group);
            _pending = null;
            _open.Push((indent, group));
            return isRight && _open.Count <= Deepest;
        }

        if (!Close())
        {
            return false;
        }

        while (_open.Count > 1 && indent < _open.Peek().Indent)
        {
            _open.Pop();
        }

        return indent == _open.Peek().Indent;
    }

    /// <summary>A key that got no value has none.</summary>
    private bool Close()
    {
        var isRight = _pending is not { } key || Add(_open.Peek().Group, key, JValue.CreateNull());
        _pending = null;
        return isRight;
    }

    private bool Add(JObject group, Key key, JToken value)
    {
        if (++_keys > MostKeys || group.ContainsKey(key.Name))
        {
            return false;
        }

        group.Add(Placed(new JProperty(key.Name, value), key.Start, key.End));
        return true;
    }

    /// <summary>A key up to its colon, which ends the line or has a blank after it.</summary>
    private Key? ReadKey(ref int at, int end)
    {
        var start = at;
        var rest = _text.AsSpan(at..end);
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
        return CoreScalars.Plain(name).Value is string ? new(name, start, start + length) : null;
    }

    private JToken? Value(ref int at, int end, int plainEnd, int depth)
    {
        var start = at;
        if (_text[at] is '{')
        {
            return depth < Deepest ? Group(ref at, end, depth + 1) : null;
        }

        if (_text[at] is '"')
        {
            var length = Math.Max(0, _text.AsSpan((at + 1)..end).IndexOfAnyExcept(QuotedLetters));
            at += length + 2;
            return at <= end && _text[at - 1] is '"'
                ? Placed(new JValue(_text[(start + 1)..(at - 1)]), start, at)
                : null;
        }

        at = plainEnd;
        var plain = _text.AsSpan(start..at);
        return char.IsAsciiLetterOrDigit(plain[0]) && !plain.ContainsAnyExcept(PlainLetters)
            ? Placed(CoreScalars.Plain(plain.ToString()), start, at)
            : null;
    }

    /// <summary>A group in braces, on one line.</summary>
    private JObject? Group(ref int at, int end, int depth)
    {
        var group = new JObject();
        at = Blanks(at + 1, end);
        while (at < end && _text[at] is not '}')
        {
            if (ReadKey(ref at, end) is not { } key)
            {
                return null;
            }

            at = Blanks(at, end);
            var length = _text.AsSpan(at..end).IndexOfAny(FlowEnds);
            if (
                length <= 0
                || Value(ref at, end, at + _text.AsSpan(at, length).TrimEnd(' ').Length, depth) is not { } value
                || !Add(group, key, value)
            )
            {
                return null;
            }

            at = Blanks(at, end);
            if (at < end && _text[at] is ',')
            {
                at = Blanks(at + 1, end);
            }
            else if (at >= end || _text[at] is not '}')
            {
                return null;
            }
        }

        at++;
        return at <= end ? group : null;
    }

    /// <summary>Where a plain text ends that goes on to the end of the line or to a comment.</summary>
    private int PlainEnd(int at, int end)
    {
        var comment = _text.AsSpan(at..end).IndexOf(" #");
        return at + _text.AsSpan(at..(comment < 0 ? end : at + comment)).TrimEnd(' ').Length;
    }

    private int Blanks(int at, int end)
    {
        while (at < end && _text[at] is ' ')
        {
            at++;
        }

        return at;
    }

    /// <summary>Whether nothing more comes in the line; a comment begins it or has a blank before it.</summary>
    private bool IsOver(int at, int end) =>
        at >= end || (_text[at] is '#' && (at is 0 || _text[at - 1] is ' ' or '\n'));

    private static T Placed<T>(T token, int start, int end)
        where T : JToken
    {
        token.AddAnnotation(new TextSpan(start, end));
        return token;
    }

    private readonly record struct Key(string Name, int Start, int End);
}
