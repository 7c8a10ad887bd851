using System.Globalization;
using System.Text;
using DtsApply.Messages;

namespace DtsApply.Reporting.Graphs;

/// <summary>A graph in the language of Graphviz.</summary>
internal static class GraphDot
{
    /// <summary>Writes it.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="owner">The account that it is about; null for the one of all.</param>
    public static string Write(Graph graph, string? owner)
    {
        var text = new StringBuilder();
        if (owner is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $"// {GraphMessages.Account(owner)}\n");
        }

        text.Append("digraph {\n  rankdir=LR;\n  node [shape=box];\n");
        foreach (var account in graph.Trusted)
        {
            Box(text, "  ", account);
        }

        foreach (var account in graph.Owners)
        {
            text.Append(CultureInfo.InvariantCulture, $"  subgraph cluster_{account.Box.Key} {{\n");
            text.Append(CultureInfo.InvariantCulture, $"    label={Quote(account.Box.Lines)};\n");
            foreach (var role in account.Roles)
            {
                Box(text, "    ", role);
            }

            text.Append("  }\n");
        }

        foreach (var line in graph.Lines)
        {
            var style = line.IsDashed ? ", style=dashed" : "";
            text.Append(
                CultureInfo.InvariantCulture,
                $"  {line.From} -> {line.To} [label={Quote([line.Label])}{style}];\n"
            );
        }

        return text.Append("}\n").ToString();
    }

    private static void Box(StringBuilder text, string head, GraphBox box) =>
        text.Append(CultureInfo.InvariantCulture, $"{head}{box.Key} [label={Quote(box.Lines)}];\n");

    private static string Quote(IEnumerable<string> lines) => $"\"{string.Join("\\n", lines.Select(Safe))}\"";

    private static string Safe(string text) => GraphLabel.Safe(text, "&#");
}
