using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DtsApply.Tests.House;

/// <summary>
/// Texts in code that read like a sentence: three words in a row. What is put into a text counts as a word where it
/// stands beside at least two of the text's own. Comments are none, and commands that may be pasted are none.
/// </summary>
internal static partial class Sentences
{
    private const char Hole = '\u0001';

    // What a bug says, or a reader to the code that called it, is not for people.
    private static readonly string[] ForProgrammers =
    [
        "ArgumentException",
        "FormatException",
        "InvalidOperationException",
        "NotSupportedException",
        "SyntaxErrorException",
    ];

    /// <summary>A line for each, with its path, its line and the text.</summary>
    public static IEnumerable<string> FindIn(SourceFile file) =>
        from node in file.Parse().GetRoot().DescendantNodes()
        let text = TextOf(node)
        where text is not null && IsSentence(text) && !IsForProgrammers(node)
        select $"{file.Path}:{LineOf(node)}: {text.Replace($"{Hole}", "{}", StringComparison.Ordinal)}";

    private static string? TextOf(SyntaxNode node) =>
        node switch
        {
            LiteralExpressionSyntax { Token.Value: string text } => text,
            InterpolatedStringExpressionSyntax whole => string.Concat(
                whole.Contents.Select(part =>
                    part is InterpolatedStringTextSyntax text ? text.TextToken.ValueText : $"{Hole}"
                )
            ),
            _ => null,
        };

    private static bool IsSentence(string text) =>
        Rows()
            .Matches(Commands().Replace(text, ""))
            .Any(row => row.Value.Split(' ').Count(word => !word.Contains(Hole, StringComparison.Ordinal)) > 1);

    private static bool IsForProgrammers(SyntaxNode text) =>
        text.Ancestors()
            .OfType<ObjectCreationExpressionSyntax>()
            .Any(made => ForProgrammers.Contains(made.Type.ToString()));

    private static int LineOf(SyntaxNode node) => node.GetLocation().GetLineSpan().StartLinePosition.Line + 1;

    [GeneratedRegex(@"dts-apply(?: [a-z]+){0,2}")]
    private static partial Regex Commands();

    [GeneratedRegex(
        @"(?<![\p{L}\u0001'-])[\p{L}\u0001][\p{L}\u0001'-]*(?:[,;:.)]? \(?[\p{L}\u0001][\p{L}\u0001'-]*){2,}"
    )]
    private static partial Regex Rows();
}
