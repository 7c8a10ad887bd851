using System.Diagnostics;
using System.Text;
using CsCheck;
using DtsApply.Model;
using DtsApply.Reporting.Screen;
using DtsApply.Text;
using Xunit;

namespace DtsApply.Tests.Reporting;

/// <summary>Arguments in commands that people paste: every shell reads back exactly what was meant.</summary>
public static class ShellWordTests
{
    [Theory]
    [InlineData("orders.yaml", "orders.yaml")]
    [InlineData("my file", "'my file'")]
    [InlineData("订单.yaml", "'订单.yaml'")]
    [InlineData("~/x", "'~/x'")]
    [InlineData("=ls", "'=ls'")]
    [InlineData("", "''")]
    [InlineData("it's", @"'it'\''s'")]
    [InlineData("a\u00a0--yes", @"""$(printf 'a\302\240--yes')""")]
    [InlineData("##vso[a]", @"""$(printf '\043\043vso\133a\135')""")]
    [InlineData("-\u00a0", @"""$(printf '\055\302\240')""")]
    public static void An_argument_is_quoted_for_every_shell(string word, string quoted) =>
        Assert.Equal(quoted, ShellWord.Quote(word));

    [Fact]
    public static void Drawing_changes_nothing_in_a_command_and_it_is_ASCII_or_letters() =>
        HostileText.Any.Sample(
            word =>
            {
                var quoted = ShellWord.Quote(word);
                using var writer = new StringWriter();
                new Page(writer, Palette.None, 20).Line(StyledText.Aside("next:") + $" dts-apply plan -f {quoted}");
                return writer.ToString() == $"next: dts-apply plan -f {quoted}\n"
                    && !quoted.EnumerateRunes().Any(rune => Rune.IsWhiteSpace(rune) && rune.Value is not ' ');
            },
            iter: 3000
        );

    [Theory]
    [InlineData("sh")]
    [InlineData("bash")]
    [InlineData("zsh")]
    public static void A_shell_reads_back_exactly_the_argument(string shell)
    {
        if (
            Environment
                .GetEnvironmentVariable("PATH")!
                .Split(':')
                .All(folder => !File.Exists(Path.Combine(folder, shell)))
        )
        {
            Assert.Skip($"no {shell} here");
        }

        HostileText
            .Any.Array[60]
            .Sample(
                hostile =>
                {
                    string[] words =
                    [
                        .. hostile.Select(word => word.TrimEnd('\n')),
                        "a\u00a0--yes\u00a0-f\u00a0g.yaml",
                        "!x$y`z",
                    ];
                    Assert.Equal(words, ReadBack(shell, words));
                },
                iter: 3,
                threads: 1
            );
    }

    private static string[] ReadBack(string shell, string[] words)
    {
        var script = string.Join('\n', words.Select(word => $"printf '%s\\0' {ShellWord.Quote(word)}"));
        var start = new ProcessStartInfo(shell, ["-c", script])
        {
            RedirectStandardOutput = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        using var process = Process.Start(start)!;
        var read = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return read.Split('\0')[..^1];
    }
}
