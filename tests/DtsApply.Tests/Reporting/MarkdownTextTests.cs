using System.Text;
using CsCheck;
using DtsApply.Model;
using DtsApply.Reporting.Markdown;
using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Extensions.Emoji;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Mathematics;
using Markdig.Extensions.Tables;
using Markdig.Extensions.TaskLists;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Xunit;

namespace DtsApply.Tests.Reporting;

/// <summary>
/// What others wrote is seen in a comment as it is, and does nothing there: a parser with all that GitHub and GitLab
/// add to CommonMark finds no link, mention, formula, emoji, footnote, heading or tag in it that is not ours.
/// </summary>
public static class MarkdownTextTests
{
    private static readonly MarkdownPipeline Everything = new MarkdownPipelineBuilder()
        .UseAdvancedExtensions()
        .UseEmojiAndSmiley(enableSmileys: false)
        .Build();

    private static readonly Gen<string> Hostile = Gen.OneOf(
            "@everyone",
            "@org/team",
            "a@b.cc",
            "#1",
            "owner/repo#12",
            "GH-1",
            "gh-1",
            "!1",
            "%1",
            "&1",
            "~label",
            "$x$",
            "$`x`$",
            "$$",
            ":tada:",
            ":+1:",
            ":",
            "https://evil.example",
            "http://a.b",
            "ftp://a.b",
            "www.evil.example",
            "mailto:a@b.cc",
            "xmpp:a@b.cc",
            "<a href=x>",
            "<script>",
            "</details>",
            "<!--",
            "-->",
            "<https://evil.example>",
            "&lt;b&gt;",
            "&#64;x",
            "[x](https://evil.example)",
            "[x]",
            "[ ]",
            "[^1]",
            "[^1]:",
            "![x](y)",
            "![",
            "](",
            "|",
            "||",
            "\\|",
            "\\",
            "`",
            "``",
            "```",
            "~~~",
            "~~x~~",
            "**x**",
            "*",
            "_",
            "__x__",
            "#",
            "# x",
            "> x",
            "- x",
            "1. x",
            "---",
            "===",
            "\n",
            "\r\n",
            "\n\n",
            "\t",
            " ",
            "  ",
            "\u001b[2J",
            "\u202e",
            "\u200b",
            "\u00a0",
            "\ufdd0",
            "(",
            ")",
            "\"",
            ".",
            ",",
            ";",
            "x",
            "订",
            "🔥"
        )
        .Array[0, 8]
        .Select(string.Concat);

    [Theory]
    [InlineData("a|b", "a&#124;b")]
    [InlineData("for @x, #1", "for `@x`, `#1`")]
    [InlineData("a_b and `c`", "`a_b` and `` `c` ``")]
    [InlineData("(@x).", "(`@x`).")]
    [InlineData("x|@y", "`x`&#124;`@y`")]
    [InlineData("\u202ea\nb", "`\\u202ea\\nb`")]
    [InlineData("plan --adopt", "plan --adopt")]
    public static void Prose(string text, string markdown) => Assert.Equal(markdown, MarkdownText.Prose(text));

    [Theory]
    [InlineData("a", "`a`")]
    [InlineData("`a", "`` `a ``")]
    [InlineData(" a ", "`  a  `")]
    [InlineData("a\\|b", "`a\\`&#124;`b`")]
    public static void Code(string text, string markdown) => Assert.Equal(markdown, MarkdownText.Code(text));

    [Fact]
    public static void Nothing_acts_in_prose_in_cells_in_code_in_fences_or_in_a_head() =>
        Gen.Select(Hostile, Hostile)
            .Sample(
                (one, other) =>
                {
                    var finding = new Diagnostic(Severity.Error, RuleId.DTS505, $"a {one} {other}")
                    {
                        Account = "orders",
                        Role = other,
                        Help = $"b {other}",
                        Facts = [new("names", one)],
                    };
                    var table = new FindingMarkdown(new Dictionary<string, string>()).Table([finding]);
                    Tame(table!, cells: 4);
                    Tame(FindingMarkdown.Point(finding), cells: 0);
                    Tame(MarkdownText.Heading("ours", one), cells: 0);
                    Tame($"{AccountMarkdown.Head(false, one, other)}\n\nx\n\n</details>", cells: 0);
                    Tame(MarkdownText.Fence("diff", [$"- {one}", $"+ {other}"]), cells: 0);
                    Tame($"<sub>dts-apply {MarkdownText.Prose(one)}</sub>", cells: 0);
                },
                iter: 3000
            );

    [Fact]
    public static void A_verdict_of_anything_is_one_heading_and_one_comment() =>
        Gen.Select(Hostile, Hostile)
            .Sample(
                (one, other) =>
                {
                    var text = new StoppedMarkdown("plan", "default", new Target($"http://{one}")).Write(
                        $"x {other}",
                        64,
                        [new(Severity.Error, RuleId.None, $"y {one}") { Source = new(other, 1, 1, 1, 2) }],
                        $"z {one}",
                        other
                    );
                    var (hidden, rest) = (text[..text.IndexOf('\n')], text[(text.IndexOf('\n') + 1)..]);
                    Assert.StartsWith("<!-- dts-apply plan ", hidden, StringComparison.Ordinal);
                    Assert.EndsWith(" -->", hidden, StringComparison.Ordinal);
                    Assert.DoesNotContain("-->", hidden[..^3], StringComparison.Ordinal);
                    Tame(rest, cells: 4);
                },
                iter: 1000
            );

    /// <summary>Fails where anything but our own blocks is found.</summary>
    /// <param name="markdown">What was written.</param>
    /// <param name="cells">How many cells each row of a table has.</param>
    internal static void Tame(string markdown, int cells)
    {
        Assert.All(markdown.EnumerateRunes(), rune =>
            Assert.True(
                rune.Value is '\n'
                    || Rune.GetUnicodeCategory(rune)
                        is not (
                            System.Globalization.UnicodeCategory.Control
                            or System.Globalization.UnicodeCategory.Format
                        )
            )
        );
        var all = Markdown.Parse(markdown, Everything).Descendants().ToList();
        Assert.DoesNotContain(all, node =>
            node
                is LinkInline
                    or AutolinkInline
                    or EmojiInline
                    or MathInline
                    or MathBlock
                    or Footnote
                    or FootnoteLink
                    or TaskList
                    or (LinkReferenceDefinition and not HeadingLinkReferenceDefinition)
                    or ThematicBreakBlock
        );
        Assert.All(all.OfType<TableRow>(), row => Assert.Equal(cells, row.Count));
        Assert.InRange(all.OfType<HeadingBlock>().Count(), 0, 1);
        Assert.All(all.OfType<HtmlInline>(), html => Assert.Contains(html.Tag, (string[])["<br>", "<sub>", "</sub>"]));
        Assert.All(all.OfType<HtmlBlock>().SelectMany(block => $"{block.Lines}".Split('\n')), OurTags);
        Assert.All(all.OfType<LiteralInline>(), text => Assert.False(IsMention($"{text.Content}"), markdown));
        // The parser knows further signs, which GitHub and GitLab do not.
        Assert.DoesNotContain(all.OfType<EmphasisInline>(), emphasis => emphasis.DelimiterChar is '_' or '~');
    }

    private static bool IsMention(string text) =>
        System.Text.RegularExpressions.Regex.IsMatch(text, @"@\w|#\d|(?i:gh-\d)|[!%]\d|:[+\w-]+:");

    private static void OurTags(string line)
    {
        var text = System.Text.RegularExpressions.Regex.Replace(
            line,
            "<details( open)?>|</?summary>|</?b>|</details>|<code>[^<]*</code>",
            ""
        );
        Assert.DoesNotContain("<", text, StringComparison.Ordinal);
        Assert.False(IsMention(text), line);
    }
}
