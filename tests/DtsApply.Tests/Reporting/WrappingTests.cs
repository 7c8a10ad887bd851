using DtsApply.Reporting.Screen;
using DtsApply.Text;
using Xunit;

namespace DtsApply.Tests.Reporting;

public static class WrappingTests
{
    [Fact]
    public static void Words_fill_a_line_up_to_its_last_cell() =>
        Assert.Equal("one two\n  three\n", Draw(7, page => page.Prose(0, "one two three")));

    [Fact]
    public static void A_word_that_is_too_wide_sticks_out_whole() =>
        Assert.Equal(
            "a\n  acs:ram::1646821763560001:root\n  b\n",
            Draw(10, page => page.Prose(0, "a acs:ram::1646821763560001:root b"))
        );

    [Fact]
    public static void Glued_words_stay_together() =>
        Assert.Equal("in\n  orders (…0001)\n", Draw(15, page => page.Prose(0, $"in orders{StyledText.Glue}(…0001)")));

    [Fact]
    public static void A_tone_ends_with_its_line_and_begins_again_on_the_next() =>
        Assert.Equal(
            "[red]one[/]\n  [red]two[/]\n  six\n",
            Draw(6, page => page.Prose(0, StyledText.Lose("one two") + " six"), Palette.Tags)
        );

    [Fact]
    public static void Values_continue_in_their_own_column() =>
        Assert.Equal(
            "    description  Lets DTS\n                 tasks in\n",
            Draw(26, page => page.Field(4, "description", "Lets DTS tasks in"))
        );

    [Theory]
    [InlineData("orders", 6)]
    [InlineData("数据湖", 6)]
    [InlineData("e\u0301", 1)]
    [InlineData("👩‍👩‍👧", 2)]
    [InlineData("❤️", 2)]
    [InlineData("🇨🇳🇩🇪", 4)]
    public static void Cells_are_counted_by_what_a_terminal_draws(string text, int cells) =>
        Assert.Equal(cells, DisplayWidth.Width(text));

    [Theory]
    [InlineData("\u001b[2J", "\\x1b[2J")]
    [InlineData("a\nplan: nothing to do", "a\\nplan: nothing to do")]
    [InlineData("\u202e1000", "\\u202e1000")]
    [InlineData("zero\u200bwidth", "zero\\u200bwidth")]
    [InlineData("订单 👍 é", "订单 👍 é")]
    [InlineData("a\u200db", "a\\u200db")]
    [InlineData("👩🏽\u200d👧 ❤️\u200d🔥", "👩🏽\u200d👧 ❤️\u200d🔥")]
    public static void Foreign_text_cannot_act_on_a_terminal(string text, string safe) =>
        Assert.Equal(safe, TerminalEscape.Escape(text));

    [Fact]
    public static void Half_a_character_is_shown_by_its_number() =>
        Assert.Equal("half \\ud83d", TerminalEscape.Escape("half " + (char)0xd83d));

    private static string Draw(int width, Action<Page> draw, Palette? palette = null)
    {
        using var writer = new StringWriter();
        draw(new(writer, palette ?? Palette.None, width));
        return writer.ToString();
    }
}
