using System.Globalization;
using System.Text;

namespace DtsApply.Sandbox.Storing;

/// <summary>
/// The second line of a state file, the only one that is ever written over: where the file ended when its last write
/// was acknowledged. A process that is killed leaves the file as long as the mark says, or longer; a file that is
/// shorter was cut off. Always of one length, and with a checksum of its own.
/// </summary>
internal static class StateEnd
{
    private const int Digits = 20;
    private static ReadOnlySpan<byte> Opening => "{\"end\":\""u8;

    private static ReadOnlySpan<byte> Middle => "\",\"sum\":\""u8;

    private static ReadOnlySpan<byte> Closing => "\"}\n"u8;

    /// <summary>How many bytes the line has, with its newline.</summary>
    public static int Length { get; } = Encode(0).Length;

    /// <summary>The line with its newline.</summary>
    public static byte[] Encode(long end)
    {
        var digits = Encoding.ASCII.GetBytes(end.ToString($"D{Digits}", CultureInfo.InvariantCulture));
        return [.. Opening, .. digits, .. Middle, .. JournalLine.Sum(digits), .. Closing];
    }

    /// <summary>Reads the line without its newline; null when it is not what was written.</summary>
    public static long? Decode(ReadOnlySpan<byte> line) =>
        line.Length == Length - 1
        && long.TryParse(
            line.Slice(Opening.Length, Digits),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var end
        )
        && line.SequenceEqual(Encode(end).AsSpan(..^1))
            ? end
            : null;
}
