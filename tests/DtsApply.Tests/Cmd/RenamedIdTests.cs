using Xunit;

namespace DtsApply.Tests.Cmd;

/// <summary>An account whose ID changes under the same name is two accounts, whatever shows them.</summary>
public static class RenamedIdTests
{
    [Theory]
    [InlineData("diff", "text")]
    [InlineData("diff", "json")]
    [InlineData("diff", "markdown")]
    [InlineData("graph", "text")]
    [InlineData("graph", "json")]
    [InlineData("graph", "csv")]
    [InlineData("graph", "mermaid")]
    [InlineData("graph", "dot")]
    public static void Both_are_told(string command, string format)
    {
        foreach (var id in (string[])["1903774258810002", "1646821763560001"])
        {
            using var run = new CommandRun();
            var changed = id[..^1] + "9";
            var text = File.ReadAllText(run.At("orders.yaml"));
            Assert.Contains(id, text, StringComparison.Ordinal);
            run.Write("after.yaml", text.Replace(id, changed, StringComparison.Ordinal));
            run.Run(command, "--base", "orders.yaml", "-f", "after.yaml", "-o", format, "--color", "never");

            Assert.Equal(0, run.Code);
            Assert.All([id, changed], one => Assert.Contains(Seen(one, format), run.Out, StringComparison.Ordinal));
        }
    }

    private static string Seen(string id, string format) => format is "text" ? $"(…{id[^4..]})" : id;
}
