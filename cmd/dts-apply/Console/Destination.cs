using System.Collections.Immutable;
using DtsApply.Cmd.CommandLine;
using DtsApply.Messages;

namespace DtsApply.Cmd.Console;

/// <summary>One place that a result goes to.</summary>
/// <param name="Format">text, json and so on.</param>
/// <param name="File">The file that is written; null for standard output.</param>
internal sealed record Destination(string Format, string? File)
{
    private const string Option = "output";
    private const string Text = "text";

    /// <summary>
    /// What was said with <c>-o</c>: <c>FORMAT=FILE</c> as often as is wanted, and one format for standard output,
    /// which is text where none is named.
    /// </summary>
    /// <param name="values">The values of the option, in order.</param>
    /// <param name="formats">The formats that the command has.</param>
    /// <exception cref="UsageException">A format is unknown, or standard output was given away twice.</exception>
    public static ImmutableArray<Destination> Parse(IReadOnlyList<string>? values, ImmutableArray<string> formats)
    {
        var said = (values ?? []).Select(value => Parse(value, formats)).ToList();
        return said.Count(destination => destination.File is null) switch
        {
            0 => [new(Text, null), .. said],
            1 => [.. said.OrderBy(destination => destination.File is not null)],
            _ => throw new UsageException(
                OptionMessages.OneFormatForStandardOutput([
                    .. said.Where(destination => destination.File is null).Select(destination => destination.Format),
                ])
            ),
        };
    }

    private static Destination Parse(string value, ImmutableArray<string> formats)
    {
        if (value.Split('=', 2) is not [var format, var file] || !formats.Contains(format))
        {
            return new(Settings.OneOf(Option, value, formats), null);
        }

        return file is "" or "-"
            ? throw new UsageException(OptionMessages.NamesNoFile(value, format))
            : new(format, file);
    }
}
