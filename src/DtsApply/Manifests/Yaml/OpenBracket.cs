namespace DtsApply.Manifests.Yaml;

/// <summary>
/// Finds the bracket or brace that is not closed: the parser only says where it gave up, which can be pages below, or
/// nowhere.
/// </summary>
internal static class OpenBracket
{
    /// <summary>
    /// The innermost one that is open at the end of a part of a text, or where its document ends; null when there is
    /// none.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where its document begins.</param>
    /// <param name="end">How far it is looked at.</param>
    public static int? Find(string text, int start, int end)
    {
        var open = new Stack<int>();
        for (var at = Content(text, start); at < end; at++)
        {
            var isAtMargin = at is 0 || text[at - 1] is '\n' or '\r';
            if (isAtMargin && text.AsSpan(at).StartsWith("---"))
            {
                break;
            }

            switch (text[at])
            {
                case '#' when isAtMargin || text[at - 1] is ' ' or '\t':
                    at = EndOf(text, at, "\r\n");
                    break;
                case '"' or '\'' when BeginsValue(text, at, open.Count > 0):
                    at = EndOfQuote(text, at);
                    break;
                case '[' or '{' when BeginsValue(text, at, open.Count > 0):
                    open.Push(at);
                    break;
                case ']' or '}' when open.Count > 0:
                    open.Pop();
                    break;
                default:
                    break;
            }
        }

        return open.TryPop(out var innermost) ? innermost : null;
    }

    private static int Content(string text, int start) =>
        text.AsSpan(Math.Min(start, text.Length)).StartsWith("---") ? start + 3 : start;

    /// <summary>Inside a plain text these characters are letters like any other.</summary>
    private static bool BeginsValue(string text, int at, bool inFlow)
    {
        var before = text.AsSpan(0, at).TrimEnd(' ');
        return before.IsEmpty
            || before[^1] is '\n' or '\r' or ':' or '-' or '?'
            || (inFlow && before[^1] is '[' or '{' or ',');
    }

    private static int EndOfQuote(string text, int start)
    {
        var at = start + 1;
        while (at < text.Length && text[at] != text[start])
        {
            at += text[at] is '\\' && text[start] is '"' ? 2 : 1;
        }

        return at;
    }

    private static int EndOf(string text, int start, string ends)
    {
        var length = text.AsSpan(start).IndexOfAny(ends);
        return length < 0 ? text.Length : start + length;
    }
}
