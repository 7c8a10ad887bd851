using System.Text;
using DtsApply.Model;
using DtsApply.Rules;
using Xunit;

namespace DtsApply.Tests.Manifests;

public static class YamlTests
{
    [Fact]
    public static void A_document_after_a_directive_is_read_once()
    {
        var set = Given.Text("%YAML 1.2\n---\n" + Given.Account);

        Assert.Empty(set.Diagnostics);
        Assert.Single(set.Accounts);
    }

    [Theory]
    [InlineData("\u2028")]
    [InlineData("\u2029")]
    [InlineData("\u0085")]
    public static void What_ended_a_line_in_YAML_1_1_is_a_character_like_any_other(string end)
    {
        var set = Given.Text(
            Given.Task.Replace(
                "database: MySQL",
                $"database: MySQL # {end}\n    role: {{description: \"a{end}b\\uFDD0\"}}",
                StringComparison.Ordinal
            ) + $"  {end}x: 1\n"
        );

        Assert.Equal($"13:3-13:5 DTS103 unknown key \"{end}x\"", Given.Lines(set.Diagnostics));
        Assert.Equal(
            $"a{end}b{end}",
            set.Tasks[0]
                .Source.Role!.Description.Value!.Replace("\ufdd0", end, StringComparison.Ordinal)
                .Replace("\u0085", end, StringComparison.Ordinal)
        );
    }

    [Fact]
    public static void An_escape_hides_nothing() =>
        Assert.Equal(
            "DTS107",
            string.Join(
                ' ',
                Given
                    .Text(Given.Account.Replace("orders", "\"ord\\ufddfers\"", StringComparison.Ordinal))
                    .Diagnostics.Select(d => d.Rule)
            )
        );

    [Theory]
    [InlineData("x: &a 1", "1:4-1:6 DTS007 an anchor is not used in manifests")]
    [InlineData("x: *a", "1:4-1:6 DTS007 an alias is not used in manifests")]
    [InlineData("x: !!str 1", "1:4-1:9 DTS007 a tag is not used in manifests")]
    [InlineData("x: !mine {a: 1}", "1:4-1:9 DTS007 a tag is not used in manifests")]
    [InlineData("1: x", "1:1-1:2 DTS007 a key that is no text is not used in manifests")]
    [InlineData("~: x", "1:1-1:2 DTS007 a key that is no text is not used in manifests")]
    [InlineData("<<: {a: 1}", "1:1-1:3 DTS007 a merge key is not used in manifests")]
    [InlineData("? [a]\n: 1", "1:3-1:4 DTS007 a key that is no text is not used in manifests")]
    [InlineData("? {a: b}\n: 1", "1:3-1:4 DTS007 a key that is no text is not used in manifests")]
    public static void What_manifests_do_not_use_is_refused_where_it_stands(string line, string said)
    {
        var set = Given.Text(line + "\n" + Given.Account);

        Assert.Contains(said, Given.Lines(set.Diagnostics), StringComparison.Ordinal);
        Assert.True(set.AllRead);
    }

    [Theory]
    [InlineData("", "1:1-1:2")]
    [InlineData("labels:\n    ", "2:5-2:6")]
    public static void An_empty_key_is_the_end_of_its_document(string before, string place)
    {
        var set = Given.Text($"{before}: 1\n{Given.Account}---\n{Given.Account}");

        Assert.Equal($"{place} DTS007 an empty key is not used in manifests", Given.Lines(set.Diagnostics));
        Assert.Single(set.Accounts);
    }

    [Fact]
    public static void Two_documents_without_a_line_between_them_are_one_mistake()
    {
        var set = Given.Text(Given.Account + Given.Account + "---\n" + Given.Task);

        Assert.Equal("7:1-7:11 DTS004 key \"apiVersion\" stands twice here", Given.Lines(set.Diagnostics));
        Assert.Equal("begin a new document with --- on a line of its own", set.Diagnostics[0].Help);
        Assert.Empty(ManifestRules.Check(set));
    }

    [Fact]
    public static void A_key_that_stands_twice_is_shown_with_the_first_one()
    {
        var twice = Assert.Single(Given.Text(Given.Account + "  accountId: \"1903774258810002\"\n").Diagnostics);

        Assert.Equal("7:3-7:12 DTS004 key \"accountId\" stands twice here", Given.Lines([twice]));
        Assert.Equal((6, 3), (twice.Related[0].Source.Line, twice.Related[0].Source.Column));
    }

    [Theory]
    [InlineData("- a\n", "a list")]
    [InlineData("just text\n", "a text")]
    [InlineData("5\n", "a number")]
    [InlineData("~\n", "a single value")]
    public static void A_document_that_is_no_manifest_is_named(string text, string what) =>
        Assert.Contains(
            $"DTS008 this document is {what}, not a manifest",
            Given.Lines(Given.Text(text).Diagnostics),
            StringComparison.Ordinal
        );

    [Fact]
    public static void Nesting_ends_at_64()
    {
        Assert.DoesNotContain(
            "DTS006",
            Given.Lines(Given.Text("a: " + new string('[', 63) + new string(']', 63)).Diagnostics),
            StringComparison.Ordinal
        );
        Assert.Equal(
            "1:67-1:68 DTS006 the nesting is deeper than 64 levels",
            Given.Lines(Given.Text("a: " + new string('[', 64) + new string(']', 64)).Diagnostics)
        );
        Assert.Equal(
            "1:67-1:68 DTS006 the nesting is deeper than 64 levels",
            Given.Lines(Given.Text("a: " + new string('[', 1_000_000)).Diagnostics)
        );
    }

    [Theory]
    [InlineData(new byte[] { 0x61, 0x3a, 0x20, 0xff }, "1:4-1:4 DTS005 byte 4 is not UTF-8")]
    [InlineData(new byte[] { 0xef, 0xbb, 0xbf, 0x61, 0x0a, 0x3a, 0xc3 }, "2:2-2:2 DTS005 byte 7 is not UTF-8")]
    [InlineData(new byte[] { 0xff, 0xfe, 0x61, 0x00 }, "1:1-1:1 DTS005 byte 1 is not UTF-8")]
    public static void What_is_not_UTF_8_is_said_with_its_byte(byte[] bytes, string said) =>
        Assert.Equal(said, Given.Lines(Given.Bytes(bytes).Diagnostics));

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public static void Places_do_not_depend_on_line_ends_or_a_byte_order_mark(string end)
    {
        var text = (
            Given.Account.Replace("name: orders", "name: Orders", StringComparison.Ordinal) + "  type: no\n"
        ).Replace("\n", end, StringComparison.Ordinal);
        var expected = "4:9-4:15 DTS107 \"Orders\" cannot be a name\n7:9-7:11 DTS106 \"no\" is not an account type";

        Assert.Equal(expected, Given.Lines(Given.Text(text).Diagnostics));
        Assert.Equal(
            expected,
            Given.Lines(Given.Bytes([0xef, 0xbb, 0xbf, .. Encoding.UTF8.GetBytes(text)]).Diagnostics)
        );
    }

    [Theory]
    [InlineData("# 订单😀\nx: {订单😀: 1, \"e\u0301\": [1, 2], y: z}", "2:1-2:2")]
    [InlineData("订单😀: 1", "1:1-1:5")]
    [InlineData("\"\\u263a\": {a: 1}", "1:1-1:9")]
    [InlineData("#\tx\n'tab\there': 1", "2:1-2:11")]
    public static void Columns_are_those_of_editors(string line, string place) =>
        Assert.Contains(
            $"{place} DTS103",
            Given.Lines(Given.Text(line + "\n" + Given.Account).Diagnostics),
            StringComparison.Ordinal
        );

    [Fact]
    public static void A_block_of_text_ends_with_its_last_character()
    {
        var task = Given.Task.Replace(
            "account: orders",
            "account: |\n      Two\n      Lines\n",
            StringComparison.Ordinal
        );

        Assert.Equal("8:14-10:12 DTS107 \"Two\nLines\n\" cannot be a name", Given.Lines(Given.Text(task).Diagnostics));
    }
}
