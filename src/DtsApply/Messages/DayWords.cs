using System.Globalization;

namespace DtsApply.Messages;

/// <summary>Days as people read them: never without their name, which nobody works out from a date.</summary>
internal static class DayWords
{
    /// <summary>Such as <c>Friday 2026-12-04</c>.</summary>
    public static string Named(DateOnly day) => day.ToString("dddd yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Such as <c>February 2027</c>.</summary>
    public static string Month(DateOnly day) => day.ToString("MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>A day to write, with its name: <c>"2027-02-28", a Sunday</c>.</summary>
    public static string ToWrite(DateOnly day) =>
        string.Create(CultureInfo.InvariantCulture, $"\"{day:yyyy-MM-dd}\", a {day:dddd}");
}
