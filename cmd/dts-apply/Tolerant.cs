using System.Text;

namespace DtsApply.Cmd;

/// <summary>
/// A standard stream that may go away, such as a pipe into head or a full disk. What cannot be written is dropped, never the run with it: an apply
/// must not die in the middle because no one is left to tell.
/// </summary>
internal sealed class Tolerant(TextWriter writer) : TextWriter
{
    private const int BrokenPipe = 32;

    /// <summary>Whether output was lost for another reason than that its reader had gone.</summary>
    public bool Lost { get; private set; }

    public override Encoding Encoding => writer.Encoding;

    public override void Write(char value) => Try(() => writer.Write(value));

    public override void Write(string? value) => Try(() => writer.Write(value));

    public override void Flush() => Try(writer.Flush);

    public override Task FlushAsync()
    {
        Flush();
        return Task.CompletedTask;
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
    }
}
