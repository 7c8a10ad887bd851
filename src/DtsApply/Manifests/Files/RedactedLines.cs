using System.Collections;
using DtsApply.Text;

namespace DtsApply.Manifests.Files;

/// <summary>
/// The lines of a file as screens may show them. What stands under a key that would hold a secret is replaced, also
/// where the text is not YAML, so this looks at lines and not at trees; hiding too much does no harm. Lines are made
/// when they are asked for: a file can have millions.
/// </summary>
internal sealed class RedactedLines : IReadOnlyList<string>
{
    // The state before every so many lines is kept, so that no line is far from one.
    private const int Step = 64;

    // A longer line is never shown; looking for secrets in it for each of its mistakes would cost its length each time.
    private const int Longest = 10_000;

    private readonly ManifestText _text;
    private readonly List<Value?> _states = [null];

    private RedactedLines(ManifestText text) => _text = text;

    /// <inheritdoc/>
    public int Count => _text.LineCount;

    /// <inheritdoc/>
    public string this[int index]
    {
        get
        {
            while (_states.Count <= index / Step)
            {
                _states.Add(Run((_states.Count - 1) * Step, _states.Count * Step, _states[^1], out _));
            }

            Run(index / Step * Step, index + 1, _states[index / Step], out var shown);
            return shown;
        }
    }

    /// <summary>
    /// Null for a file that holds no document of ours: it may be anything, and no line of it is ours to show.
    /// </summary>
    public static RedactedLines? Create(ManifestText text)
    {
        for (var number = 1; number <= text.LineCount; number++)
        {
            if (IsOurs(text.Line(number)))
            {
                return new(text);
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public IEnumerator<string> GetEnumerator() =>
        Enumerable.Range(0, Count).Select(index => this[index]).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static bool IsOurs(ReadOnlySpan<char> line) =>
        (line.IndexOf("apiVersion") >= 0 && line.IndexOf("dts-apply") >= 0)
        || line.Trim(" \",") is "kind: Account" or "kind: AccountList" or "kind: CrossAccountTask";

    /// <summary>
    /// Goes through some lines; returns what is open after them, and the last one as it may be shown.
    /// </summary>
    private Value? Run(int first, int end, Value? open, out string shown)
    {
        shown = "";
        for (var index = first; index < Math.Min(end, Count); index++)
        {
            var line = _text.Line(index + 1);
            var isLast = index + 1 == end;
            if (line.Length > Longest)
            {
                (open, shown) = (new Value(Indent(line), Quote: null, IsEmpty: false), "");
            }
            else if (open is { } value && value.GoesOnIn(line))
            {
                open = value.After(line);
                shown = isLast && line.Length > 0 ? string.Concat(line[..Indent(line)], SecretRedactor.Hidden) : "";
            }
            else if (SecretRedactor.Start(line) is { } start)
            {
                open = new Value(Indent(line), Quote: null, IsEmpty: true).After(line[start..]);
                shown = isLast ? $"{line[..start]} {SecretRedactor.Hidden}" : "";
            }
            else
            {
                open = null;
                shown = isLast ? line.ToString() : "";
            }
        }

        return open;
    }

    private static int Indent(ReadOnlySpan<char> line) => line.Length - line.TrimStart(' ').Length;

    /// <summary>A hidden value that may go on.</summary>
    /// <param name="KeyIndent">How far its key is indented.</param>
    /// <param name="Quote">The quote that is still open.</param>
    /// <param name="IsEmpty">Whether nothing of it has come yet.</param>
    private readonly record struct Value(int KeyIndent, char? Quote, bool IsEmpty)
    {
        /// <summary>
        /// Deeper lines belong to the value, list items beside its key as well, and the first line that is no other
        /// key.
        /// </summary>
        public bool GoesOnIn(ReadOnlySpan<char> line) =>
            Quote is not null
            || line.Trim().IsEmpty
            || Indent(line) > KeyIndent
            || (Indent(line) == KeyIndent && line[KeyIndent..].StartsWith("- "))
            || (IsEmpty && !line.Contains(':'));

        public Value After(ReadOnlySpan<char> line)
        {
            var text = line.Trim();
            return Quote is { } open ? this with { Quote = line.Contains(open) ? null : open }
                : text.IsEmpty ? this
                : this with
                {
                    IsEmpty = false,
                    Quote = text[0] is '"' or '\'' && text[1..].IndexOf(text[0]) < 0 ? text[0] : null,
                };
        }
    }
}
