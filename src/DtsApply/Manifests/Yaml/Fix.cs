using DtsApply.Manifests.Files;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace DtsApply.Manifests.Yaml;

/// <summary>A small change to a text that may make YAML of it, with the words that tell people to make it.</summary>
/// <param name="Start">The first character that goes.</param>
/// <param name="End">After the last one that goes.</param>
/// <param name="Text">What comes in their place.</param>
/// <param name="Help">What to do.</param>
internal sealed record Fix(int Start, int End, string Text, string Help)
{
    /// <summary>What is wrong; null where the parser's own reason says it.</summary>
    public string? Message { get; init; }

    /// <summary>The character that the message is about; null where the parser's place is right.</summary>
    public int? At { get; init; }

    /// <summary>Whether the changed line shows how it is meant, so that the help may end in it.</summary>
    public bool ShowsLine { get; init; }
}

/// <summary>How far a change to a text brings the parser.</summary>
internal enum FixReach
{
    /// <summary>It stops where it did, or before.</summary>
    NoFurther,

    /// <summary>It stops in a later line.</summary>
    Further,

    /// <summary>It reads the whole document.</summary>
    Whole,
}

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
    public FixReach Try(Fix mend)
    {
        var end = Math.Min(text.Value.Length, Math.Max(mend.End, stop) + Farthest);
        var mended = string.Concat(
            text.Value.AsSpan(document, mend.Start - document),
            mend.Text,
            text.Value.AsSpan(mend.End, end - mend.End)
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
            return at >= lineEnd + mend.Text.Length - (mend.End - mend.Start) ? FixReach.Further : FixReach.NoFurther;
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
