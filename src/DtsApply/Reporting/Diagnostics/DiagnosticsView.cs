using System.Collections.Immutable;
using DtsApply.Model;

namespace DtsApply.Reporting.Diagnostics;

/// <summary>Diagnostics of manifests, with what their screens need besides.</summary>
/// <param name="All">The diagnostics, sorted by file as given, line, column, rule.</param>
/// <param name="Files">How many files were read.</param>
/// <param name="Lines">The lines of a file; null where none of its lines may be shown.</param>
public sealed record DiagnosticsView(
    ImmutableArray<Diagnostic> All,
    int Files,
    Func<string, IReadOnlyList<string>?> Lines
)
{
    /// <summary>Whether a file could not be read whole, so that names used across files were not checked.</summary>
    public bool Unread { get; init; }

    /// <summary>Print all, unfolded.</summary>
    public bool Verbose { get; init; }

    /// <summary>Stops between two frames.</summary>
    public CancellationToken Stop { get; init; }

    /// <summary>How many errors there are.</summary>
    public int Errors => All.Count(diagnostic => diagnostic.Severity is Severity.Error);

    /// <summary>How many warnings there are.</summary>
    public int Warnings => All.Count(diagnostic => diagnostic.Severity is Severity.Warning);
}
