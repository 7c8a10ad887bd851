namespace DtsApply.Model;

/// <summary>
/// Where a manifest says something: a span of one file. Lines and columns count from 1, columns in UTF-16 code units,
/// as editors do.
/// </summary>
/// <param name="File">The path as the user gave it, or <c>-</c> for standard input.</param>
/// <param name="Line">The line on which the span begins; 0, like all that follows, where there is no file to have
/// lines.</param>
/// <param name="Column">The column at which the span begins.</param>
/// <param name="EndLine">The line on which the span ends.</param>
/// <param name="EndColumn">The column after the last one of the span.</param>
public readonly record struct SourceSpan(string File, int Line, int Column, int EndLine, int EndColumn)
    : IComparable<SourceSpan>
{
    /// <summary>A path as it was given, where there is no file to have lines.</summary>
    public static SourceSpan OfPath(string path) => new(path, 0, 0, 0, 0);

    /// <summary>Whether it is a path alone, without line and column.</summary>
    public bool IsPath => Line is 0;

    /// <summary>Orders by file, line and column; the file by its ordinal name.</summary>
    public int CompareTo(SourceSpan other) =>
        string.CompareOrdinal(File, other.File) is var file and not 0 ? file
        : Line.CompareTo(other.Line) is var line and not 0 ? line
        : Column.CompareTo(other.Column);

    /// <summary><c>orders.yaml:24:3</c>, as editors and problem matchers read it; a path alone as it is.</summary>
    public override string ToString() => IsPath ? File : FormattableString.Invariant($"{File}:{Line}:{Column}");
}
