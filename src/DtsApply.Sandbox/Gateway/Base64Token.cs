using System.Buffers;
using System.Buffers.Text;

namespace DtsApply.Sandbox.Gateway;

/// <summary>Bytes as text that travels in URLs unchanged.</summary>
internal static class Base64Token
{
    public static string Encode(ReadOnlySpan<byte> bytes) => Base64Url.EncodeToString(bytes);

    /// <summary>Null for a text that is none of ours. (The Try methods of the framework throw for those.)</summary>
    public static byte[]? Decode(ReadOnlySpan<char> text)
    {
        var bytes = new byte[text.Length];
        return Base64Url.DecodeFromChars(text, bytes, out _, out var written) is OperationStatus.Done
            ? bytes[..written]
            : null;
    }
}
