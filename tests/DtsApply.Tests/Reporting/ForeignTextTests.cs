using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CsCheck;
using DtsApply.Model;
using DtsApply.Reporting.Diagnostics;
using DtsApply.Reporting.Screen;
using DtsApply.Text;
using Xunit;

namespace DtsApply.Tests.Reporting;

/// <summary>
/// What others wrote: it is seen as it is, and acts on no terminal, no shell, no viewer and no runner of CI.
/// </summary>
public static class ForeignTextTests
{
    // What the runners themselves look for, told apart from how the tool avoids it.
    private static bool IsCommand(string line) =>
        line.TrimStart().StartsWith("::", StringComparison.Ordinal) || Regex.IsMatch(line, @"##\w*\[");

    [Theory]
    [InlineData("a\u034fb", "a\\u034fb")]
    [InlineData("\u115f", "\\u115f")]
    [InlineData("\u3164", "\\u3164")]
    [InlineData("\uffa0", "\\uffa0")]
    [InlineData("\u2800", "\\u2800")]
    [InlineData("葛\U000e0100", "葛\\udb40\\udd00")]
    [InlineData("\u17b4\u180b\u2061", "\\u17b4\\u180b\\u2061")]
    [InlineData("a\ufe0fb", "a\\ufe0fb")]
    [InlineData("a\u00a0b\u202fc", "a\\xa0b\\u202fc")]
    [InlineData("数据\u3000湖", "数据\u3000湖")]
    public static void Letters_that_nothing_is_seen_of_are_shown_as_escapes(string text, string safe) =>
        Assert.Equal(safe, TerminalEscape.Escape(text));

    [Fact]
    public static void Nothing_that_is_drawn_is_a_character_of_no_width_on_its_own() =>
        Assert.All(
            Enumerable
                .Range(0, 0x110000)
                .Where(Rune.IsValid)
                .Select(value => new Rune(value))
                .Where(rune => TerminalEscape.Escape($"a{rune}b") == $"a{rune}b"),
            rune =>
                Assert.True(
                    DisplayWidth.Width($"a{rune}b") >= 2 && Rune.GetUnicodeCategory(rune) is not UnicodeCategory.Format
                )
        );

    [Theory]
    [InlineData(" a ", "\" a \"")]
    [InlineData("a", "a")]
    [InlineData("a\u3000", "\"a\u3000\"")]
    [InlineData("a  b", "a  b")]
    [InlineData("   ", "\"   \"")]
    [InlineData("", "")]
    public static void White_space_at_an_edge_is_quoted_and_none_is_lost(string value, string drawn)
    {
        using var writer = new StringWriter();
        new Page(writer, Palette.None, 80).Field(0, "x", $"- {TerminalEscape.Value(value)}");
        Assert.Equal($"x            - {drawn}".TrimEnd() + "\n", writer.ToString());
    }

    [Fact]
    public static void No_line_is_a_command_to_a_runner_whatever_the_width() =>
        Gen.Select(HostileText.Any, HostileText.Any, Gen.Int[1, 60], Gen.Int[0, 8])
            .Sample(
                (one, two, width, indent) =>
                {
                    using var writer = new StringWriter();
                    var page = new Page(writer, Palette.None, width);
                    page.Prose(indent, one + StyledText.Name(two) + one);
                    page.Field(indent, "", TerminalEscape.Value(two));
                    page.Hanging(0, one, $"{StyledText.Glue}{two} {one}", indent);
                    page.Line(two);
                    page.Redraw(0, [one, two]);
                    page.Ask(one);
                    return writer.ToString().Split('\n').All(line => !IsCommand(line));
                },
                iter: 3000
            );

    [Fact]
    public static void No_format_holds_a_command_to_a_runner_but_our_own() =>
        Gen.Select(HostileText.Any, HostileText.Any, HostileText.Any)
            .Sample(
                (file, message, help) =>
                {
                    var place = new SourceSpan(file, 1, 1, 1, 2);
                    Diagnostic[] all =
                    [
                        new(Severity.Error, RuleId.DTS201, message)
                        {
                            Source = place,
                            Help = help,
                            Related = [new(place, help)],
                        },
                        new(Severity.Warning, RuleId.DTS408, help) { Source = new(message, 1, 1, 1, 2) },
                    ];
                    var json = DiagnosticsJson.Write(all, 65);
                    using var read = JsonDocument.Parse(json);
                    Assert.Equal(
                        message,
                        read.RootElement.GetProperty("diagnostics")[0].GetProperty("message").GetString()
                    );
                    var junit = DiagnosticsJUnit.Write(all, [file, message]);
                    _ = XDocument.Parse(junit);
                    var github = DiagnosticsGitHub.Write(all).TrimEnd('\n').Split('\n');
                    return ((string[])[json, DiagnosticsSarif.Write(all, "1"), junit])
                            .SelectMany(text => text.Split('\n'))
                            .All(line => !IsCommand(line))
                        && github is [var error, var warning]
                        && error.StartsWith("::error ", StringComparison.Ordinal)
                        && !IsCommand(error[2..])
                        && warning.StartsWith("::warning ", StringComparison.Ordinal)
                        && !IsCommand(warning[2..]);
                },
                iter: 2000
            );

    [Theory]
    [InlineData("see [here](1)", @"see \[here\](1)")]
    [InlineData("{0} and {x}", "{{0}} and {{x}}")]
    [InlineData(@"a\[b", @"a\\\[b")]
    [InlineData("one\nhelp: two", "one\nhelp: two")]
    public static void A_SARIF_message_has_no_links_and_no_placeholders(string text, string message) =>
        Assert.Equal(message, SarifMessage.Escape(text));
}
