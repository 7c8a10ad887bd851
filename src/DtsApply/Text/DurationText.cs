using System.Globalization;
using System.Text.RegularExpressions;

namespace DtsApply.Text;

/// <summary>Durations as options take them.</summary>
public static partial class DurationText
{
    /// <summary>
    /// A duration as Go writes it: <c>90s</c>, <c>5m</c>, <c>1h30m</c>, <c>500ms</c>; null where the text is none.
    /// </summary>
    public static TimeSpan? Parse(string text)
    {
        if (!Whole().IsMatch(text))
        {
            return null;
        }

        var total = TimeSpan.Zero;
        foreach (Match part in Part().Matches(text))
        {
            var number = double.Parse(part.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
            total += part.Groups[2].Value switch
            {
                "h" => TimeSpan.FromHours(number),
                "m" => TimeSpan.FromMinutes(number),
                "s" => TimeSpan.FromSeconds(number),
                _ => TimeSpan.FromMilliseconds(number),
            };
        }

        return total;
    }

    [GeneratedRegex(@"([0-9]+(?:\.[0-9]+)?)(h|ms|m|s)")]
    private static partial Regex Part();

    [GeneratedRegex(@"^(?:[0-9]{1,7}(?:\.[0-9]{1,3})?(?:h|ms|m|s))+$")]
    private static partial Regex Whole();
}
