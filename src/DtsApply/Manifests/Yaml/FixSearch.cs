using DtsApply.Manifests.Files;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Text;

namespace DtsApply.Manifests.Yaml;

/// <summary>Looks for the small change that makes YAML of a text.</summary>
/// <param name="text">The text.</param>
internal sealed class FixSearch(ManifestText text)
{
    // A longer line is on the screen already, above the help.
    private const int LongestShown = 100;

    private RedactedLines? _shown;

    /// <summary>
    /// The problem with a help that was tried: the first that lets the whole document be read, else the first that
    /// brings the parser further. As it was where nothing helps.
    /// </summary>
    public Diagnostic Mend(Diagnostic plain, int stop)
    {
        var place = plain.Source!.Value;
        if (Best(place.Line, stop) is not { } best)
        {
            return plain;
        }

        // The parser's own place stands only where it is in the line that is to be changed.
        var at = best.At ?? (text.At(best.Start, best.Start).Line == place.Line ? null : best.Start);
        return new Problem(RuleId.DTS003, best.Advice.Message ?? plain.Message, Help(best)).At(
            at is { } start ? text.At(start, start + 1) : place
        );
    }

    private Fix? Best(int line, int stop)
    {
        var document = DocumentOf(stop);
        var trial = new FixTrial(text, document, stop);
        if (!trial.IsPossible)
        {
            return null;
        }

        _shown = RedactedLines.Create(text);
        Fix? best = null;
        int[] lines =
        [
            .. FixLine.NumberAndAbove(line),
            .. FixLine.NumberAndAbove(text.At(stop, stop).Line),
            .. OpenQuote(stop, document),
        ];
        foreach (var fix in new FixCandidates(text, document, _shown).Find(lines))
        {
            var reach = trial.Try(fix);
            if (reach is FixReach.Whole)
            {
                return fix;
            }

            best ??= reach is FixReach.Further ? fix : null;
        }

        return best;
    }

    /// <summary>
    /// Where the document of a place begins: the parser puts the beginning of one without dashes behind its first text.
    /// </summary>
    private int DocumentOf(int stop)
    {
        var dashes = text.Value.AsSpan(0, Math.Min(stop, text.Value.Length)).LastIndexOf("\n---");
        return dashes + 1;
    }

    /// <summary>What to do, and where that fits and hides nothing, the line as it will be.</summary>
    private string Help(Fix fix)
    {
        if (!fix.ShowsLine || _shown is null)
        {
            return fix.Advice.Help;
        }

        var number = text.At(fix.Start, fix.Start).Line;
        var (line, begin) = (text.Line(number).ToString(), text.Offset(number));
        var mended = $"{line[..(fix.Start - begin)]}{fix.Text}{line[(fix.End - begin)..]}".Trim();
        return
            mended.Length > LongestShown
            || _shown[number - 1] != line
            || SecretRedactor.Start(mended) is not null
            || mended.Any(char.IsControl)
            ? fix.Advice.Help
            : FixMessages.WithLine(fix.Advice.Help, ReservedCharacters.Take(mended, mended));
    }

    /// <summary>
    /// The nearest line above in which a quote opens and does not close: what was meant to end there goes on.
    /// </summary>
    private int[] OpenQuote(int stop, int document)
    {
        var number = text.At(stop, stop).Line;
        for (var line = number; line >= 1 && text.Offset(line) >= document; line--)
        {
            if (
                FixLine.At(text, line) is { Value: [var quote and ('"' or '\''), ..] value }
                && value.LastIndexOf(quote) is 0
            )
            {
                return [line];
            }
        }

        return [];
    }
}
