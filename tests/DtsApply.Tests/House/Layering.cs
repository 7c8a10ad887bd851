using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DtsApply.Tests.House;

/// <summary>
/// Checks sources against <see cref="Layers"/>, by what the compiler makes of them: a type is used by its whole name, by
/// a part of it or by an alias, and through its members, those of a <c>using static</c> and extension methods too. A
/// using alone is no use, nor is a comment. A type that comes without any name (<c>new()</c>) was named by whoever asks
/// for it or hands it on, and is found there.
/// </summary>
internal static class Layering
{
    /// <summary>Every use of a type where it may not be used, a line each, and each type once in a file.</summary>
    public static IReadOnlyList<string> Breaches(IEnumerable<SourceFile> files)
    {
        var compilation = SourceCompilation.Create(files);
        var trees = compilation.SyntaxTrees.Where(tree => tree.FilePath.Length > 0).ToList();
        var declared = new DeclaredNames(trees);
        return
        [
            .. trees
                .AsParallel()
                .AsOrdered()
                .SelectMany(tree => Breaches(tree, compilation.GetSemanticModel(tree), declared)),
        ];
    }

    private static IEnumerable<string> Breaches(SyntaxTree tree, SemanticModel model, DeclaredNames declared)
    {
        var aliases = Aliases(tree);
        // To ask the compiler takes time: only names are asked about that might stand for what is forbidden.
        return from name in NamesIn(tree)
               let text = name.Identifier.Text
               where aliases.Contains(text) || declared.Files(text).Any(file => IsForbidden(tree, file))
               from breach in Breaches(name, tree, model)
               group tree.GetLineSpan(name.Span).StartLinePosition.Line + 1 by breach into lines
               select $"{tree.FilePath}:{lines.Min()}: {lines.Key}";
    }

    /// <summary>All names, without those of usings and of namespaces that are declared.</summary>
    private static IEnumerable<SimpleNameSyntax> NamesIn(SyntaxTree tree) =>
        tree.GetRoot()
            .DescendantNodes(node => node is not UsingDirectiveSyntax)
            .OfType<SimpleNameSyntax>()
            .Where(name => name.FirstAncestorOrSelf<NameSyntax>(IsWhole)?.Parent is not BaseNamespaceDeclarationSyntax);

    private static bool IsWhole(NameSyntax name) => name.Parent is not NameSyntax;

    private static HashSet<string?> Aliases(SyntaxTree tree) =>
        [
            .. tree.GetRoot()
                .DescendantNodes()
                .OfType<UsingDirectiveSyntax>()
                .Select(directive => directive.Alias?.Name.Identifier.Text),
        ];

    // What is set in new T { … } belongs to T, which is asked about by its own name; T may come from a package that is
    // not there.
    private static bool IsSetInNew(SimpleNameSyntax name) =>
        name.Parent is AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } set && set.Left == name;

    private static bool IsForbidden(SyntaxTree user, string used) => Layers.WhyNot(user.FilePath, used) is not null;

    private static IEnumerable<string> Breaches(SimpleNameSyntax name, SyntaxTree tree, SemanticModel model)
    {
        var info = model.GetSymbolInfo(name);
        var symbols = info.Symbol is { } symbol ? [symbol] : info.CandidateSymbols;
        return symbols.IsEmpty && IsSetInNew(name) ? []
            : symbols.IsEmpty ? [$"{name.Identifier.Text} is not understood"]
            : from one in symbols
              let type = one is INamedTypeSymbol named ? named : one.ContainingType
              where type is not null
              from declaration in type.OriginalDefinition.DeclaringSyntaxReferences
              let why = Layers.WhyNot(tree.FilePath, declaration.SyntaxTree.FilePath)
              where declaration.SyntaxTree.FilePath.Length > 0 && why is not null
              select $"{type.OriginalDefinition.ToDisplayString()}; {why}";
    }
}
