using System.Text.RegularExpressions;
using Cocona.Builder;
using Cocona.Command;
using DtsApply.Cmd.CommandLine;
using DtsApply.Cmd.Help;
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
            var prose = narrow.Split('\n').Where(line => !line.Contains("dts-apply ", StringComparison.Ordinal));
            var lines = prose.Where(line => line.Contains(' ', StringComparison.Ordinal));
            Assert.All(lines, line => Assert.InRange(line.Length, 0, width));
            Assert.Equal(Words(HelpTexts.Find(name)), Words(narrow));
        }

        Assert.Equal(HelpTexts.Find(name), HelpTexts.Find(name, 80));
    }

    [Fact]
    public static void The_first_page_names_every_command() =>
        Assert.All(CommandTable.All(World), command =>
            Assert.Contains($"\n  {command.Name.Split(' ')[0]} ", HelpTexts.Find(null), StringComparison.Ordinal)
        );

    [GeneratedRegex("--([a-z][a-z-]+)")]
    private static partial Regex LongOption();
}
