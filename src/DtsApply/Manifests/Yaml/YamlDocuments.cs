using DtsApply.Manifests.Files;
using DtsApply.Messages;
using DtsApply.Model;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace DtsApply.Manifests.Yaml;

/// <summary>
/// The documents of one file. After a text that is not YAML it goes on with the next document; only the first such
/// place is reported.
/// </summary>
/// <param name="text">The file's text.</param>
/// <param name="problems">Receives the problems.</param>
/// <param name="run">Counts the documents.</param>
internal sealed class YamlDocuments(ManifestText text, List<Diagnostic> problems, ReadContext run)
{
    private int _start;
    private int _end;
    private bool _isOver;

    /// <summary>Whether every document could be read.</summary>
    public bool IsWhole { get; private set; } = true;

    /// <summary>The documents that could be read, empty ones left out.</summary>
    public IEnumerable<Tree> Read()
    {
        var clean = Clean();
        var plain = new FastYamlReader(clean);
        var begin = 0;
        while (begin < clean.Value.Length && plain.TryRead(ref begin, out var isDocument, out var tree))
        {
            if (isDocument && !Counted())
            {
                yield break;
            }

            if (tree is not null)
            {
                yield return tree;
            }
        }

        _start = begin;
        for (int? from = begin < clean.Value.Length ? begin : null; from is { } offset;)
        {
            var parser = new Parser(new SliceReader(clean.Value, offset));
            while (Next(parser, clean, offset, out var tree))
            {
                if (tree is not null)
                {
                    yield return tree;
                }
            }

            from = _isOver || run.Count.IsOver ? null : NextDocument();
        }
    }

    /// <summary>One document; false at the end of the text, over the limit, and where it is not YAML.</summary>
    private bool Next(Parser parser, ManifestText clean, int offset, out Tree? tree)
    {
        tree = null;
        try
        {
            while (parser.MoveNext())
            {
                _end = (int)parser.Current!.End.Index + offset;
                if (parser.Current is DocumentStart)
                {
                    _start = (int)parser.Current.Start.Index + offset;
                    if (!Counted())
                    {
                        return false;
                    }

                    var reader = new TreeReader(parser, clean, offset, problems);
                    tree = reader.Read();
                    IsWhole &= !reader.IsCut;
                    return !reader.IsCut;
                }
            }

            _isOver = true;
        }
        catch (YamlException error)
        {
            Report(new SyntaxDiagnosis(clean).Describe(error, offset, _end, _start));
        }
        catch (Exception error)
            when (error is InvalidOperationException or ArgumentException or IndexOutOfRangeException)
        {
            // The scanner loses its way in some broken flow collections, such as "a: [1, 2" before a key.
            Report(new SyntaxDiagnosis(clean).Describe(_end, _start));
        }

        return false;
    }

    private bool Counted()
    {
        run.Cancellation.ThrowIfCancellationRequested();
        return run.Count.Add();
    }

    private void Report(Diagnostic problem)
    {
        if (IsWhole)
        {
            problems.Add(problem);
        }

        IsWhole = false;
    }

    private ManifestText Clean()
    {
        if (ReservedCharacters.FirstRefused(text.Value) is { } at)
        {
            Report(Refused(text.Value[at]).At(text.At(at, at + 1)));
        }

        return new(text.File, ReservedCharacters.Put(text.Value));
    }

    private static Problem Refused(char character) =>
        character is ReservedCharacters.ByteOrderMark
            ? SyntaxMessages.ByteOrderMarkCannotStandHere
            : SyntaxMessages.CharacterCannotStandHere(character);

    /// <summary>
    /// The next line that begins a document: three dashes at the margin cannot be anything else, inside quotes neither.
    /// </summary>
    private int? NextDocument()
    {
        for (
            var at = _start + 1;
            text.Value.AsSpan(Math.Min(at, text.Value.Length)).IndexOf("---") is var next and >= 0;

        )
        {
            at += next;
            var isAtMargin = text.Value[at - 1] is '\n' or '\r';
            var isAlone = at + 3 == text.Value.Length || text.Value[at + 3] is ' ' or '\t' or '\r' or '\n';
            if (isAtMargin && isAlone)
            {
                return _start = at;
            }

            at += 3;
        }

        return null;
    }
}
