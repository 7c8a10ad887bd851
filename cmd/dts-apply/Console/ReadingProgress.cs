using DtsApply.Reporting.Runs;
using DtsApply.Reporting.Screen;
using DtsApply.UseCases;

namespace DtsApply.Cmd.Console;

/// <summary>The one line that a terminal shows while accounts are read.</summary>
internal sealed class ReadingProgress : IReadingProgress
{
    private readonly ReadingLine _line;
    private readonly LiveRegion? _region;

    public ReadingProgress(Output output, int accounts, TimeProvider clock)
    {
        _line = new(accounts, clock);
        _region = output.Region(_line.Lines, ReadingLine.Delay, clock);
    }

    public void OnAccount(string account) => _line.Done();

    public void Dispose() => _region?.Dispose();
}
