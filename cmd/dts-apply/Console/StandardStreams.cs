namespace DtsApply.Cmd.Console;

/// <summary>
/// Whether the caller closed a standard stream (<c>&lt;&amp;-</c>, <c>&gt;&amp;-</c>). Its number then goes to the next
/// thing that is opened: to read from it could wait for ever, to write to it could end in the state of a sandbox or in
/// a journal.
/// </summary>
internal static class StandardStreams
{
    private const string Descriptors = "/proc/self/fdinfo";
    private const int CloseOnExec = 0x80000; // O_CLOEXEC of Linux

    /// <summary>Standard input; empty where it was closed.</summary>
    public static Stream Input() => IsClosed(0) ? Stream.Null : System.Console.OpenStandardInput();

    /// <summary>
    /// Whether standard input (0), output (1) or error (2) was closed; only to be asked before anything is opened.
    /// </summary>
    public static bool IsClosed(int number)
    {
        if (!Directory.Exists(Descriptors))
        {
            // Another system than Linux.
            return false;
        }

        try
        {
            // What the runtime opened for itself does not outlive the start of a program, unlike what was handed over.
            var flags = File.ReadLines($"{Descriptors}/{number}")
                .First(line => line.StartsWith("flags:", StringComparison.Ordinal));
            return (Convert.ToInt32(flags.Split('\t')[^1], 8) & CloseOnExec) is not 0;
        }
        catch (IOException)
        {
            return !Path.Exists($"/proc/self/fd/{number}");
        }
        catch (Exception unknown)
            when (unknown is UnauthorizedAccessException or InvalidOperationException or FormatException)
        {
            return false;
        }
    }
}
