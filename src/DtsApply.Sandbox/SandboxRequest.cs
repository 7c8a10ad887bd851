namespace DtsApply.Sandbox;

/// <summary>One HTTP request, whatever carried it.</summary>
/// <param name="Method">In capitals.</param>
/// <param name="Path">Without the query; the services answer at <c>/</c> only.</param>
/// <param name="Query">As it travelled, with or without the question mark.</param>
/// <param name="Header">Looks a header up by its lower-case name; repeated ones joined with a comma, null where there
/// is none.</param>
/// <param name="Body">The body.</param>
public sealed record SandboxRequest(
    string Method,
    string Path,
    string Query,
    Func<string, string?> Header,
    ReadOnlyMemory<byte> Body
);

/// <summary>The answer to one request.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="ContentType">The body's type.</param>
/// <param name="Body">The body.</param>
/// <param name="RequestId">The service's number of the request, an upper-case UUID.</param>
public sealed record SandboxAnswer(int Status, string ContentType, ReadOnlyMemory<byte> Body, string RequestId)
{
    /// <summary>Whether the connection is to be cut instead of answering.</summary>
    public bool IsDropped { get; init; }
}
