using System.Globalization;
using System.Text;
using DtsApply.Messages;

namespace DtsApply.Reporting.Graphs;

/// <summary>A graph in the language of Mermaid, which GitHub and GitLab draw.</summary>
internal static class GraphMermaid
{
    /// <summary>Writes it.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="owner">The account that it is about; null for the one of all.</param>
    public static string Write(Graph graph, string? owner)
    {
        var text = new StringBuilder();
        if (owner is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $"%% {GraphMessages.Account(owner)}\n");
        }

        text.Append("flowchart LR\n");
        foreach (var account in graph.Trusted)
        {
            Box(text, "  ", account);
        }

        foreach (var account in graph.Owners)
        {
            Box(text, "  subgraph ", account.Box);
            foreach (var role in account.Roles)
            {
                Box(text, "    ", role);
            }

            text.Append("  end\n");
        }

        foreach (var line in graph.Lines)
        {
            var arrow = line.IsDashed ? "-.->" : "-->";
            text.Append(CultureInfo.InvariantCulture, $"  {line.From} {arrow}|{Quote(line.Label)}| {line.To}\n");
        }

        return text.ToString();
    }

    private static void Box(StringBuilder text, string head, GraphBox box) =>
        text.Append(
            CultureInfo.InvariantCulture,
            $"{head}{box.Key}[\"{string.Join("<br/>", box.Lines.Select(Safe))}\"]\n"
        );

    private static string Quote(string label) => $"\"{Safe(label)}\"";

    private static string Safe(string text) => GraphLabel.Safe(text, "#");
}
