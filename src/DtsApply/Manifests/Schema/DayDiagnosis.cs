using System.Globalization;
using System.Text.RegularExpressions;
using DtsApply.Messages;
using DtsApply.Text;

namespace DtsApply.Manifests.Schema;

/// <summary>What is wrong with a text that should be a day, and which day was likely meant (DTS118).</summary>
internal static partial class DayDiagnosis
{
    private static readonly DateOnly Example = new(2027, 3, 31);
    private static readonly string[] Months = CultureInfo.InvariantCulture.DateTimeFormat.AbbreviatedMonthNames;

    public static Problem Describe(string written) =>
        LastOfItsMonth(written) is { } last
            ? UntilMessages.ThereIsNoSuchDay(written, last)
            : UntilMessages.IsNoDay(written, Meant(written) ?? Example);

    /// <summary>The last day of the month in a text that only has too many days; null for any other text.</summary>
    private static DateOnly? LastOfItsMonth(string written) =>
        Written().IsMatch(written)
        && Day(written[..4], written[5..7], "01") is { } first
        && written[8..] is not "00"
        && first < new DateOnly(9999, 12, 1)
            ? first.AddMonths(1).AddDays(-1)
            : null;

    /// <summary>The day that another way of writing can only mean; null where it may mean several, or none.</summary>
    private static DateOnly? Meant(string written)
    {
        var numbers = Number().Matches(written).Select(number => number.Value).ToList();
        var month = Array.FindIndex(Months, name =>
            name.Length > 0
            && Word().Matches(written).Any(word => word.Value.StartsWith(name, StringComparison.OrdinalIgnoreCase))
        );
        return (numbers, month) switch
        {
            ([{ Length: 8 } all, ..], _) => Day(all[..4], all[4..6], all[6..]),
            ([{ Length: 4 } year, var day, ..], >= 0) => Day(year, $"{month + 1}", day),
            ([var day, { Length: 4 } year, ..], >= 0) => Day(year, $"{month + 1}", day),
            ([{ Length: 4 } year, var second, var third, ..], _) => Day(year, second, third)
                ?? Day(year, third, second),
            ([var first, var second, { Length: 4 } year, ..], _) => Ordered(written, year, first, second),
            _ => null,
        };
    }

    // 31.03.2027 is a day before a month; 03/04/2027 is either.
    private static DateOnly? Ordered(string written, string year, string first, string second) =>
        (Day(year, second, first), Day(year, first, second)) switch
        {
            (var one, null) => one,
            (null, var other) => other,
            var (one, other) => one == other || written.Contains('.', StringComparison.Ordinal) ? one : null,
        };

    private static DateOnly? Day(string year, string month, string day) =>
        year[0] is '0' ? null : CalendarDay.Read($"{year}-{month.PadLeft(2, '0')}-{day.PadLeft(2, '0')}");

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}\z")]
    private static partial Regex Written();

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Number();

    [GeneratedRegex("[A-Za-z]+")]
    private static partial Regex Word();
}
