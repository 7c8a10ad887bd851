using System.Text.RegularExpressions;
using Xunit;

namespace DtsApply.Tests.Reporting;

/// <summary>The rules that all screens keep.</summary>
public static partial class VisualLanguage
{
    // The mark is for the eye, the word carries the meaning.
    private static readonly Dictionary<char, string[]> Words = new()
    {
        ['+'] = ["create", "gains", "gains access", "gained"],
        ['~'] = ["update", "adopt"],
        ['-'] = ["delete", "loses", "loses access", "lost"],
        ['='] = ["unchanged", "keep", "not yet"],
        ['!'] = ["error", "warning", "refuse"],
        ['?'] = ["unknown"],
    };

    public static TheoryData<string> Screens =>
        [
            .. Directory
                .EnumerateFiles(Repo.PathOf("tests", "DtsApply.Tests", "Screens"), "*.txt")
                .Select(Path.GetFileName)
                .OfType<string>()
                .Where(name => !name.Contains("github", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ];

    [Theory]
    [MemberData(nameof(Screens))]
    public static void A_mark_is_followed_by_its_word_unless_it_stands_before_a_value(string screen)
    {
        foreach (var line in Lines(screen))
        {
            if (Marked().Match(line) is { Success: true } marked)
            {
                var text = marked.Groups["text"].Value;
                Assert.True(
                    Words[marked.Groups["mark"].Value[0]]
                        .Any(word =>
                            text.StartsWith(word, StringComparison.Ordinal)
                            && (text.Length == word.Length || text[word.Length] is ' ' or ':')
                        ),
                    $"{screen}: {line}"
                );
            }
        }
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public static void The_tool_itself_prints_ASCII_and_one_ellipsis(string screen)
    {
        if (!screen.Contains("cjk", StringComparison.Ordinal))
        {
            Assert.DoesNotContain(Lines(screen), line => line.Any(letter => letter is > '~' and not '…'));
        }
    }

    /// <summary>The lines without colours and without diffs, whose marks are the diff's own.</summary>
    private static IEnumerable<string> Lines(string screen)
    {
        var inDiff = false;
        foreach (
            var line in Screen
                .Strip(File.ReadAllText(Repo.PathOf("tests", "DtsApply.Tests", "Screens", screen)))
                .Split('\n')
        )
        {
            inDiff =
                line.StartsWith("    diff ", StringComparison.Ordinal)
                || (inDiff && line.StartsWith("      ", StringComparison.Ordinal));
            if (!inDiff)
            {
                yield return line;
            }
        }
    }

    // Values stand in a column of their own, from the 14th cell on; marks before words stand left of it.
    [GeneratedRegex("^ {0,12}(?<mark>[-+~=!?]) (?<text>.*)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Marked();
}
