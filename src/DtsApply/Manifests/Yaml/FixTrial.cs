using DtsApply.Manifests.Files;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace DtsApply.Manifests.Yaml;

/// <summary>
/// Tries changes before anyone is told to make them: a help that does not mend the file is worse than none.
/// </summary>
/// <param name="text">The text.</param>
/// <param name="document">Where the document begins.</param>
/// <param name="stop">Where the parser stopped.</param>
internal sealed class FixTrial(ManifestText text, int document, int stop)
{
    // Beyond, trying would cost more than reading the file.
    private const int Farthest = 65_536;

    private readonly int _stopLine = text.At(stop, stop).Line;

    /// <summary>Whether so long a document is tried at all.</summary>
    public bool IsPossible => stop - document <= Farthest;

    /// <summary>Reads the document as it would be.</summary>
    public FixReach Try(Fix fix)
    {
        var end = Math.Min(text.Value.Length, Math.Max(fix.End, stop) + Farthest);
        var mended = string.Concat(
            text.Value.AsSpan(document, fix.Start - document),
            fix.Text,
            text.Value.AsSpan(fix.End, end - fix.End)
        );
        var read = 0;
        try
        {
            return Read(new Parser(new SliceReader(mended, 0)), ref read) ? FixReach.Whole : FixReach.NoFurther;
        }
        catch (YamlException error)
        {
            var at = error.Start.Index > 0 ? (int)error.Start.Index : read;
            var lineEnd = (_stopLine < text.LineCount ? text.Offset(_stopLine + 1) : text.Value.Length) - document;
            return at >= lineEnd + fix.Text.Length - (fix.End - fix.Start) ? FixReach.Further : FixReach.NoFurther;
        }
        catch (Exception error)
            when (error is InvalidOperationException or ArgumentException or IndexOutOfRangeException)
        {
            return FixReach.NoFurther;
        }
    }

    /// <summary>Whether the first document that has anything in it, or ends after the stop, can be read.</summary>
    private bool Read(Parser parser, ref int read)
    {
        var depth = 0;
        while (parser.MoveNext())
        {
            read = (int)parser.Current!.End.Index;
            depth += parser.Current.NestingIncrease;
            if (depth > Limits.Nesting)
            {
                return false;
            }

            if (parser.Current is DocumentEnd && read + document >= stop)
            {
                return true;
            }
        }

        return true;
    }
}
