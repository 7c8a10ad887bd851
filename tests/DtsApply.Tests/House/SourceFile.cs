using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DtsApply.Tests.House;

/// <summary>A file of the sources, by its path below the checkout, with slashes.</summary>
internal sealed record SourceFile(string Path, string Text)
{
    private static readonly string[] NotOurs = ["artifacts", "bin", "obj", "node_modules"];

    /// <summary>All C# below those folders of the checkout, in the order of their paths.</summary>
    public static IReadOnlyList<SourceFile> ReadAll(params string[] folders) =>
        [
            .. folders
                .SelectMany(folder =>
                    Directory.EnumerateFiles(Repo.PathOf(folder), "*.cs", SearchOption.AllDirectories)
                )
                .Select(file => System.IO.Path.GetRelativePath(Repo.Root, file).Replace('\\', '/'))
                .Where(path => !path.Split('/').Intersect(NotOurs).Any())
                .Order(StringComparer.Ordinal)
                .Select(path => new SourceFile(path, File.ReadAllText(Repo.PathOf(path)))),
        ];

    public SyntaxTree Parse() => CSharpSyntaxTree.ParseText(Text, path: Path);
}
