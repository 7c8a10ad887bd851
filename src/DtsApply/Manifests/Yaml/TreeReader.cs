using DtsApply.Manifests.Files;
using DtsApply.Messages;
using DtsApply.Model;
using Newtonsoft.Json.Linq;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace DtsApply.Manifests.Yaml;

/// <summary>
/// Builds the tree of one document from YAML events, and reports what manifests do not use; it then reads on, so that
/// all mistakes are seen at once.
/// </summary>
/// <param name="parser">Stands at the start of the document.</param>
/// <param name="text">The text that is parsed.</param>
/// <param name="offset">Where in the text the parser began.</param>
/// <param name="problems">Receives the problems.</param>
internal sealed class TreeReader(IParser parser, ManifestText text, int offset, List<Diagnostic> problems)
{
    private static readonly Problem TooDeep = DocumentMessages.NestingIsTooDeep(Limits.Nesting);
    private static readonly Problem TooLarge = DocumentMessages.DocumentIsTooLarge(Limits.Values);

    private readonly YamlCursor _at = new(parser, text, offset);
    private readonly InvalidNodes _faults = new();
    private readonly RepeatedKeys _repeated = new(text, problems);
    private int _values;

    /// <summary>
    /// Whether the document is too deep or too large: it was left where that showed, since parsing on would cost more
    /// and more.
    /// </summary>
    public bool IsCut { get; private set; }

    /// <summary>The document; null for one without any content, and for one that was cut.</summary>
    /// <exception cref="YamlException">The text is not YAML.</exception>
    public Tree? Read()
    {
        _at.Advance();
        var start = new TextSpan(_at.Start, _at.Start + 1);
        var isEmpty =
            _at.Current is Scalar
            {
                Style: ScalarStyle.Plain,
                Value.Length: 0,
                Anchor.IsEmpty: true,
                Tag.IsEmpty: true
            };
        var root = Node(depth: 1);
        return isEmpty || IsCut ? null : new(text, root, root.Annotation<TextSpan>() ?? start, _faults);
    }

    private JToken Node(int depth)
    {
        var anchored = _at.Current is NodeEvent { Anchor.IsEmpty: false } or NodeEvent { Tag.IsEmpty: false };
        var start = anchored ? RefuseProperties() : _at.Start;
        if (++_values > Limits.Values)
        {
            return Cut(TooLarge);
        }

        if (_at.Current is Scalar scalar)
        {
            return Value(scalar, start);
        }

        if (_at.Current is AnchorAlias)
        {
            Report(YamlFeatureMessages.AliasIsNotUsed, _at.PlaceFrom(start));
            return Broken();
        }

        if (depth > Limits.Nesting)
        {
            return Cut(TooDeep);
        }

        JToken token = _at.Current is MappingStart ? Mapping(depth) : Sequence(depth);
        if (anchored)
        {
            _faults.Add(token);
        }

        return token;
    }

    private JObject Mapping(int depth)
    {
        var mapping = new JObject();
        _at.Advance();
        while (!IsCut && _at.Current is not MappingEnd)
        {
            Member(mapping, depth);
        }

        _at.Advance();
        return mapping;
    }

    private JArray Sequence(int depth)
    {
        var sequence = new JArray();
        _at.Advance();
        while (!IsCut && _at.Current is not SequenceEnd)
        {
            sequence.Add(Node(depth + 1));
        }

        _at.Advance();
        return sequence;
    }

    private void Member(JObject mapping, int depth)
    {
        var start = _at.Start;
        if (
            _at.Current is not Scalar { Value.Length: > 0 } scalar
            || (scalar.Value is "<<" && scalar.Style is ScalarStyle.Plain)
            || !CoreScalars.IsText(scalar)
        )
        {
            RefuseKey(start, depth);
            return;
        }

        if (!scalar.Anchor.IsEmpty || !scalar.Tag.IsEmpty)
        {
            start = RefuseProperties();
        }

        var place = _at.PlaceFrom(start);
        if (ReservedCharacters.IsRefused(_at.Written(place)))
        {
            // Any key may be meant, so nothing is said to be missing.
            _faults.Add(mapping);
        }

        var name = ReservedCharacters.Take(scalar.Value, _at.Written(place));
        _at.Advance();
        if (mapping.Property(name) is { } first)
        {
            _faults.Add(first.Value);
            _repeated.Report(first, place, isRoot: depth is 1);
            Skip(depth);
            return;
        }

        var property = new JProperty(name, Node(depth + 1));
        property.AddAnnotation(place);
        mapping.Add(property);
    }

    private void RefuseKey(int start, int depth)
    {
        if (_at.Current is Scalar { Value.Length: 0 })
        {
            // The parser loses its way after an empty key, so the rest of the document would only set off more.
            var colon = start > 0 && text.Value[start - 1] is ':' ? start - 1 : start;
            Report(YamlFeatureMessages.EmptyKeyIsNotUsed, new(colon, colon + 1));
            IsCut = true;
            return;
        }

        Report(
            UnusedYamlFeatures.Key(_at.Current),
            _at.Current is Scalar or AnchorAlias ? _at.PlaceFrom(start) : new(start, start + 1)
        );
        Skip(depth);
        Skip(depth);
    }

    private JValue Value(Scalar scalar, int start)
    {
        var (value, place) = (CoreScalars.Value(scalar), _at.PlaceFrom(start));
        if (value.Value is string meant)
        {
            value.Value = ReservedCharacters.Take(meant, _at.Written(place));
        }

        if (ReservedCharacters.IsRefused(_at.Written(place)))
        {
            _faults.Add(value);
        }

        if (place.End > place.Start)
        {
            value.AddAnnotation(place);
        }

        _at.Advance();
        return value;
    }

    private JValue Cut(Problem problem)
    {
        if (!IsCut)
        {
            Report(problem, new(_at.Start, _at.Start + 1));
        }

        IsCut = true;
        return JValue.CreateNull();
    }

    private JValue Broken()
    {
        var token = JValue.CreateNull();
        _faults.Add(token);
        _at.Advance();
        return token;
    }

    /// <summary>Reports the anchor and the tag in front of a node and returns where the node itself begins.</summary>
    private int RefuseProperties()
    {
        var at = _at.Start;
        while (UnusedYamlFeatures.Property(text.Value, at) is var (problem, end, next))
        {
            Report(problem, new(at, end));
            at = next;
        }

        return at;
    }

    /// <summary>Moves past the current node without keeping it.</summary>
    private void Skip(int depth)
    {
        if (++_values > Limits.Values)
        {
            Cut(TooLarge);
        }
        else if (!IsCut && !_at.Skip(depth))
        {
            Cut(TooDeep);
        }
    }

    private void Report(Problem problem, TextSpan place) => problems.Add(problem.At(text.At(place)));
}
