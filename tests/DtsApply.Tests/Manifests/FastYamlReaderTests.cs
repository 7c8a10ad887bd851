using CsCheck;
using DtsApply.Manifests.Files;
using DtsApply.Manifests.Yaml;
using DtsApply.Model;
using Newtonsoft.Json.Linq;
using Xunit;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace DtsApply.Tests.Manifests;

/// <summary>
/// The quick reader of plain manifests against the parser for all of YAML: what the one reads, the other reads alike,
/// to the last place.
/// </summary>
public static class FastYamlReaderTests
{
    private static readonly string[] Corpus =
    [
        .. Directory
            .EnumerateFiles(Repo.PathOf("examples"), "*.yaml", SearchOption.AllDirectories)
            .Concat(
                Directory.EnumerateFiles(
                    Repo.PathOf("tests", "DtsApply.Tests", "Manifests", "Corpus"),
                    "*.yaml",
                    SearchOption.AllDirectories
                )
            )
            .Order(StringComparer.Ordinal)
            .Select(File.ReadAllText),
        "a: {b: {c: \"d # }\", e: f g}, h: {}} # i\nj:\n  k: 07\n\n   # l\n  m: true\nn:\n--- \n",
        "# only\n---\n---\na:   b c  # d\n---\n  x: 1\n  y:\n    z: null\n  w: ~",
    ];

    private static readonly string[] Pieces =
    [
        "\n",
        " ",
        "  ",
        ":",
        ": ",
        "#",
        " #",
        "-",
        "- ",
        "---",
        "---\n",
        "\"",
        "'",
        "{",
        "}",
        ",",
        "[",
        "]",
        "a",
        "a: b",
        "\t",
        "\r",
        "\\",
        "0",
        "~",
        "true",
        "|",
        ">",
        "&a",
        "*",
        "!",
        "%",
        "@",
        "é",
        "...",
        "?",
        ".",
        "=",
        "{a: b}",
        "\ufeff",
        "null: ",
        "\r\n",
        ": #",
        "\"\"",
        "''",
        "\u00a0",
        "- a: b",
        "a:b",
        "a :",
        "{}",
        "[]",
        "{a}",
        "<<: x",
        "0x1f",
        "1e3",
        ".5",
        "-1",
        "'b'",
        "b 'c' \"d\"",
        "\"a\": ",
        "a: b: c",
        ",,",
        "\ud83d\ude00",
        "    ",
    ];

    /// <summary>Documents that are nearly plain, made of nothing but such pieces.</summary>
    private static readonly Gen<string> Rows = Gen.Select(
            Gen.Int[0, 5],
            Gen.OneOf("a", "b", "c", "key-1", "\"q\"", "null", "- a", "{a", "#", "---", "..."),
            Gen.OneOf(":", ": ", ":  ", " : ", " ", ""),
            Gen.OneOf(Pieces),
            Gen.OneOf("", "", "", " ", " # c", "#c", "\t", " d", ": e", ",", "\r"),
            Gen.OneOf("\n", "\n", "\n", "\n\n", "\n  \n", "\r\n", "\n# x\n", ""),
            (indent, key, colon, value, more, end) => new string(' ', indent) + key + colon + value + more + end
        )
        .Array[1, 7]
        .Select(string.Concat);

    private static readonly Gen<(int Where, int Length, int What)[]> Changes = Gen.Select(
        Gen.Int[0, 5000],
        Gen.Int[0, 3],
        Gen.Int[0, Pieces.Length - 1]
    ).Array[0, 4];

    [Fact]
    public static void Both_readers_see_the_same_in_manifests_changed_at_random() =>
        Gen.Select(Gen.OneOf(Corpus), Changes)
            .Sample(
                (text, changes) =>
                {
                    foreach (var (where, length, what) in changes)
                    {
                        var at = where % (text.Length + 1);
                        text = text[..at] + Pieces[what] + text[Math.Min(text.Length, at + length)..];
                    }

                    Compare(text);
                },
                iter: 30_000
            );

    [Fact]
    public static void Both_readers_see_the_same_in_what_is_nearly_a_manifest() =>
        Rows.Sample(text => _ = Compare(text), iter: 30_000);

    [Fact]
    public static void Most_manifests_are_read_by_the_quick_one() =>
        Assert.InRange(Corpus.Count(text => Compare(text) > 0), Corpus.Length / 2, Corpus.Length);

    [Fact]
    public static void Deep_groups_are_left_to_the_other_one() =>
        Assert.Equal(0, Compare("a: " + string.Concat(Enumerable.Repeat("{a: ", 40)) + "b" + new string('}', 40)));

    /// <summary>Reads with both up to where the quick one stops, and returns how far that was.</summary>
    private static int Compare(string text)
    {
        text = ReservedCharacters.Put(text);
        var manifest = new ManifestText("m.yaml", text);
        var (quick, at, trees, count) = (new FastYamlReader(manifest), 0, new List<Tree>(), 0);
        while (at < text.Length && quick.TryRead(ref at, out var isDocument, out var tree))
        {
            count += isDocument ? 1 : 0;
            trees.AddRange(tree is null ? [] : [tree]);
        }

        var read = text[..at];
        Assert.Equal(Whole(new("m.yaml", read)), (count, string.Join('\n', trees.Select(Shown))));
        return at;
    }

    private static (int, string) Whole(ManifestText text)
    {
        var parser = new Parser(new StringReader(text.Value));
        var (problems, trees, count) = (new List<Diagnostic>(), new List<string>(), 0);
        while (parser.MoveNext())
        {
            if (parser.Current is DocumentStart)
            {
                count++;
                trees.AddRange(new TreeReader(parser, text, 0, problems).Read() is { } tree ? [Shown(tree)] : []);
            }
        }

        Assert.Empty(problems);
        return (count, string.Join('\n', trees));
    }

    private static string Shown(Tree tree) => $"{At(tree.Start)} {Shown(tree.Root)}";

    private static string Shown(JToken token) =>
        token switch
        {
            JObject group => $"{{{string.Join(", ", group.Properties().Select(Shown))}}}",
            JValue value => $"{value.Type} {value}{At(value.Annotation<TextSpan>())}",
            _ => token.ToString(),
        };

    private static string Shown(JProperty key) => $"{key.Name}{At(key.Annotation<TextSpan>())}: {Shown(key.Value)}";

    private static string At(TextSpan? place) => place is null ? "" : $"@{place.Start}-{place.End}";
}
