using DtsApply.Sandbox.Gateway;
using Xunit;

namespace DtsApply.Tests.House;

public static class ReadmeTests
{
    [Fact]
    public static void Every_file_and_type_that_the_house_names_is_there()
    {
        string[] tops = ["cmd", "src", "tests", "schemas", "examples", ".github"];
        var paths = tops.SelectMany(top => Directory.EnumerateFiles(Repo.PathOf(top), "*", SearchOption.AllDirectories))
            .Concat(Directory.EnumerateFiles(Repo.Root))
            .Select(file => Path.GetRelativePath(Repo.Root, file).Replace('\\', '/'));
        // Calls of RAM and STS are named as the service names them; the schema's type is a package's.
        var names = new ReadmeNames(paths, SourceFile.ReadAll("cmd", "src", "tests"), [.. Api.Names, "JsonSchema"]);

        var missing = string.Join('\n', names.Missing(File.ReadAllText(Repo.PathOf("src", "README.md"))));

        Assert.True(missing.Length is 0, missing);
    }

    [Fact]
    public static void What_is_not_there_is_found()
    {
        var names = new ReadmeNames(
            ["src/DtsApply/Model/Role.cs", "src/DtsApply.Sandbox/Ram/Roles.cs", "cmd/dts-apply/Unused.xml"],
            [new("a.cs", "enum Kind { One } class Box<T> { record Inner(int A); } delegate void Heard();")],
            "JsonSchema"
        );

        Assert.Equal(
            ["Model/Rule.cs", "DtsApply/Ram", "cmd/Unused.xml", "Rule", "Kinds.One", "Model/Kind"],
            names.Missing(
                """
                `Model/Role.cs`, `Model/Rule.cs`, `src/DtsApply/Model`, `DtsApply.Sandbox/Ram`, `DtsApply/Ram`,
                `cmd/dts-apply/Unused.xml`, `cmd/Unused.xml`, `Ram`, `Model`, `Kind`, `Rule`, `Rule`, `Kind.One`,
                `Kinds.One`, `Box<T>`, `Inner`, `Heard`, `JsonSchema`, `Model/Kind`; and what is neither: `/dev/fd/N`,
                `--yes`, `next:`, `saved`, `extraPolicies: Remove`, `$'...'`, `LICENSE -> ../LICENSE`, `*`
                """
            )
        );
    }
}
