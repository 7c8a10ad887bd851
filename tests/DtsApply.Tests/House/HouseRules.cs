using Xunit;

namespace DtsApply.Tests.House;

/// <summary>How the sources are laid out, and what they may not hold.</summary>
public static class HouseRules
{
    private const int MostColumns = 140;
    private const int MostLines = 250;
    private const int MostMethodsOf = 7;

    [Fact]
    public static void A_layer_uses_only_the_layers_below_it() =>
        None(Layering.Breaches(SourceFile.ReadAll("cmd", "src")));

    [Fact]
    public static void Every_line_fits_in_140_columns() =>
        None(
            from file in SourceFile.ReadAll("cmd", "src", "tests")
            from line in file.Text.Split('\n').Index()
            where line.Item.Length > MostColumns
            select $"{file.Path}:{line.Index + 1}: {line.Item.Length} columns"
        );

    [Fact]
    public static void Every_file_holds_one_idea_and_fits_in_250_lines() =>
        None(
            from file in SourceFile.ReadAll("cmd", "src", "tests")
            let lines = file.Text.TrimEnd('\n').Split('\n').Length
            where lines > MostLines
            select $"{file.Path}: {lines} lines"
        );

    [Fact]
    public static void Methods_say_whether_they_parse_find_or_make_and_are_rarely_named_Of()
    {
        var all = SourceFile.ReadAll("cmd", "src", "tests").SelectMany(SourceWords.MethodsNamedOf).ToList();

        Assert.True(all.Count <= MostMethodsOf, string.Join('\n', all));
    }

    [Fact]
    public static void Rules_are_named_by_their_type_and_not_by_text() =>
        None(SourceFile.ReadAll("cmd", "src").SelectMany(SourceWords.RuleIdsInText));

    [Fact]
    public static void Only_the_command_knows_Cocona_and_the_console() =>
        None(
            from file in SourceFile.ReadAll("src")
            where file.Text.Contains("using Cocona", StringComparison.Ordinal)
            select file.Path
        );

    private static void None(IEnumerable<string> breaches)
    {
        var all = string.Join('\n', breaches);
        Assert.True(all.Length is 0, all);
    }
}
