using DtsApply.Reporting.Diagnostics;
using DtsApply.Reporting.Screen;
using DtsApply.Tests.Manifests;
using Xunit;

namespace DtsApply.Tests.Reporting;

public static class StopTests
{
    [Fact]
    public static void A_signal_is_heard_between_two_frames()
    {
        using var stop = new CancellationTokenSource();
        var set = Given.Text(Given.Account + "  a: 1\n  b: 2\n");
        using var text = new StringWriter();
        var view = new DiagnosticsView(set.Diagnostics, 1, Lines) { Stop = stop.Token };

        Assert.Throws<OperationCanceledException>(() => DiagnosticsText.Draw(new(text, Palette.None, 80), view));
        Assert.Equal(1, text.ToString().Split("error DTS103").Length - 1);

        IReadOnlyList<string>? Lines(string file)
        {
            stop.Cancel();
            return set.Lines(file);
        }
    }
}
