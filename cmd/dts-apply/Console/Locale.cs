using System.Text;

namespace DtsApply.Cmd.Console;

/// <summary>
/// Whether the terminal draws UTF-8: on Windows when the console's code page says so, elsewhere when the locale does or
/// is unset.
/// </summary>
internal static class Locale
{
    /// <summary>Reads the environment as the C library does: LC_ALL, then LC_CTYPE, then LANG.</summary>
    public static bool IsUtf8(Func<string, string?> environment)
    {
        if (OperatingSystem.IsWindows())
        {
            return System.Console.OutputEncoding.CodePage is 65001;
        }

        var locale = environment("LC_ALL") ?? environment("LC_CTYPE") ?? environment("LANG");
        return locale is null
            || locale.Replace("-", "", StringComparison.Ordinal).EndsWith("utf8", StringComparison.OrdinalIgnoreCase);
    }
}

/// <summary>
/// Writes the one character outside ASCII that the tool itself prints as three full stops, for terminals that cannot
/// draw it.
/// </summary>
internal sealed class AsciiEllipsis(TextWriter writer) : TextWriter
{
    public override Encoding Encoding => writer.Encoding;

    public override void Write(char value) => writer.Write(value is '…' ? "..." : value.ToString());

    public override void Write(string? value) => writer.Write(value?.Replace("…", "...", StringComparison.Ordinal));

    public override void Flush() => writer.Flush();

    public override Task FlushAsync() => writer.FlushAsync();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            writer.Dispose();
        }

        base.Dispose(disposing);
    }
}
