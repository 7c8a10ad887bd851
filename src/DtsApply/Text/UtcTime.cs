using System.Globalization;

namespace DtsApply.Text;

/// <summary>Moments in UTC, as services and files write them (ISO 8601).</summary>
public static class UtcTime
{
    /// <summary>The form to the second, to write by and to read by.</summary>
    public const string WholeSeconds = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    private const string WithMilliseconds = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <summary>The moment that one of the two forms below tells.</summary>
    /// <exception cref="FormatException">It is neither.</exception>
    public static DateTimeOffset Read(string text) =>
        DateTimeOffset.ParseExact(
            text,
            [WholeSeconds, WithMilliseconds],
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal
        );

    /// <summary>To the second, such as <c>2026-11-23T14:03:07Z</c>.</summary>
    public static string Seconds(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString(WholeSeconds, CultureInfo.InvariantCulture);

    /// <summary>To the millisecond, such as <c>2026-11-23T14:03:07.250Z</c>.</summary>
    public static string Milliseconds(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString(WithMilliseconds, CultureInfo.InvariantCulture);
}
