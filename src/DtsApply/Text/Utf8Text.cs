using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace DtsApply.Text;

/// <summary>Bytes as text: UTF-8, a byte order mark accepted and left out.</summary>
internal static class Utf8Text
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xef, 0xbb, 0xbf];

    /// <summary>The offset of the first byte that is not UTF-8.</summary>
    public static int? FirstWrongByte(ReadOnlySpan<byte> bytes)
    {
        if (Utf8.IsValid(bytes))
        {
            return null;
        }

        var at = 0;
        while (Rune.DecodeFromUtf8(bytes[at..], out _, out var used) is OperationStatus.Done)
        {
            at += used;
        }

        return at;
    }

    public static string Decode(ReadOnlySpan<byte> bytes) =>
        Encoding.UTF8.GetString(bytes.StartsWith(ByteOrderMark) ? bytes[ByteOrderMark.Length..] : bytes);
}
