using System.Globalization;

namespace DtsApply.Text;

/// <summary>Numbers, plurals and durations as all screens write them: invariant, real plurals, whole units.</summary>
public static class Format
{
    /// <summary><c>1 role</c>, <c>2 roles</c>.</summary>
    public static string Count(int number, string one, string? many = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {(number is 1 ? one : many ?? one + "s")}");

    /// <summary>A session duration: <c>3600 s (1 h)</c>.</summary>
    public static string Session(int? seconds) =>
        seconds is null ? "none"
        : seconds % 3600 is 0 ? string.Create(CultureInfo.InvariantCulture, $"{seconds} s ({seconds / 3600} h)")
        : string.Create(CultureInfo.InvariantCulture, $"{seconds} s");

    /// <summary>
    /// How long something took: <c>0.4 s</c>, <c>12 s</c>, <c>2 min 5 s</c>, <c>2 h 10 min</c>, <c>77 h</c>.
    /// </summary>
    public static string Duration(TimeSpan time) =>
        time switch
        {
            { TotalSeconds: < 9.95 } => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s"),
            { TotalMinutes: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0} s"),
            { TotalHours: < 1 } => string.Create(
                CultureInfo.InvariantCulture,
                $"{(int)time.TotalMinutes} min {time.Seconds} s"
            ),
            { TotalDays: < 1 } => string.Create(
                CultureInfo.InvariantCulture,
                $"{(int)time.TotalHours} h {time.Minutes} min"
            ),
            _ => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours} h"),
        };

    /// <summary>Up to three of a list, then how many more there are.</summary>
    public static IEnumerable<string> Three(IReadOnlyCollection<string> items) =>
        items.Count <= 3
            ? items
            : items.Take(2).Append(string.Create(CultureInfo.InvariantCulture, $"and {items.Count - 2} more"));
}
