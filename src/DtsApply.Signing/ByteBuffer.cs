using System.Buffers;
using System.Text;

namespace DtsApply.Signing;

/// <summary>
/// Collects UTF-8 text, on the stack as long as it fits there: requests are signed and verified without garbage.
/// </summary>
internal ref struct ByteBuffer(Span<byte> start)
{
    private static ReadOnlySpan<byte> Hex => "0123456789ABCDEF"u8;

    private Span<byte> _bytes = start;
    private byte[]? _rented;
    private int _length;

    public readonly ReadOnlySpan<byte> Written => _bytes[.._length];

    public void Add(scoped ReadOnlySpan<char> text)
    {
        Reserve(Encoding.UTF8.GetMaxByteCount(text.Length));
        _length += Encoding.UTF8.GetBytes(text, _bytes[_length..]);
    }

    public void Add(scoped ReadOnlySpan<byte> bytes)
    {
        Reserve(bytes.Length);
        bytes.CopyTo(_bytes[_length..]);
        _length += bytes.Length;
    }

    /// <summary>Adds bytes percent-encoded (RFC 3986).</summary>
    public void AddEncoded(scoped ReadOnlySpan<byte> bytes)
    {
        Reserve(3 * bytes.Length);
        foreach (var value in bytes)
        {
            if (char.IsAsciiLetterOrDigit((char)value) || value is (byte)'-' or (byte)'_' or (byte)'.' or (byte)'~')
            {
                _bytes[_length++] = value;
                continue;
            }

            _bytes[_length++] = (byte)'%';
            _bytes[_length++] = Hex[value >> 4];
            _bytes[_length++] = Hex[value & 0xF];
        }
    }

    public void Dispose()
    {
        if (_rented is not null)
        {
            ArrayPool<byte>.Shared.Return(_rented, clearArray: true);
            _rented = null;
        }
    }

    private void Reserve(int more)
    {
        if (_bytes.Length - _length >= more)
        {
            return;
        }

        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(2 * _bytes.Length, _length + more));
        Written.CopyTo(larger);
        Dispose();
        _bytes = _rented = larger;
    }
}
