using System.Globalization;
using DtsApply.Text;

namespace DtsApply.Messages;

/// <summary>How far the reading of accounts is.</summary>
internal static class ReadingMessages
{
    public static string IsReading(int accounts, int done, TimeSpan elapsed) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"reading {Format.Count(accounts, "account")}: {done} done, {(int)elapsed.TotalSeconds} s"
        );
}
