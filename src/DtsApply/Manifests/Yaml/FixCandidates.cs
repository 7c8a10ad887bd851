using DtsApply.Manifests.Files;

namespace DtsApply.Manifests.Yaml;

/// <summary>
/// What people most often get wrong in a line, each with the change that puts it right, the likeliest first. Whether
/// one helps is tried, not known.
/// </summary>
/// <param name="text">The text.</param>
/// <param name="document">Where the document begins.</param>
/// <param name="shown">The lines as they may be shown; null where none may.</param>
internal sealed class FixCandidates(ManifestText text, int document, IReadOnlyList<string>? shown)
{
    /// <summary>The changes to some lines: kind by kind, and of each kind line by line.</summary>
    /// <param name="numbers">The lines, the likeliest first.</param>
    public IEnumerable<Fix> Find(IEnumerable<int> numbers)
    {
        var lines = numbers
            .Distinct()
            .Select(number => FixLine.At(text, number))
            .Where(line => !line.IsBlank && line.Offset >= document)
            .ToList();
        return Kinds().SelectMany(kind => lines.SelectMany(kind));
    }

    private Func<FixLine, IEnumerable<Fix>>[] Kinds()
    {
        var names = new FixNames(shown);
        var (columns, keys) = (new FixColumns(text, document, names), new FixKeys(names));
        return
        [
            columns.Blanks,
            FixKeys.OtherColon,
            keys.MissingSpace,
            columns.Deeper,
            FixValues.QuotedTail,
            FixValues.MissingComma,
            FixValues.ColonInValue,
            FixValues.Unclosed,
            FixValues.WholeInQuotes,
            FixKeys.Dashes,
            keys.MissingColon,
            FixKeys.Dash,
            columns.Elsewhere,
        ];
    }
}
