namespace DtsApply.Sandbox.Storing;

/// <content>What the file holds, line by line: the first one, the mark behind it, and the writes.</content>
internal sealed partial class StateFile
{
    private void Lines(byte[] added, Func<ReadOnlyMemory<byte>, bool> take)
    {
        var rest = added.AsMemory();
        for (int newline; (newline = rest.Span.IndexOf((byte)'\n')) >= 0; rest = rest[(newline + 1)..])
        {
            if (!(End == _markAt ? TakeMark(rest.Span[..newline]) : take(rest[..newline])))
            {
                throw Damaged();
            }

            _markAt ??= End is 0 && IsMarked ? newline + 1 : null;
            End += newline + 1;
        }

        // The first lines are never torn, because a file begins its life by being renamed.
        if (!rest.IsEmpty && (End == 0 || !JournalLine.IsTorn(rest.Span)))
        {
            throw Damaged();
        }

        if (End == _markAt || End < _marked)
        {
            const string cutOff = "the sandbox state was cut off behind its last write; nothing was changed";
            throw new SandboxStateException(path, cutOff) { IsDamaged = true };
        }
    }

    private bool TakeMark(ReadOnlySpan<byte> line)
    {
        var mark = StateEnd.Decode(line);
        _marked = mark ?? 0;
        return mark is not null;
    }
}
