using DtsApply.Model;
using Newtonsoft.Json.Linq;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace DtsApply.Manifests;

/// <summary>Builds the tree of one document from YAML events, and reports what manifests do not use; it then reads on, so that all mistakes are seen at once.</summary>
/// <param name="parser">Stands at the start of the document.</param>
/// <param name="text">The text that is parsed.</param>
/// <param name="offset">Where in the text the parser began.</param>
/// <param name="problems">Receives the problems.</param>
internal sealed class TreeReader(IParser parser, ManifestText text, int offset, List<Diagnostic> problems)
{
    private static readonly string TooDeep = $"nesting deeper than {Limits.Nesting} is over the limit of {Limits.Nesting}";

    private readonly Faults _faults = new();
    private int _values;
    private bool _hasRunOn;

    /// <summary>Whether the document is too deep or too large: it was left where that showed, since parsing on would cost more and more.</summary>
    public bool IsCut { get; private set; }

    /// <summary>The document; null for one without any content, and for one that was cut.</summary>
    /// <exception cref="YamlException">The text is not YAML.</exception>
    public Tree? Read()
    {
        Advance();
        var start = new Place(Start, Start + 1);
        var isEmpty = parser.Current is Scalar { Style: ScalarStyle.Plain, Value.Length: 0, Anchor.IsEmpty: true, Tag.IsEmpty: true };
        var root = Node(depth: 1);
        return isEmpty || IsCut ? null : new(text, root, root.Annotation<Place>() ?? start, _faults);
    }

    // In some broken texts the parser ends inside a document without a complaint.
    private void Advance()
    {
        if (!parser.MoveNext() || parser.Current is StreamEnd)
        {
            throw new SyntaxErrorException("the text ends inside a document");
        }
    }

    private int Start => (int)parser.Current!.Start.Index + offset;

    private JToken Node(int depth)
    {
        var anchored = parser.Current is NodeEvent { Anchor.IsEmpty: false } or NodeEvent { Tag.IsEmpty: false };
        var start = anchored ? RefuseProperties() : Start;
        if (++_values > Limits.Values)
        {
            return Cut($"a document of more than {Limits.Values} values is over the limit of {Limits.Values}");
        }

        if (parser.Current is Scalar scalar)
        {
            return WithPlace(CoreScalars.Value(scalar), start);
        }

        if (parser.Current is AnchorAlias)
        {
            Report(UnusedYaml.Alias.At(text.At(PlaceFrom(start))));
            return Broken();
        }

        if (depth > Limits.Nesting)
        {
            return Cut(TooDeep);
        }

        JToken token = parser.Current is MappingStart ? Mapping(depth) : Sequence(depth);
        if (anchored)
        {
            _faults.Add(token);
        }

        return token;
    }

    private JObject Mapping(int depth)
    {
        var mapping = new JObject();
        Advance();
        while (!IsCut && parser.Current is not MappingEnd)
        {
            Member(mapping, depth);
        }

        Advance();
        return mapping;
    }

    private JArray Sequence(int depth)
    {
        var sequence = new JArray();
        Advance();
        while (!IsCut && parser.Current is not SequenceEnd)
        {
            sequence.Add(Node(depth + 1));
        }

        Advance();
        return sequence;
    }

    private void Member(JObject mapping, int depth)
    {
        var start = Start;
        if (parser.Current is not Scalar { Value.Length: > 0 } scalar || (scalar.Value is "<<" && scalar.Style is ScalarStyle.Plain) || !CoreScalars.IsText(scalar))
        {
            RefuseKey(start, depth);
            return;
        }

        if (!scalar.Anchor.IsEmpty || !scalar.Tag.IsEmpty)
        {
            start = RefuseProperties();
        }

        var (name, place) = (scalar.Value, PlaceFrom(start));
        Advance();
        if (mapping.Property(name) is { } first)
        {
            Twice(first, place, depth);
            Skip(depth);
            return;
        }

        var property = new JProperty(name, Node(depth + 1));
        property.AddAnnotation(place);
        mapping.Add(property);
    }

    private void RefuseKey(int start, int depth)
    {
        if (parser.Current is Scalar { Value.Length: 0 })
        {
            // The parser loses its way after an empty key, so the rest of the document would only set off more.
            var colon = start > 0 && text.Value[start - 1] is ':' ? start - 1 : start;
            Report(UnusedYaml.EmptyKey.At(text.At(colon, colon + 1)));
            IsCut = true;
            return;
        }

        Report(UnusedYaml.Key(parser.Current!).At(text.At(parser.Current is Scalar or AnchorAlias ? PlaceFrom(start) : new(start, start + 1))));
        Skip(depth);
        Skip(depth);
    }

    private JValue WithPlace(JValue value, int start)
    {
        var place = PlaceFrom(start);
        if (place.End > place.Start)
        {
            value.AddAnnotation(place);
        }

        Advance();
        return value;
    }

    /// <summary>The span of the current event; a block scalar ends with its last character, not with the line after it.</summary>
    private Place PlaceFrom(int start)
    {
        var end = Math.Min((int)parser.Current!.End.Index + offset, text.Value.Length);
        while (end > start && char.IsWhiteSpace(text.Value[end - 1]))
        {
            end--;
        }

        return new(start, Math.Max(start, end));
    }

    private JValue Cut(string message)
    {
        if (!IsCut)
        {
            Report(new Problem("DTS006", message, "split the file").At(text.At(Start, Start + 1)));
        }

        IsCut = true;
        return JValue.CreateNull();
    }

    private void Twice(JProperty first, Place second, int depth)
    {
        _faults.Add(first.Value);
        if (_hasRunOn && depth is 1)
        {
            return;
        }

        // Two documents without a line between them: said once, since keeping one of each pair of keys would lose a whole document.
        _hasRunOn = depth is 1 && first.Name is "apiVersion" or "kind";
        var key = Quoting.Quote(first.Name);
        Report(new Problem("DTS004", $"key {key} stands twice here", _hasRunOn ? "begin a new document with --- on a line of its own" : "keep one").At(text.At(second)) with
        {
            Related = [new(text.At(first.Annotation<Place>()!), "the first one")],
        });
    }

    // So many mistakes are not mended one by one; the document is left, and its file.
    private void Report(Diagnostic problem)
    {
        problems.Add(problem);
        IsCut |= problems.Count >= Limits.Problems;
    }

    private JValue Broken()
    {
        var token = JValue.CreateNull();
        _faults.Add(token);
        Advance();
        return token;
    }

    /// <summary>Reports the anchor and the tag in front of a node and returns where the node itself begins.</summary>
    private int RefuseProperties()
    {
        var at = Start;
        while (!IsCut && UnusedYaml.Property(text.Value, at) is var (problem, end, next))
        {
            Report(problem.At(text.At(at, end)));
            at = next;
        }

        return at;
    }

    /// <summary>Moves past the current node without keeping it.</summary>
    private void Skip(int depth)
    {
        var open = 0;
        do
        {
            open += parser.Current!.NestingIncrease;
            if (depth + open > Limits.Nesting)
            {
                Cut(TooDeep);
                return;
            }

            Advance();
        }
        while (open > 0);
    }
}
