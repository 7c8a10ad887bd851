using System.Globalization;
using System.Text.RegularExpressions;
using Cocona.Builder;
using Cocona.Command;
using DtsApply.Cmd.CommandLine;
using DtsApply.Cmd.Help;
using DtsApply.Model;
using Xunit;

namespace DtsApply.Tests.Cmd;

public static partial class HelpTests
{
    private static readonly CommandEnvironment World = new(
        Stream.Null,
        TextWriter.Null,
        TextWriter.Null,
        _ => null,
        TimeProvider.System
    );

    private static readonly IEnumerable<int> Known = typeof(ExitCode)
        .GetFields()
        .Where(field => field.IsLiteral)
        .Select(field => (int)field.GetRawConstantValue()!);

    public static TheoryData<string> Commands => [.. CommandTable.All(World).Select(command => command.Name)];

    [Theory]
    [MemberData(nameof(Commands))]
    public static void A_command_s_help_names_exactly_the_options_that_it_has(string name)
    {
        var builder = new CoconaCommandsBuilder();
        Cocona.CommandsBuilderExtensions.AddCommand(
            builder,
            name.Replace(' ', '-'),
            CommandTable.All(World).Single(command => command.Name == name).Body
        );
        var options = new CoconaCommandProvider(
            builder.Build(),
            CommandProviderOptions.OptionNameToLowerCase,
            new CoconaServices()
        )
            .GetCommandCollection()
            .All.Single()
            .Options;
        var usage = HelpTexts.Find(name).Split("examples")[0];

        var named = LongOption()
            .Matches(usage)
            .Select(match => match.Groups[1].Value)
            .Except(["auto-approve", "help", "version"])
            .Distinct()
            .Order(StringComparer.Ordinal);
        Assert.Equal(options.Select(option => option.Name).Order(StringComparer.Ordinal), named);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public static void Help_fits_eighty_columns_and_has_usage_examples_and_exit_codes(string name)
    {
        var help = HelpTexts.Find(name);

        Assert.All(help.Split('\n'), line => Assert.InRange(line.Length, 0, 80));
        Assert.Contains("usage:", help, StringComparison.Ordinal);
        Assert.Contains("example", help, StringComparison.Ordinal);
        Assert.Contains("exit codes", help, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public static void Help_is_broken_for_narrower_terminals_and_keeps_every_word(string name)
    {
        static string[] Words(string text) => text.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        foreach (var width in Enumerable.Range(40, 40))
        {
            var narrow = HelpTexts.Find(name, width);
            // Commands and usage are there to be pasted, and no word is broken.
            var prose = narrow
                .Split('\n')
                .Where(line => !line.Contains("dts-apply ", StringComparison.Ordinal))
                .Where(line => !line.StartsWith("  # ", StringComparison.Ordinal));
            var lines = prose.Where(line => line.Contains(' ', StringComparison.Ordinal));
            Assert.All(lines, line => Assert.InRange(line.Length, 0, width));
            Assert.Equal(Words(Split(HelpTexts.Find(name)).Text), Words(Split(narrow).Text));
            Assert.Equal(Split(HelpTexts.Find(name)).Codes, Split(narrow).Codes);
        }

        Assert.Equal(HelpTexts.Find(name), HelpTexts.Find(name, 80));
    }

    [Theory]
    [InlineData(null, "help-40")]
    [InlineData("apply", "help-apply-40")]
    [InlineData("history", "help-history-60")]
    public static void A_narrow_terminal_has_descriptions_beside_or_below_a_whole_section_at_a_time(
        string? command,
        string screen
    ) =>
        Golden.Matches(
            HelpTexts.Find(command, int.Parse(screen[^2..], CultureInfo.InvariantCulture)),
            "Screens",
            $"{screen}.txt"
        );

    [Theory]
    [MemberData(nameof(Commands))]
    public static void In_a_narrow_section_no_description_is_beside_an_option_while_another_is_below(string name)
    {
        foreach (var width in Enumerable.Range(40, 40))
        {
            foreach (var section in HelpTexts.Find(name, width).Split("\nexit codes\n")[0].Split("\n\n"))
            {
                var options = section.Split('\n').Where(line => OptionLine().IsMatch(line)).ToList();
                var isBelow =
                    section.Contains("\n          ", StringComparison.Ordinal)
                    && !section.Contains("\n           ", StringComparison.Ordinal);
                Assert.All(options, line => Assert.False(isBelow && Gap().IsMatch(line.Trim()), $"{width}: {line}"));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public static void Exit_codes_stand_in_even_columns_and_ascend_downwards(string name)
    {
        foreach (var width in Enumerable.Range(40, 41))
        {
            var help = HelpTexts.Find(name, width);
            var rows = help.Split("\nexit codes\n")[1].TrimEnd('\n').Split('\n');
            var starts = rows.Select(row => Code().Matches(row).Select(match => match.Index).ToList()).ToList();

            Assert.All(starts, row => Assert.Equal(starts[0].Take(row.Count), row));
            Assert.Equal(starts.Select(row => row.Count).OrderDescending(), starts.Select(row => row.Count));
            var codes = Split(help)
                .Codes.Select(code => int.Parse(code.Split(' ')[0], CultureInfo.InvariantCulture))
                .ToList();
            Assert.Equal(codes.Distinct().Order(), codes);
            Assert.Empty(codes.Except(Known));
        }
    }

    [Fact]
    public static void Exit_codes_with_a_long_meaning_stand_in_two_columns() =>
        Assert.EndsWith(
            """

            exit codes
              0 as declared                  76 refused
              1 unclassified                 77 wrong account, or denied
              64 usage                       78 credentials
              65 manifests                   129 hung up
              69 unavailable                 130 interrupted
              70 a bug                       143 terminated

            """,
            HelpTexts.Find("whoami"),
            StringComparison.Ordinal
        );

    [Fact]
    public static void The_first_page_names_every_command() =>
        Assert.All(CommandTable.All(World), command =>
            Assert.Contains($"\n  {command.Name.Split(' ')[0]} ", HelpTexts.Find(null), StringComparison.Ordinal)
        );

    /// <summary>What stands before the exit codes, and these with their meanings, column by column.</summary>
    private static (string Text, IEnumerable<string> Codes) Split(string help)
    {
        var parts = help.Split("\nexit codes\n");
        var rows = parts[1].TrimEnd('\n').Split('\n').Select(row => Gap().Split(row.Trim())).ToList();
        return (
            parts[0],
            Enumerable
                .Range(0, rows[0].Length)
                .SelectMany(column => rows.Where(row => column < row.Length).Select(row => row[column]))
        );
    }

    [GeneratedRegex("--([a-z][a-z-]+)")]
    private static partial Regex LongOption();

    [GeneratedRegex("^ +(-[a-z], )?--[a-z]")]
    private static partial Regex OptionLine();

    [GeneratedRegex(" {2,}")]
    private static partial Regex Gap();

    [GeneratedRegex(@"(?<=  )\d+ ")]
    private static partial Regex Code();
}
