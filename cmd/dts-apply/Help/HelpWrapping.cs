using System.Text;
using System.Text.RegularExpressions;
using DtsApply.Reporting.Screen;

namespace DtsApply.Cmd.Help;

/// <summary>
/// Breaks help texts for terminals of less than 80 columns: paragraphs flow, a description stays in its column or,
/// where that leaves too little,
/// goes below its option; the columns of a table go below one another; examples stay whole, since they are there to be
/// pasted.
/// </summary>
internal static partial class HelpWrapping
{
    private const int LeastDescription = 30;
    private const int Below = 10;

    /// <summary>The text in lines of at most that width, where its words allow it.</summary>
    public static string Narrow(string text, int width)
    {
        var narrow = new StringBuilder();
        foreach (var block in Blocks(text.TrimEnd('\n').Split('\n')))
        {
            foreach (var line in Narrow(block, width))
            {
                narrow.Append(line).Append('\n');
            }
        }

        return narrow.ToString();
    }

    /// <summary>
    /// What belongs together: lines of prose, an option with the lines that go on in its description, any other line
    /// alone.
    /// </summary>
    private static IEnumerable<List<string>> Blocks(string[] lines)
    {
        var block = new List<string>();
        foreach (var line in lines)
        {
            if (block.Count > 0 && !(IsProse(block[^1]) && IsProse(line)) && !GoesOn(block[0], line))
            {
                yield return block;
                block = [];
            }

            block.Add(line);
        }

        yield return block;
    }

    private static IEnumerable<string> Narrow(List<string> block, int width)
    {
        var whole = block.Max(line => line.Length) <= width;
        if (
            whole
            || block[0].TrimStart().StartsWith("dts-apply ", StringComparison.Ordinal)
            || block[0].StartsWith("usage:", StringComparison.Ordinal)
        )
        {
            return block;
        }

        if (IsProse(block[0]))
        {
            return Wrapped("", string.Join(' ', block), width, 0);
        }

        var cells = Gap().Split(block[0].Trim());
        var margin = block[0].Length - block[0].TrimStart().Length;
        if (cells.Length is > 2 || block.Count + cells.Length < 3)
        {
            return cells.SelectMany(cell => Wrapped(new(' ', margin), cell, width, margin + 2));
        }

        // A long option stands on a line of its own, and its description in the column of the others.
        var column = cells.Length is 2
            ? block[0].IndexOf(cells[1], margin + cells[0].Length, StringComparison.Ordinal)
            : width;
        var description = string.Join(' ', cells.Skip(1).Concat(block.Skip(1).Select(line => line.Trim())));
        return width - column >= LeastDescription
            ? Wrapped(block[0][..column], description, width, column)
            : Wrapped(new(' ', Below), description, width, Below).Prepend(block[0][..(margin + cells[0].Length)]);
    }

    private static IEnumerable<string> Wrapped(string head, string text, int width, int next) =>
        Wrapping
            .Lines(text, width, head.Length, next)
            .Select((line, index) => (index is 0 ? head : new(' ', next)) + line.ToString());

    private static bool IsProse(string line) =>
        line.Length > 0
        && char.IsLetter(line[0])
        && line.Contains(' ', StringComparison.Ordinal)
        && !line.StartsWith("usage:", StringComparison.Ordinal);

    /// <summary>Whether a line stands in the column in which the description of the first one does.</summary>
    private static bool GoesOn(string first, string line)
    {
        var indent = line.Length - line.TrimStart().Length;
        return indent > Below
            && first.StartsWith(' ')
            && Gap().Split(first.Trim()) is { Length: <= 2 }
            && indent < line.Length;
    }

    [GeneratedRegex(" {2,}")]
    private static partial Regex Gap();
}
