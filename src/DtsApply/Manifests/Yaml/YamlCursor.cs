using DtsApply.Manifests.Files;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace DtsApply.Manifests.Yaml;

/// <summary>Where the parser is, in offsets of the whole text.</summary>
/// <param name="parser">Stands inside a document.</param>
/// <param name="text">The text that is parsed.</param>
/// <param name="offset">Where in the text the parser began.</param>
internal sealed class YamlCursor(IParser parser, ManifestText text, int offset)
{
    public ParsingEvent Current => parser.Current!;

    /// <summary>Where the current event begins.</summary>
    public int Start => (int)Current.Start.Index + offset;

    /// <summary>The next event of the document.</summary>
    /// <exception cref="YamlException">The text is not YAML.</exception>
    public void Advance()
    {
        // In some broken texts the parser ends inside a document without a complaint.
        if (!parser.MoveNext() || parser.Current is StreamEnd)
        {
            throw new SyntaxErrorException("the text ends inside a document");
        }
    }

    /// <summary>Moves past the current node; false where that goes too deep.</summary>
    public bool Skip(int depth)
    {
        var open = 0;
        do
        {
            open += Current.NestingIncrease;
            if (depth + open > Limits.Nesting)
            {
                return false;
            }

            Advance();
        } while (open > 0);
        return true;
    }

    /// <summary>
    /// From there to the end of the current event; a block scalar ends with its last character, not with the line after
    /// it.
    /// </summary>
    public TextSpan PlaceFrom(int start)
    {
        var end = Math.Min((int)Current.End.Index + offset, text.Value.Length);
        while (end > start && char.IsWhiteSpace(text.Value[end - 1]))
        {
            end--;
        }

        return new(start, Math.Max(start, end));
    }

    /// <summary>What stands there; an empty value may stand after the end of the text.</summary>
    public ReadOnlySpan<char> Written(TextSpan place) =>
        place.Start < text.Value.Length ? text.Value.AsSpan(place.Start..place.End) : [];
}
