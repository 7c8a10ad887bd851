using System.Globalization;

namespace DtsApply.Text;

/// <summary>Days in UTC, as manifests and files write them (ISO 8601): <c>2027-03-31</c>.</summary>
public static class CalendarDay
{
    private const string Form = "yyyy-MM-dd";

    /// <summary>The day that it is now.</summary>
    public static DateOnly Today(TimeProvider clock) => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    /// <summary>Writes a day.</summary>
    public static string Write(DateOnly day) => day.ToString(Form, CultureInfo.InvariantCulture);

    /// <summary>Reads a day; null where the text is none.</summary>
    public static DateOnly? Read(string? text) =>
        DateOnly.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
