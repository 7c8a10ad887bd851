using System.Text.RegularExpressions;
using Xunit;

namespace DtsApply.Tests;

public static partial class HouseRules
{
    // Each folder of src/DtsApply may use the folders to its left, never those to its right.
    private static readonly string[] Layers =
    [
        "Text",
        "Disk",
        "Model",
        "Messages",
        "Manifests",
        "Rules",
        "Live",
        "Planning",
        "Applying",
        "UseCases",
        "Reporting",
    ];

    [Fact]
    public static void A_layer_uses_only_the_layers_below_it()
    {
        var upward =
            from file in Sources("src/DtsApply")
            let layer = Array.FindIndex(Layers, name => file.Contains($"/{name}/", StringComparison.Ordinal))
            where layer >= 0
            from Match use in Use().Matches(File.ReadAllText(file))
            where Array.IndexOf(Layers, use.Groups[1].Value) > layer
            select $"{file}: {use.Value}";

        Assert.Equal("", string.Join(Environment.NewLine, upward));
    }

    [Fact]
    public static void The_folders_of_manifests_know_only_those_before_them()
    {
        string[] folders = ["Files", "Yaml", "Schema", ""];
        var upward =
            from layer in Enumerable.Range(0, folders.Length)
            from above in folders[(layer + 1)..]
            from type in Directory.EnumerateFiles(Repo.PathOf("src/DtsApply/Manifests", above), "*.cs")
            let name = Path.GetFileNameWithoutExtension(type)
            from file in Directory.EnumerateFiles(Repo.PathOf("src/DtsApply/Manifests", folders[layer]), "*.cs")
            where Regex.IsMatch(File.ReadAllText(file), $@"(?<!<see cref="")(?<!\.)\b{name}\b")
            select $"{file}: {name}";

        Assert.Equal("", string.Join(Environment.NewLine, upward));
    }

    [Fact]
    public static void Every_file_holds_one_idea_and_fits_in_250_lines()
    {
        var long_ =
            from folder in (string[])["cmd", "src", "tests"]
            from file in Sources(folder)
            let lines = File.ReadLines(file).Count()
            where lines > 250
            select $"{file}: {lines} lines";

        Assert.Equal("", string.Join(Environment.NewLine, long_));
    }

    [Fact]
    public static void Only_the_command_knows_Cocona_and_the_console()
    {
        var elsewhere = Sources("src")
            .Where(file => File.ReadAllText(file).Contains("using Cocona", StringComparison.Ordinal));

        Assert.Equal("", string.Join(Environment.NewLine, elsewhere));
    }

    private static IEnumerable<string> Sources(string folder) =>
        Directory
            .EnumerateFiles(Repo.PathOf(folder), "*.cs", SearchOption.AllDirectories)
            .Where(file =>
                !file.Contains("/artifacts/", StringComparison.Ordinal)
                && !file.Contains("/node_modules/", StringComparison.Ordinal)
            );

    [GeneratedRegex(@"\bDtsApply\.(\w+)")]
    private static partial Regex Use();
}
