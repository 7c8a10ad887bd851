using System.Globalization;

namespace DtsApply.Text;

/// <summary>Names in the order in which people count: <c>shop-2</c> before <c>shop-10</c>.</summary>
public sealed class NaturalOrder : IComparer<string>
{
    /// <summary>The one there is.</summary>
    public static NaturalOrder Instance { get; } = new();

    /// <inheritdoc/>
    public int Compare(string? x, string? y)
    {
        var (left, right) = (x ?? "", y ?? "");
        var (i, j) = (0, 0);
        while (i < left.Length && j < right.Length)
        {
            var (one, other) = (Part(left, ref i), Part(right, ref j));
            var order = char.IsAsciiDigit(one[0]) && char.IsAsciiDigit(other[0]) ? Numbers(one, other) : 0;
            order = order is 0 ? string.CompareOrdinal(one, other) : order;
            if (order is not 0)
            {
                return order;
            }
        }

        return (left.Length - i).CompareTo(right.Length - j);
    }

    /// <summary>
    /// Sorted names, those that count on without a gap as their first and last: <c>shop-1 to shop-16</c>.
    /// </summary>
    /// <param name="names">The names, each once.</param>
    /// <param name="range">Words two ends.</param>
    public static IEnumerable<string> Ranges(IEnumerable<string> names, Func<string, string, string> range)
    {
        var run = new List<string>();
        foreach (var name in names.Order(Instance))
        {
            if (run.Count > 0 && Next(run[^1]) != name)
            {
                foreach (var part in Ended(run, range))
                {
                    yield return part;
                }

                run.Clear();
            }

            run.Add(name);
        }

        foreach (var part in Ended(run, range))
        {
            yield return part;
        }
    }

    private static IEnumerable<string> Ended(List<string> run, Func<string, string, string> range) =>
        run.Count > 2 ? [range(run[0], run[^1])] : [.. run];

    // The name that counts one further; null for one that does not end in a plain number.
    private static string? Next(string name)
    {
        var head = name.TrimEnd("0123456789".ToCharArray());
        var digits = name[head.Length..];
        return digits.Length is > 0 and < 10 && (digits[0] is not '0' || digits.Length is 1)
            ? head + (int.Parse(digits, CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture)
            : null;
    }

    private static int Numbers(string left, string right)
    {
        var (one, other) = (left.TrimStart('0'), right.TrimStart('0'));
        return one.Length != other.Length ? one.Length.CompareTo(other.Length) : string.CompareOrdinal(one, other);
    }

    private static string Part(string text, ref int start)
    {
        var begin = start;
        var digits = char.IsAsciiDigit(text[start]);
        while (start < text.Length && char.IsAsciiDigit(text[start]) == digits)
        {
            start++;
        }

        return text[begin..start];
    }
}
