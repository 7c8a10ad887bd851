using System.Text;
using System.Text.RegularExpressions;
using DtsApply.Reporting.Screen;

namespace DtsApply.Cmd.Help;

/// <summary>
/// Breaks help texts for terminals of less than 80 columns: paragraphs flow, and descriptions stay in their column. In
/// a section where that leaves one of them too little, every description goes below its option, so that a section has
/// one look; the columns of a table go below one another; examples stay whole, since they are there to be pasted.
/// </summary>
internal static partial class HelpWrapping
{
    private const int LeastDescription = 30;
    private const int Description = 10;
    private const int Short = 2;
    private const int Long = 6;

    /// <summary>The text in lines of at most that width, where its words allow it.</summary>
    public static string Narrow(string text, int width)
    {
        var narrow = new StringBuilder();
        foreach (var section in Sections(Blocks(text.TrimEnd('\n').Split('\n'))))
        {
            var isBelow = section.Exists(block => IsEntry(block) && IsTooWide(block, width));
            foreach (var line in section.SelectMany(block => Narrow(block, width, isBelow)))
            {
                narrow.Append(line).Append('\n');
            }
        }

        return narrow.ToString();
    }

    /// <summary>Blocks up to the next empty line, which ends the section.</summary>
    private static IEnumerable<List<List<string>>> Sections(IEnumerable<List<string>> blocks)
    {
        var section = new List<List<string>>();
        foreach (var block in blocks)
        {
            section.Add(block);
            if (block[0].Length is 0)
            {
                yield return section;
                section = [];
            }
        }

        yield return section;
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

    private static IEnumerable<string> Narrow(List<string> block, int width, bool isBelow) =>
        IsEntry(block) && (isBelow || block.Max(line => line.Length) > width) ? Entries(block, width, isBelow)
        : IsPasted(block) || block.Max(line => line.Length) <= width ? block
        : IsProse(block[0]) ? Wrapped("", string.Join(' ', block), width, 0)
        : Wrapped(Margin(block[0]), block[0].Trim(), width, Margin(block[0]).Length + 2);

    private static IEnumerable<string> Entries(List<string> block, int width, bool isBelow)
    {
        var (margin, cells) = (Margin(block[0]), Cells(block[0]));
        var more = block.Skip(1).Select(line => line.Trim());
        if (!isBelow)
        {
            var (column, description) = (Column(block), string.Join(' ', cells.Skip(1).Concat(more)));
            return cells.Length > 1
                ? Wrapped(block[0][..column], description, width, column)
                : Wrapped(new(' ', column), description, width, column).Prepend(block[0]);
        }

        // A line of two columns has two options; what follows an option up to the next one describes it.
        var heads = cells.Index().Where(cell => cell.Index is 0 || IsOption(cell.Item)).Select(cell => cell.Index);
        return heads.SelectMany(head =>
            Below(
                head is 0 ? margin : new(' ', cells[head].StartsWith("--", StringComparison.Ordinal) ? Long : Short),
                cells[head],
                string.Join(' ', cells.Skip(head + 1).TakeWhile(cell => !IsOption(cell)).Concat(more)),
                width
            )
        );
    }

    private static IEnumerable<string> Below(string margin, string head, string description, int width) =>
        description.Length is 0
            ? [margin + head]
            : Wrapped(new(' ', Indent(head)), description, width, Indent(head)).Prepend(margin + head);

    private static int Indent(string head) => IsOption(head) ? Description : Long;

    /// <summary>Whether its descriptions would be left too little where they stand.</summary>
    private static bool IsTooWide(List<string> block, int width) =>
        block.Max(line => line.Length) > width
        && (Cells(block[0]).Length > 2 || width - Column(block) < LeastDescription);

    /// <summary>Whether it is an option, or a command, with its description: beside it, or below in their column.</summary>
    private static bool IsEntry(List<string> block) =>
        block[0].StartsWith(' ') && !IsPasted(block) && Cells(block[0]).Length + block.Count > 2;

    /// <summary>Whether it is there to be pasted: a command, or a line for a file.</summary>
    private static bool IsPasted(List<string> block) =>
        block[0].StartsWith("usage:", StringComparison.Ordinal)
        || block[0].StartsWith("  dts-apply ", StringComparison.Ordinal)
        || block[0].StartsWith("       dts-apply ", StringComparison.Ordinal)
        || block[0].StartsWith("  # ", StringComparison.Ordinal);

    private static bool IsOption(string cell) => cell.StartsWith('-');

    /// <summary>The column of the descriptions.</summary>
    private static int Column(List<string> block) =>
        Cells(block[0]) is [_, var description, ..]
            ? block[0].LastIndexOf(description, StringComparison.Ordinal)
            : Margin(block[1]).Length;

    private static string[] Cells(string line) => Gap().Split(line.Trim());

    private static string Margin(string line) => new(' ', line.Length - line.TrimStart().Length);

    private static IEnumerable<string> Wrapped(string head, string text, int width, int next) =>
        Wrapping
            .Lines(text, width, head.Length, next)
            .Select((line, index) => (index is 0 ? head : new(' ', next)) + line.ToString());

    private static bool IsProse(string line) =>
        line.Length > 0 && line[0] is not ' ' && !line.StartsWith("usage:", StringComparison.Ordinal);

    /// <summary>Whether a line stands in the column in which the description of the first one does.</summary>
    private static bool GoesOn(string first, string line)
    {
        var indent = line.Length - line.TrimStart().Length;
        return indent > Description
            && first.StartsWith(' ')
            && Cells(first) is { Length: <= 2 }
            && indent < line.Length;
    }

    [GeneratedRegex(" {2,}")]
    private static partial Regex Gap();
}
