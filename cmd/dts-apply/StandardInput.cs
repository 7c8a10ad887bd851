namespace DtsApply.Cmd;

/// <summary>Standard input as bytes.</summary>
internal static class StandardInput
{
    private const int CloseOnExec = 0x80000;    // O_CLOEXEC of Linux

    /// <summary>
    /// The stream. Where the caller closed it (<c>&lt;&amp;-</c>), its number belongs to something that the runtime opened for itself, and to read from that would
    /// wait for ever: unlike what was handed over, it does not outlive the start of a program.
    /// </summary>
    public static Stream Open() => IsOurOwn() ? Stream.Null : Console.OpenStandardInput();

    private static bool IsOurOwn()
    {
        try
        {
            var flags = File.ReadLines("/proc/self/fdinfo/0").First(line => line.StartsWith("flags:", StringComparison.Ordinal));
            return (Convert.ToInt32(flags.Split('\t')[^1], 8) & CloseOnExec) is not 0;
        }
        catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException or InvalidOperationException or FormatException)
        {
            // Another system than Linux.
            return false;
        }
    }
}
