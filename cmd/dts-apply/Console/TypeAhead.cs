using System.Runtime.InteropServices;

namespace DtsApply.Cmd.Console;

/// <summary>
/// What was typed on a terminal before anything was asked: a habit, or meant for another program, but no answer.
/// </summary>
internal static class TypeAhead
{
    /// <summary>Throws it away; without a terminal there is nothing.</summary>
    /// <param name="descriptor">The terminal's number in this process.</param>
    public static void Discard(int descriptor)
    {
        if (OperatingSystem.IsWindows())
        {
            while (!System.Console.IsInputRedirected && System.Console.KeyAvailable)
            {
                _ = System.Console.ReadKey(intercept: true);
            }

            return;
        }

        // TCIFLUSH, input that was received and not read; its number differs between Linux and the BSDs.
        _ = Flush(descriptor, OperatingSystem.IsLinux() ? 0 : 1);
    }

    [DllImport("libc", EntryPoint = "tcflush")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Flush(int descriptor, int queue);
}
