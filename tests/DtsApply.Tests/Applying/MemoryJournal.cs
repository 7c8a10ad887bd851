using System.Collections.Concurrent;
using System.Text;
using DtsApply.Applying.Journals;

namespace DtsApply.Tests.Applying;

/// <summary>A journal in memory, as text, that can be full after so many entries.</summary>
internal sealed class MemoryJournal(int room = int.MaxValue) : IJournal
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 14, 3, 7, TimeSpan.Zero);
    private readonly StringBuilder _text = new();
    private int _left = room;

    public string? Place => null;

    public ConcurrentQueue<JournalEntry> Entries { get; } = [];

    public string Text => _text.ToString();

    public void Begin(RunBegan run) => _text.Append(JournalText.Opening(run, Now));

    public Task<string?> AppendAsync(JournalEntry entry)
    {
        if (_left-- <= 0)
        {
            return Task.FromResult<string?>("no space left on device");
        }

        Entries.Enqueue(entry);
        lock (_text)
        {
            _text.Append(JournalText.Line(entry, Now));
        }

        return Task.FromResult<string?>(null);
    }
}
