using System.Text;

namespace DtsApply.Cmd.Console;

/// <summary>
/// A standard stream that may go away, such as a pipe into head or a full disk. What cannot be written is dropped,
/// never the run with it: an apply must not die in the middle because no one is left to tell.
/// </summary>
/// <param name="writer">Writes to the stream.</param>
/// <param name="isClosed">Whether the stream was closed from the start, so that all that is written is lost.</param>
internal sealed class FaultTolerantWriter(TextWriter writer, bool isClosed = false) : TextWriter
{
    private const int BrokenPipe = 32;

    /// <summary>Whether output was lost for another reason than that its reader had gone.</summary>
    public bool Lost { get; private set; }

    public override Encoding Encoding => writer.Encoding;

    public override void Write(char value) => Put(() => writer.Write(value));

    public override void Write(string? value) => Put(() => writer.Write(value));

    public override void Flush() => Try(writer.Flush);

    public override Task FlushAsync()
    {
        Flush();
        return Task.CompletedTask;
    }

    private void Put(Action write)
    {
        Lost |= isClosed;
        Try(write);
    }

    private void Try(Action write)
    {
        try
        {
            write();
        }
        catch (IOException gone)
        {
            Lost |= gone.HResult is not BrokenPipe;
        }
        catch (UnauthorizedAccessException)
        {
            // What is open there cannot be written to.
            Lost = true;
        }
    }
}
