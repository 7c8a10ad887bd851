using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DtsApply.Tests.House;

/// <summary>What a text names in backticks: paths, types and folders.</summary>
internal sealed partial class ReadmeNames
{
    /// <summary>Where a path may begin: at the checkout, at src, or at the core.</summary>
    private static readonly string[] Roots = ["", "src/", "src/DtsApply/"];

    private readonly HashSet<string> _paths = new(StringComparer.Ordinal);
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <param name="paths">All files of the checkout, with slashes; their folders come with them.</param>
    /// <param name="sources">The files whose types may be named.</param>
    /// <param name="others">Types that are not ours.</param>
    public ReadmeNames(IEnumerable<string> paths, IEnumerable<SourceFile> sources, params string[] others)
    {
        foreach (var path in paths)
        {
            for (var at = path; at.Length > 0 && _paths.Add(at); at = at[..Math.Max(0, at.LastIndexOf('/'))])
            {
                _names.Add(at[(at.LastIndexOf('/') + 1)..]);
            }
        }

        _names.UnionWith(sources.SelectMany(TypesIn));
        _names.UnionWith(others);
    }

    /// <summary>What the text names and nobody can find, in the order of the text.</summary>
    public IReadOnlyList<string> Missing(string text) =>
        [
            .. Quoted()
                .Matches(text)
                .Select(match => match.Groups[1].Value)
                .Distinct()
                .Where(name =>
                    (IsPath().IsMatch(name) && !Array.Exists(Roots, root => _paths.Contains(root + name.TrimEnd('/'))))
                    || (IsName().IsMatch(name) && !_names.Contains(name.Split('.', '<')[0]))
                ),
        ];

    private static IEnumerable<string> TypesIn(SourceFile file) =>
        file.Parse()
            .GetRoot()
            .DescendantNodes()
            .Select(node =>
                node switch
                {
                    BaseTypeDeclarationSyntax type => type.Identifier.Text,
                    DelegateDeclarationSyntax type => type.Identifier.Text,
                    _ => null,
                }
            )
            .OfType<string>();

    [GeneratedRegex("`([^`\n]+)`")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^[\w.-]+/[\w./-]*\z")]
    private static partial Regex IsPath();

    [GeneratedRegex(@"^[A-Z]\w*(\.[A-Z]\w*|<\w+>)?\z")]
    private static partial Regex IsName();
}
