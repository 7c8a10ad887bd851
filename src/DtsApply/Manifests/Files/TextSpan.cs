namespace DtsApply.Manifests.Files;

/// <summary>
/// The span of a key or value in its file's text. A class, so that it can be an annotation of a token.
/// </summary>
/// <param name="start">The offset of its first character.</param>
/// <param name="end">The offset after its last one.</param>
internal sealed class TextSpan(int start, int end)
{
    public int Start => start;

    public int End => end;
}
