using System.Globalization;
using System.Security.Cryptography;

namespace DtsApply.UseCases;

/// <summary>Names for runs: sorted by time, told apart by chance.</summary>
public static class RunIds
{
    private const string Moment = "yyyyMMdd'T'HHmmss'Z'";
    private const int Digits = 8;

    /// <summary>When the run of that name began, in UTC; null where the text names no run.</summary>
    public static DateTimeOffset? Began(string text) =>
        text.Split('-') is [var moment, { Length: Digits } number]
        && number.All(char.IsAsciiHexDigitLower)
        && DateTimeOffset.TryParseExact(
            moment,
            Moment,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var began
        )
            ? began
            : null;

    /// <summary>A new one, <c>20261123T140307Z-3f9c2a71</c>.</summary>
    public static string New(TimeProvider clock) =>
        $"{clock.GetUtcNow().ToString(Moment, CultureInfo.InvariantCulture)}-"
        + RandomNumberGenerator.GetHexString(Digits, lowercase: true);
}
