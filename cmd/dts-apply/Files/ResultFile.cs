using System.Text;
using DtsApply.Messages;

namespace DtsApply.Cmd.Files;

/// <summary>A file that a result is written to: one of ours of that format is replaced, nothing else ever is.</summary>
/// <param name="Format">The format.</param>
/// <param name="Path">The file.</param>
internal sealed record ResultFile(string Format, string Path)
{
    private readonly ReplaceableFile _kind = new(
        "output",
        WrittenFileMessages.ResultThroughALink,
        WrittenFileMessages.IsNoOlderResult(Format),
        head => IsOlder(Format, head)
    );

    /// <summary>Whether it was written.</summary>
    public bool IsWritten { get; private set; }

    /// <summary>Checks that it can be put there without a loss.</summary>
    /// <exception cref="CommandLine.UsageException">It cannot.</exception>
    public void Check() => _kind.Check(Path);

    /// <summary>Writes it, whole or not at all.</summary>
    /// <exception cref="CommandLine.UsageException">It cannot be written.</exception>
    public void Write(string text)
    {
        IsWritten = true;
        _kind.Write(Path, Encoding.UTF8.GetBytes(text));
    }

    /// <summary>Takes note that its parts were written in its place.</summary>
    public void HasParts() => IsWritten = true;

    /// <summary>The file of a part, <c>graph-orders.mmd</c> beside <c>graph.mmd</c>; itself for the one of all.</summary>
    /// <param name="part">The part's name; null for the one of all.</param>
    public ResultFile OfPart(string? part) =>
        part is null
            ? this
            : new(
                Format,
                System.IO.Path.Join(
                    System.IO.Path.GetDirectoryName(Path),
                    $"{System.IO.Path.GetFileNameWithoutExtension(Path)}-{part}{System.IO.Path.GetExtension(Path)}"
                )
            );

    // Text, CSV and graphs have no place for a mark of ours, so a file of that kind might be anyone's.
    private static bool IsOlder(string format, string head) =>
        format switch
        {
            "json" => head.StartsWith("{\"formatVersion\":\"1\",\"kind\":\"", StringComparison.Ordinal),
            "sarif" => head.Contains("\"driver\":{\"name\":\"dts-apply\"", StringComparison.Ordinal),
            "markdown" => head.StartsWith("<!--dts-apply", StringComparison.Ordinal),
            _ => false,
        };
}
