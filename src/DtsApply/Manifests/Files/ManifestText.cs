using DtsApply.Model;

namespace DtsApply.Manifests.Files;

/// <summary>
/// The text of one file, and where its lines begin. A line ends as it does in editors: with LF, CR LF or CR.
/// </summary>
/// <param name="file">How diagnostics name the file.</param>
/// <param name="text">Its text, without a byte order mark.</param>
internal sealed class ManifestText(string file, string text)
{
    private readonly List<int> _lines = LineStarts(text);
    private int _last;

    public string File => file;

    public string Value => text;

    public int LineCount => _lines.Count;

    /// <summary>A line without its end; lines count from 1.</summary>
    public ReadOnlySpan<char> Line(int number)
    {
        var end = number < _lines.Count ? _lines[number] : text.Length;
        return text.AsSpan(_lines[number - 1]..end).TrimEnd("\r\n");
    }

    /// <summary>Where a line begins; lines count from 1.</summary>
    public int Offset(int number) => _lines[number - 1];

    public SourceSpan At(TextSpan place) => At(place.Start, place.End);

    public SourceSpan At(int start, int end)
    {
        var first = LineOf(start);
        var last = LineOf(end);
        return new(file, first + 1, start - _lines[first] + 1, last + 1, end - _lines[last] + 1);
    }

    // Places are asked for from top to bottom, so the line is mostly the last one or shortly after it.
    private int LineOf(int offset)
    {
        if (_lines[_last] > offset)
        {
            _last = 0;
        }

        for (var steps = 0; _last + 1 < _lines.Count && _lines[_last + 1] <= offset; steps++)
        {
            _last++;
            if (steps is 8)
            {
                var found = _lines.BinarySearch(offset);
                return _last = found < 0 ? ~found - 1 : found;
            }
        }

        return _last;
    }

    private static List<int> LineStarts(string text)
    {
        var starts = new List<int> { 0 };
        for (var at = 0; text.AsSpan(at).IndexOfAny('\r', '\n') is var next and >= 0;)
        {
            at += next + 1;
            if (text[at - 1] is '\r' && at < text.Length && text[at] is '\n')
            {
                at++;
            }

            starts.Add(at);
        }

        return starts;
    }
}
