namespace DtsApply.Model;

/// <summary>Patterns of names, in which <c>*</c> stands for any run of characters, none included.</summary>
internal static class NamePattern
{
    /// <summary>What stands for any run of characters.</summary>
    public const char Any = '*';

    /// <summary>Whether a pattern stands for a name; case counts.</summary>
    public static bool Fits(string pattern, string name)
    {
        var (at, inName) = (0, 0);
        var (star, taken) = (-1, 0);
        while (inName < name.Length)
        {
            if (at < pattern.Length && pattern[at] is Any)
            {
                (star, taken) = (at++, inName);
            }
            else if (at < pattern.Length && pattern[at] == name[inName])
            {
                (at, inName) = (at + 1, inName + 1);
            }
            else if (star >= 0)
            {
                // The last run takes one character more; an earlier one need not, since what came after it did fit.
                (at, inName) = (star + 1, ++taken);
            }
            else
            {
                return false;
            }
        }

        return pattern.AsSpan(at).Trim(Any).IsEmpty;
    }

    /// <summary>Whether any name at all fits both patterns.</summary>
    public static bool Meet(string one, string other)
    {
        // meets[i][j]: whether any text fits what is left of the one from i on, and of the other from j on.
        bool[][] meets = [.. Enumerable.Range(0, one.Length + 1).Select(_ => new bool[other.Length + 1])];
        for (var i = one.Length; i >= 0; i--)
        {
            for (var j = other.Length; j >= 0; j--)
            {
                var (more, moreOther) = (i < one.Length, j < other.Length);
                meets[i][j] =
                    more && one[i] is Any ? meets[i + 1][j] || (moreOther && meets[i][j + 1])
                    : moreOther && other[j] is Any ? meets[i][j + 1] || (more && meets[i + 1][j])
                    : more == moreOther && (!more || (one[i] == other[j] && meets[i + 1][j + 1]));
            }
        }

        return meets[0][0];
    }
}
