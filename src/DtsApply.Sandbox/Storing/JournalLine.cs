using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using DtsApply.Sandbox.State;

namespace DtsApply.Sandbox.Storing;

/// <summary>
/// One line of the state file: JSON that begins with a checksum of the rest. The first line has the number at which the
/// file begins, every other line the next number and the changes of one call, so that a line which is missing, doubled
/// or altered shows.
/// </summary>
/// <param name="N">The number of the line; the first line's is that of the last change before the file begins.</param>
/// <param name="Sandbox">The version of the format, in the first line only.</param>
/// <param name="Changes">What one call changed; carried out together or not at all.</param>
internal sealed record JournalLine(long N, int? Sandbox, ImmutableArray<SandboxChange> Changes)
{
    /// <summary>The version that is written: an <see cref="StateEnd"/> follows the first line.</summary>
    public const int Version = 2;

    /// <summary>The version without one, which is read as well.</summary>
    public const int Unmarked = 1;

    private const int SumBytes = 8;

    // {"sum":"0123456789abcdef",
    private const int HeadLength = 8 + (2 * SumBytes) + 2;
    public static ReadOnlySpan<byte> Opening => "{\"sum\":\""u8;

    /// <summary>The nonces that were used since the last line that has any; null for none.</summary>
    public IReadOnlyList<UsedNonce>? Nonces { get; init; }

    public static JournalLine First(long sequence) => new(sequence, Version, []);

    /// <summary>The line with its newline.</summary>
    public byte[] Encode()
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(this, JournalJson.Default.JournalLine);
        var rest = body.AsSpan(1);
        var line = new byte[HeadLength + rest.Length + 1];
        Opening.CopyTo(line);
        Sum(rest, line.AsSpan(Opening.Length));
        "\","u8.CopyTo(line.AsSpan(HeadLength - 2));
        rest.CopyTo(line.AsSpan(HeadLength));
        line[^1] = (byte)'\n';
        return line;
    }

    /// <summary>Reads a line without its newline; null when it is not what was written.</summary>
    public static JournalLine? Decode(ReadOnlySpan<byte> line)
    {
        Span<byte> sum = stackalloc byte[2 * SumBytes];
        if (line.Length <= HeadLength || !line.StartsWith(Opening))
        {
            return null;
        }

        Sum(line[HeadLength..], sum);
        if (!line.Slice(Opening.Length, sum.Length).SequenceEqual(sum))
        {
            return null;
        }

        try
        {
            return
                JsonSerializer.Deserialize(line, JournalJson.Default.JournalLine) is { Changes.IsDefault: false } read
                ? read
                : null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>
    /// Whether a text without a newline is what a process leaves that was killed while it wrote: the beginning of a
    /// line and no more. Anything else at the end of a file is damage.
    /// </summary>
    public static bool IsTorn(ReadOnlySpan<byte> tail)
    {
        var head = tail[..Math.Min(tail.Length, Opening.Length)];
        if (!Opening.StartsWith(head))
        {
            return false;
        }

        try
        {
            // Unfinished JSON runs out of text before its first object ends. A finished one lacks the newline only,
            // which is unfinished as well.
            var reader = new Utf8JsonReader(tail, isFinalBlock: false, default);
            while (reader.Read()) { }

            var isFinished = reader.TokenType is JsonTokenType.EndObject && reader.CurrentDepth is 0;
            return !isFinished || reader.BytesConsumed == tail.Length;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>The checksum of a text, in hex.</summary>
    public static byte[] Sum(ReadOnlySpan<byte> text)
    {
        var sum = new byte[2 * SumBytes];
        Sum(text, sum);
        return sum;
    }

    private static void Sum(ReadOnlySpan<byte> text, Span<byte> hex)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text, hash);
        Convert.TryToHexStringLower(hash[..SumBytes], hex, out _);
    }
}

/// <summary>How lines are written, without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(JournalLine))]
internal sealed partial class JournalJson : JsonSerializerContext;
