using System.Text.RegularExpressions;
using DtsApply.Reporting.Screen;
using Xunit;

namespace DtsApply.Tests.Reporting;

/// <summary>A drawn screen: colours as words in its golden file, and the same text whatever the colours.</summary>
internal static partial class Screen
{
    private static readonly Palette[] Palettes =
    [
        Palette.Default,
        Palette.Colorblind,
        Palette.Colorblind16,
        Palette.Mono,
        Palette.Tags,
    ];

    /// <summary>
    /// Compares with a golden file, in tags; and without colour it is the same text with the codes taken out, nothing
    /// more, in every palette.
    /// </summary>
    public static void Matches(string screen, Action<Page> draw, int width = 80)
    {
        Golden.Matches(Draw(draw, Palette.Tags, width), "Screens", $"{screen}.txt");
        var plain = Draw(draw, Palette.None, width);
        Assert.All(Palettes, palette => Assert.Equal(plain, Strip(Draw(draw, palette, width))));
    }

    /// <summary>The text with every kind of colour taken out.</summary>
    public static string Strip(string text) => Color().Replace(text, "");

    /// <summary>The text with the default palette's codes as tags.</summary>
    public static string InTags(string text) =>
        ((string Code, string Tag)[])
            [
                ("\e[32m", "[green]"),
                ("\e[31m", "[red]"),
                ("\e[33m", "[yellow]"),
                ("\e[36m", "[cyan]"),
                ("\e[1m", "[bold]"),
                ("\e[2m", "[dim]"),
                ("\e[0m", "[/]"),
            ]
            is var all
            ? all.Aggregate(text, (tagged, pair) => tagged.Replace(pair.Code, pair.Tag, StringComparison.Ordinal))
            : text;

    private static string Draw(Action<Page> draw, Palette palette, int width)
    {
        using var writer = new StringWriter();
        draw(new(writer, palette, width));
        return writer.ToString();
    }

    [GeneratedRegex(@"\e\[[0-9;]*m|\[/\]|\[(?:green|red|yellow|cyan|bold|dim)\]")]
    private static partial Regex Color();
}
