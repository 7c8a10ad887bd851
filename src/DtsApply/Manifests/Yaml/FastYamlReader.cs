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
    private readonly string _text = text.Value;
    private readonly FastYamlLine _line = new(text.Value);
    private readonly bool _hasOneKindOfLineEnd = !text.Value.Contains('\r', StringComparison.Ordinal);
    private readonly Stack<(int Indent, JObject Group)> _open = new();
    private FastYamlKey? _pending;

    /// <summary>Reads one document.</summary>
    /// <param name="from">Where it begins; moved to where the next one does, or the text ends.</param>
    /// <param name="isDocument">Whether there was one: comments before the first line of dashes are none.</param>
    /// <param name="tree">The document; null where it is empty.</param>
    /// <returns>False where it is not surely of the simple kind.</returns>
    public bool TryRead(ref int from, out bool isDocument, out Tree? tree)
    {
        (_pending, tree) = (null, null);
        _line.Restart();
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
        var at = _line.Blanks(start, end);
        if (_line.IsOver(at, end))
        {
            return true;
        }

        if (!Indent(at - start) || _line.Key(ref at, end) is not { } key)
        {
            return false;
        }

        at = _line.Blanks(at, end);
        if (_line.IsOver(at, end))
        {
            _pending = key;
            return true;
        }

        return _line.Value(ref at, end, _line.PlainEnd(at, end), _open.Count) is { } value
            && _line.Add(_open.Peek().Group, key, value)
            && _line.IsOver(_line.Blanks(at, end), end);
    }

    /// <summary>Opens and closes groups, so that the one on top is that of a key so far to the right.</summary>
    private bool Indent(int indent)
    {
        if (_open.Count is 0 || (_pending is not null && indent > _open.Peek().Indent))
        {
            var group = new JObject();
            var isRight = _pending is not { } key || _line.Add(_open.Peek().Group, key, group);
            _pending = null;
            _open.Push((indent, group));
            return isRight && _open.Count <= FastYamlLine.Deepest;
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
        var isRight = _pending is not { } key || _line.Add(_open.Peek().Group, key, JValue.CreateNull());
        _pending = null;
        return isRight;
    }
}
