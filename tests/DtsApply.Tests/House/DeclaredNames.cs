using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DtsApply.Tests.House;

/// <summary>Under which name something is declared in which files: types and their members.</summary>
internal sealed class DeclaredNames(IEnumerable<SyntaxTree> trees)
{
    private readonly ILookup<string, string> _files = trees
        .SelectMany(tree => tree.GetRoot().DescendantNodes().SelectMany(Names).Select(name => (name, tree.FilePath)))
        .Distinct()
        .ToLookup(pair => pair.name, pair => pair.FilePath, StringComparer.Ordinal);

    /// <summary>The files that declare something of that name.</summary>
    public IEnumerable<string> Files(string name) => _files[name];

    private static IEnumerable<string> Names(SyntaxNode node) =>
        node switch
        {
            BaseTypeDeclarationSyntax type => TypeNames(type.Identifier.Text),
            DelegateDeclarationSyntax type => [type.Identifier.Text],
            MethodDeclarationSyntax method => [method.Identifier.Text],
            PropertyDeclarationSyntax property => [property.Identifier.Text],
            EventDeclarationSyntax raised => [raised.Identifier.Text],
            BaseFieldDeclarationSyntax field => field.Declaration.Variables.Select(one => one.Identifier.Text),
            EnumMemberDeclarationSyntax value => [value.Identifier.Text],
            // What a record is made from are its properties.
            ParameterSyntax { Parent.Parent: RecordDeclarationSyntax } property => [property.Identifier.Text],
            _ => [],
        };

    private static IEnumerable<string> TypeNames(string name) =>
        name.EndsWith("Attribute", StringComparison.Ordinal) ? [name, name[..^"Attribute".Length]] : [name];
}
