using DtsApply.Manifests.Files;
using DtsApply.Messages;

namespace DtsApply.Manifests.Yaml;

/// <summary>Changes to where a line begins.</summary>
/// <param name="text">The text.</param>
/// <param name="document">Where the document begins.</param>
/// <param name="names">Which words may be told.</param>
internal sealed class FixColumns(ManifestText text, int document, FixNames names)
{
    /// <summary>A tab, or a blank that only looks like a space, in front of a key.</summary>
    public IEnumerable<Fix> Blanks(FixLine line)
    {
        var at = line.Written.AsSpan(0, line.Indent).IndexOfAnyExcept(' ');
        if (at < 0)
        {
            yield break;
        }

        var blank = line.Written[at];
        foreach (var (column, _) in Columns(line))
        {
            var advice = blank is '\t'
                ? FixMessages.TabIndents(names.Key(line), column + 1)
                : FixMessages.BlankIndents(blank, names.Key(line), column + 1);
            yield return Indented(line, column, advice) with
            {
                At = line.Offset + at,
            };
        }
    }

    /// <summary>Deeper than the line above although that has a value: YAML takes it for more of that value.</summary>
    public IEnumerable<Fix> Deeper(FixLine line)
    {
        if (
            line.Key is not null
            && FixLine.Above(text, line, document) is { Key: not null, Value.Length: > 0 } above
            && line.Indent > above.Indent
        )
        {
            var column = above.Indent + 1;
            var advice = (names.Key(line), names.Key(above)) is ({ } key, { } parent)
                ? FixMessages.LineIsTooDeep(column, line.Number, key, parent)
                : FixMessages.LineIsTooDeep(column);
            yield return Indented(line, above.Indent, advice) with
            {
                At = line.Offset + line.Colon,
            };
        }
    }

    /// <summary>The line in another column, beside a key above or below one.</summary>
    public IEnumerable<Fix> Elsewhere(FixLine line)
    {
        if (line.Key is null)
        {
            yield break;
        }

        foreach (var (column, where) in Columns(line).Where(column => column.Column != line.Indent))
        {
            var advice = FixLine.Above(text, line, document) is null
                ? FixMessages.DocumentBeginsInColumnOne(names.Key(line), column + 1, where)
                : FixMessages.LineDoesNotFit(names.Key(line), column + 1, where);
            yield return Indented(line, column, advice);
        }
    }

    /// <summary>
    /// The columns in which a line may begin: below the key above it that has no value yet, then beside each group that
    /// is open there.
    /// </summary>
    private IEnumerable<(int Column, string Where)> Columns(FixLine line)
    {
        var above = FixLine.Above(text, line, document);
        if (above is null)
        {
            yield return (0, "");
        }

        if (above is { Key: not null, Value.Length: 0 })
        {
            yield return (BelowKey(above, line), FixMessages.Below(names.Key(above)));
        }

        for (var least = int.MaxValue; above is not null; above = FixLine.Above(text, above, document))
        {
            if (above.Indent < least && IsBySpaces(above))
            {
                least = above.Indent;
                yield return (least, FixMessages.Beside(names.Key(above)));
            }

            if (least is 0)
            {
                yield break;
            }
        }
    }

    /// <summary>The column of what stands below a key: that of the next line if it is deeper, else two more.</summary>
    private int BelowKey(FixLine key, FixLine line) =>
        FixLine.Below(text, line) is { } below && below.Indent > key.Indent && IsBySpaces(below)
            ? below.Indent
            : key.Indent + 2;

    private static bool IsBySpaces(FixLine line) => !line.Written.AsSpan(0, line.Indent).ContainsAnyExcept(' ');

    private static Fix Indented(FixLine line, int column, FixAdvice advice) =>
        new(line.Offset, line.Offset + line.Indent, new(' ', column), advice) { At = line.Offset + line.Indent };
}
