using CsCheck;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Reporting.Graphs;
using DtsApply.Reporting.Plans;
using Xunit;

namespace DtsApply.Tests.Reporting;

/// <summary>Graphs and registers of any grants, also of those that two sets of manifests tell apart.</summary>
public static class GraphDrawing
{
    [Fact]
    public static void Mermaid_is_the_design_s()
    {
        GraphArrow[] arrows =
        [
            Arrow("orders", "lake", "orders-to-lake"),
            Arrow("orders", "ops", "orders-to-ops", turn: AccessTurn.Loses),
            Arrow("mart", "ops", "crm-to-mart"),
            Arrow("crm", "ops", "crm-to-ops", until: Some.Friday),
        ];
        foreach (var shuffled in (IEnumerable<GraphArrow>[])[arrows, arrows.Reverse()])
        {
            Golden.Matches(GraphMermaid.Write(Graph.Create(shuffled), null), "Screens", "Graph", "graph.mmd");
        }
    }

    [Theory]
    [InlineData("Gains", "  a1 -->|\"t, gains\"| r1\n", "  a1 -> r1 [label=\"t, gains\"];\n")]
    [InlineData("Loses", "  a1 -.->|\"t, loses\"| r1\n", "  a1 -> r1 [label=\"t, loses\", style=dashed];\n")]
    public static void What_is_gained_or_lost_is_marked(string turn, string mermaid, string dot)
    {
        var graph = Graph.Create([Arrow("orders", "lake", "t", turn: Enum.Parse<AccessTurn>(turn))]);

        Assert.EndsWith(mermaid, GraphMermaid.Write(graph, null), StringComparison.Ordinal);
        Assert.Contains(dot, GraphDot.Write(graph, null), StringComparison.Ordinal);
    }

    [Fact]
    public static void An_account_that_creates_tasks_and_owns_roles_stands_on_both_sides()
    {
        var graph = Graph.Create([Arrow("orders", "lake", "a"), Arrow("lake", "orders", "b")]);

        Assert.Equal(["a1", "a2"], graph.Trusted.Select(box => box.Key));
        Assert.Equal(["a3", "a4"], graph.Owners.Select(owner => owner.Box.Key));
        Assert.Equal(["a1 r2", "a2 r1"], graph.Lines.Select(line => $"{line.From} {line.To}"));
    }

    [Fact]
    public static void Names_are_in_the_order_in_which_people_count()
    {
        var graph = Graph.Create([Arrow("shop-10", "lake", "b"), Arrow("shop-9", "lake", "a")]);

        Assert.Equal(["shop-9", "shop-10"], graph.Owners.Select(owner => owner.Box.Lines[0].Split(' ')[0]));
    }

    [Theory]
    [InlineData(60, 1)]
    [InlineData(61, 2)]
    public static void Above_60_arrows_there_is_one_graph_for_each_account_with_roles(int arrows, int graphs)
    {
        var parts = Graph.CreateReadable([
            .. Enumerable.Range(1, arrows).Select(n => Arrow(n % 2 is 0 ? "orders" : "crm", "lake", $"t-{n}")),
        ]);

        Assert.Equal(graphs, parts.Length);
        Assert.Equal(arrows, parts.Sum(part => part.Graph.Lines.Length));
        Assert.Equal(graphs is 1 ? [null] : ["crm", "orders"], parts.Select(part => part.Owner));
        Assert.All(parts, part =>
            Assert.StartsWith(
                part.Owner is null ? "flowchart LR\n" : $"%% account {part.Owner}\nflowchart LR\n",
                GraphMermaid.Write(part.Graph, part.Owner),
                StringComparison.Ordinal
            )
        );
    }

    // No rule lets such names pass; a graph bears them all the same.
    [Fact]
    public static void Foreign_text_neither_ends_its_quotes_nor_is_markup() =>
        HostileText.Any.Sample(text =>
        {
            var graph = Graph.Create([Arrow("orders", "lake", text)]);
            var mermaid = GraphMermaid.Write(graph, null).TrimEnd('\n').Split('\n')[^1];
            var dot = GraphDot.Write(graph, null).Split('\n')[^3];

            Assert.Matches("^  a1 -->\\|\"[A-Za-z0-9 .,:;()_#-]*\"\\| r1$", mermaid);
            Assert.Matches("^  a1 -> r1 \\[label=\"[A-Za-z0-9 .,:;()_#&-]*\"\\];$", dot);
        });

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\\t=1")]
    [InlineData("\r=1", "'\\r=1")]
    [InlineData("\n=1", "'\\n=1")]
    [InlineData("＝1", "'＝1")]
    [InlineData("=HYPERLINK(\"x\",\"y\")", "'=HYPERLINK(\"x\",\"y\")")]
    [InlineData("a,b", "a,b")]
    [InlineData("a \"b\"", "a \"b\"")]
    [InlineData("it's", "it's")]
    [InlineData("a\nb", "a\\nb")]
    [InlineData("\u202eabc", "\\u202eabc")]
    [InlineData("##vso[task]", "#\\x23vso[task]")]
    [InlineData("数据湖", "数据湖")]
    public static void A_cell_is_text_to_every_spreadsheet(string reason, string read)
    {
        var csv = GrantRegister.Csv([Arrow("orders", "lake", "t", reason: reason)]).Split('\n');

        Assert.Equal(3, csv.Length);
        Assert.Equal(read, Cells(csv[1])[8]);
        Assert.Equal(11, Cells(csv[1]).Count);
    }

    private static List<string> Cells(string line)
    {
        var (cells, quoted) = (new List<string> { "" }, false);
        for (var at = 0; at < line.Length; at++)
        {
            var isQuote = line[at] is '"';
            if (isQuote && quoted && at + 1 < line.Length && line[at + 1] is '"')
            {
                cells[^1] += line[++at];
            }
            else if (isQuote)
            {
                quoted = !quoted;
            }
            else if (line[at] is ',' && !quoted)
            {
                cells.Add("");
            }
            else
            {
                cells[^1] += line[at];
            }
        }

        return cells;
    }

    private static GraphArrow Arrow(
        string owner,
        string who,
        string task,
        DateOnly? until = null,
        string? reason = null,
        AccessTurn turn = AccessTurn.None
    )
    {
        var made = Some.Task(task, owner, who) with
        {
            Until = until is { } day ? Some.Given(day) : Some.LeftOut<DateOnly>(),
            Reason = reason is null ? Some.LeftOut<string>() : Some.Given(reason),
        };
        // In the graph of the design, ops names credentials.
        Account[] accounts =
        [
            .. Some.Accounts.Where(account => account.Name.Value is not "ops"),
            Some.Account("ops", Some.Ops, new ProfileCredentials("ops")),
            Some.Account("shop-9", "1260031774520109"),
            Some.Account("shop-10", "1260031774520110"),
        ];
        return new(DeclaredGrant.Compile(accounts, [made], Some.Today).Single(), turn);
    }
}
