using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DtsApply.Tests.House;

/// <summary>Words that sources should do without, a line for each place.</summary>
internal static partial class SourceWords
{
    public static IEnumerable<string> MethodsNamedOf(SourceFile file) =>
        from node in file.Parse().GetRoot().DescendantNodes()
        where
            node
                is MethodDeclarationSyntax { Identifier.Text: "Of" }
                    or LocalFunctionStatementSyntax { Identifier.Text: "Of" }
        select $"{file.Path}:{LineOf(node.GetLocation())}: {node.ToString().Split('\n')[0]}";

    /// <summary>IDs of rules inside of texts of any kind; comments may name them.</summary>
    public static IEnumerable<string> RuleIdsInText(SourceFile file) =>
        from token in file.Parse().GetRoot().DescendantTokens()
        where IsText(token.Kind())
        from id in RuleIds().Matches(token.Text)
        select $"{file.Path}:{LineOf(token.GetLocation())}: {id.Value}";

    private static bool IsText(SyntaxKind kind) =>
        kind
            is SyntaxKind.StringLiteralToken
                or SyntaxKind.InterpolatedStringTextToken
                or SyntaxKind.SingleLineRawStringLiteralToken
                or SyntaxKind.MultiLineRawStringLiteralToken
                or SyntaxKind.Utf8StringLiteralToken
                or SyntaxKind.Utf8SingleLineRawStringLiteralToken
                or SyntaxKind.Utf8MultiLineRawStringLiteralToken;

    private static int LineOf(Location location) => location.GetLineSpan().StartLinePosition.Line + 1;

    [GeneratedRegex("DTS[0-9]{3}(?![0-9])")]
    private static partial Regex RuleIds();
}
