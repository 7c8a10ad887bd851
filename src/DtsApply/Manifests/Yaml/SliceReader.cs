namespace DtsApply.Manifests.Yaml;

/// <summary>Reads a text from some offset on, without a copy of the rest.</summary>
/// <param name="text">The text.</param>
/// <param name="start">The first character.</param>
internal sealed class SliceReader(string text, int start) : TextReader
{
    private int _at = start;

    public override int Peek() => _at < text.Length ? text[_at] : -1;

    public override int Read() => _at < text.Length ? text[_at++] : -1;

    public override int Read(char[] buffer, int index, int count)
    {
        var length = Math.Min(count, text.Length - _at);
        text.CopyTo(_at, buffer, index, length);
        _at += length;
        return length;
    }
}
