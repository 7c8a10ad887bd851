using System.Collections.Immutable;
using DtsApply.Model;

namespace DtsApply.Rules;

/// <summary>
/// Reads rules.md: a heading for each rule, paragraphs, a wrong and a right example between fences, and lines that
/// begin with help:, from: and see:.
/// </summary>
internal static class CatalogueReader
{
    private const string Heading = "## ";
    private const string Fence = "```";

    public static ImmutableArray<RuleEntry> Read(string text) =>
        [.. text.ReplaceLineEndings("\n").Split("\n" + Heading).Skip(1).Select(section => Entry(section.Split('\n')))];

    private static RuleEntry Entry(string[] lines)
    {
        var entry = Head(lines[0]);
        var paragraph = new List<string>();
        for (var i = 1; i < lines.Length; i++)
        {
            var line = lines[i];
            if (line.EndsWith(':') && i + 1 < lines.Length && lines[i + 1].StartsWith(Fence, StringComparison.Ordinal))
            {
                var end = Array.IndexOf(lines, Fence, i + 2);
                entry = WithExample(entry, line, string.Join('\n', lines[(i + 2)..end]));
                i = end;
            }
            else if (WithLink(entry, line) is { } known)
            {
                entry = known;
            }
            else if (line.Length > 0)
            {
                paragraph.Add(line);
            }
        }

        return entry with
        {
            Why = string.Join(' ', paragraph),
        };
    }

    private static RuleEntry WithExample(RuleEntry entry, string head, string text)
    {
        var example = new Example(head.TrimEnd(':').Split(' ')[1], text);
        var isWrong = head.StartsWith("wrong", StringComparison.Ordinal);
        return isWrong ? entry with { Wrong = example } : entry with { Right = example };
    }

    private static RuleEntry? WithLink(RuleEntry entry, string line) =>
        After(line, "from: ") is { } from ? entry with { From = from }
        : After(line, "help: ") is { } help ? entry with { Help = help }
        : After(line, "see: ") is { } see ? entry with { SeeAlso = see }
        : null;

    private static RuleEntry Head(string line)
    {
        var (head, title) = (line.Split(": ", 2)[0].Split(' '), line.Split(": ", 2)[1]);
        return new(head[0], Enum.Parse<Severity>(head[1], ignoreCase: true), title);
    }

    private static string? After(string line, string head) =>
        line.StartsWith(head, StringComparison.Ordinal) ? line[head.Length..] : null;
}
