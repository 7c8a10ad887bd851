using System.Text;

namespace DtsApply.Cmd.Console;

/// <summary>A stream on which no secret of this run's keys is shown. Whole lines and documents are written to it.</summary>
/// <param name="writer">Writes to the stream.</param>
/// <param name="keys">The keys.</param>
internal sealed class HidingWriter(TextWriter writer, UsedKeys keys) : TextWriter
{
    public override Encoding Encoding => writer.Encoding;

    public override void Write(char value) => writer.Write(value);

    public override void Write(string? value) => writer.Write(value is null ? null : keys.Hide(value));

    public override void Flush() => writer.Flush();

    public override Task WriteAsync(string? value) => writer.WriteAsync(value is null ? null : keys.Hide(value));

    public override Task FlushAsync() => writer.FlushAsync();
}
