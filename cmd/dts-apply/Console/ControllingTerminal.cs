using System.Text;
using DtsApply.Disk;

namespace DtsApply.Cmd.Console;

/// <summary>
/// The terminal that a program was started from, wherever its streams lead: there a question can be asked while
/// standard input has the manifests.
/// </summary>
/// <param name="Out">Shows what is written.</param>
/// <param name="Screen">Its size.</param>
/// <param name="ReadAnswer">Reads one line; null at the end of input.</param>
/// <param name="DiscardTyped">Throws away what was typed before.</param>
internal sealed record ControllingTerminal(
    TextWriter Out,
    Terminal Screen,
    Func<string?> ReadAnswer,
    Action DiscardTyped
)
{
    private const string Device = "/dev/tty";

    /// <summary>The controlling terminal; null where there is none, as in CI and under cron.</summary>
    /// <param name="screen">Its size.</param>
    /// <param name="dressed">What a writer to people is dressed in.</param>
    public static ControllingTerminal? Open(Func<Terminal> screen, Func<Stream, TextWriter> dressed)
    {
        if (OperatingSystem.IsWindows())
        {
            return null;
        }

        try
        {
            // Nothing here is disposed of: a read that waits cannot be called off, and the process ends soon.
            var input = new FileStream(Device, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 1);
            var output = new FileStream(Device, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 1);
            var reader = new StreamReader(input, Encoding.UTF8);
            void Discard() => TypeAhead.Discard(input.SafeFileHandle.DangerousGetHandle().ToInt32());
            return new(dressed(output), screen(), reader.ReadLine, Discard);
        }
        catch (Exception none) when (FileErrors.IsFileError(none) || none is NotSupportedException)
        {
            return null;
        }
    }
}
