using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DtsApply.Tests.House;

/// <summary>
/// Sources of all projects as the compiler understands them, in one compilation: names are found wherever they are
/// declared, whatever project may see them.
/// </summary>
internal static class SourceCompilation
{
    /// <summary>Where code stands that no file holds, but that every file may count on.</summary>
    private const string Generated = "";

    private static readonly CSharpParseOptions Options = new(LanguageVersion.Preview, DocumentationMode.None);

    // What the projects import everywhere (ImplicitUsings).
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly Lazy<MetadataReference[]> Libraries = new(() =>
        [
            .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
                .Split(Path.PathSeparator)
                .Where(path => !IsOurs(Path.GetFileName(path)))
                .Select(path => MetadataReference.CreateFromFile(path)),
        ]
    );

    public static CSharpCompilation Create(IEnumerable<SourceFile> files)
    {
        var trees = files.Select(file => CSharpSyntaxTree.ParseText(file.Text, Options, file.Path)).ToList();
        return CSharpCompilation.Create(
            "house",
            [
                .. trees,
                CSharpSyntaxTree.ParseText(Usings, Options, Generated),
                .. trees.SelectMany(JsonContexts).Select(text => CSharpSyntaxTree.ParseText(text, Options, Generated)),
            ],
            Libraries.Value,
            new CSharpCompilationOptions(
                OutputKind.ConsoleApplication,
                allowUnsafe: true,
                nullableContextOptions: NullableContextOptions.Enable
            )
        );
    }

    private static bool IsOurs(string library) =>
        library.StartsWith("DtsApply", StringComparison.Ordinal) || library is "dts-apply.dll";

    /// <summary>
    /// The members that the generator of JSON serializers gives to a context. Without them, whatever is made of what
    /// they read would have no type.
    /// </summary>
    private static IEnumerable<string> JsonContexts(SyntaxTree tree) =>
        from context in tree.GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>()
        where context.BaseList?.Types.Any(type => type.Type.ToString() is "JsonSerializerContext") is true
        let space = context.Ancestors().OfType<BaseNamespaceDeclarationSyntax>().First()
        let types = context
            .AttributeLists.SelectMany(list => list.DescendantNodes().OfType<TypeOfExpressionSyntax>())
            .Select(type => type.Type.ToString())
        select $$"""
            {{string.Concat(tree.GetCompilationUnitRoot().Usings)}}
            namespace {{space.Name}};
            partial class {{context.Identifier}}
            {
                public static {{context.Identifier}} Default => null!;
                {{string.Join('\n', types.Select(Member))}}
            }
            """;

    private static string Member(string type) =>
        $"public System.Text.Json.Serialization.Metadata.JsonTypeInfo<{type}> {type.Split('.')[^1]} => null!;";
}
