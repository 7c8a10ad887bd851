namespace DtsApply.Sandbox.Policies;

/// <summary>Patterns of policies: <c>*</c> stands for any characters, <c>?</c> for one.</summary>
internal static class Wildcard
{
    /// <summary>Whether a text fits a pattern as a whole. Takes at most the product of both lengths.</summary>
    public static bool Fits(string pattern, string text, bool ignoreCase)
    {
        var (at, next, star, retry) = (0, 0, -1, 0);
        while (at < text.Length)
        {
            if (next < pattern.Length && pattern[next] is '*')
            {
                (star, retry) = (next++, at);
            }
            else if (next < pattern.Length && IsSame(pattern[next], text[at], ignoreCase))
            {
                (at, next) = (at + 1, next + 1);
            }
            else if (star >= 0)
            {
                // The last star takes one character more.
                (at, next) = (++retry, star + 1);
            }
            else
            {
                return false;
            }
        }

        return pattern.AsSpan(next).Trim('*').IsEmpty;
    }

    private static bool IsSame(char pattern, char text, bool ignoreCase) =>
        pattern is '?'
        || pattern == text
        || (ignoreCase && char.ToUpperInvariant(pattern) == char.ToUpperInvariant(text));
}
