using System.Text;
using CsCheck;
using DtsApply.Manifests;
using DtsApply.Manifests.Files;
using DtsApply.Model;
using DtsApply.Text;
using Xunit;

namespace DtsApply.Tests.Manifests;

public static class HostileTests
{
    private static readonly Gen<string> Pieces = Gen.OneOf(
        Gen.OneOf(
            "\t",
            "\0",
            "---\n",
            "...\n",
            "{",
            "}",
            "[",
            "]",
            "&a ",
            "*a",
            "!!str ",
            "\"",
            "'",
            "|",
            ">",
            "%",
            "@",
            "`",
            "? ",
            ": ",
            "- ",
            "#",
            "\r",
            "\u2028",
            "\ufeff",
            "<<: ",
            "\ud83d",
            "  ",
            "\n"
        ),
        Gen.String[0, 5]
    );

    [Fact]
    public static void A_manifest_changed_anywhere_never_throws_and_keeps_its_places_inside_the_text() =>
        Gen.Select(Gen.Int[0, 400], Gen.Int[0, 30], Pieces)
            .Array[1, 4]
            .Sample(
                changes =>
                {
                    var text = Given.Account + "---\n" + Given.Task;
                    foreach (var (at, length, piece) in changes)
                    {
                        var start = Math.Min(at, text.Length);
                        text = text[..start] + piece + text[Math.Min(start + length, text.Length)..];
                    }

                    var set = Given.Text(text);
                    var lines = new ManifestText("m.yaml", Utf8Text.Decode(Encoding.UTF8.GetBytes(text)));
                    Assert.All(set.Diagnostics, d =>
                    {
                        Assert.InRange(d.Source!.Value.Line, 1, lines.LineCount);
                        Assert.InRange(d.Source.Value.Column, 1, lines.Line(d.Source.Value.Line).Length + 3);
                        Assert.True(
                            d.Source.Value.EndLine > d.Source.Value.Line
                                || d.Source.Value.EndColumn >= d.Source.Value.Column
                        );
                    });
                    Assert.All(set.Accounts, account => Assert.InRange(account.Id.Source.Line, 1, lines.LineCount));
                },
                iter: 5000
            );

    [Fact]
    public static void Any_bytes_are_read_or_refused_without_throwing() =>
        Gen.Byte.Array[0, 200].Sample(bytes => Assert.NotNull(Given.Bytes(bytes).Diagnostics.ToString()), iter: 2000);

    [Fact]
    public static void Two_hundred_thousand_documents_are_read_and_one_more_is_refused()
    {
        Assert.Equal([RuleId.DTS002], Count("---\n", 200_000).Diagnostics.Select(d => d.Rule));
        Assert.Equal(100_000, Count("---\na\n", 200_000).Diagnostics.Count(d => d.Rule is RuleId.DTS008));
        var many = Count("---\n", 200_001);
        Assert.Equal(
            ":-: DTS009 more than 200000 documents in 1 file are over the limit of 200000 documents for one run",
            Given.Lines(many.Diagnostics)
        );

        static ManifestSet Count(string document, int times) =>
            ManifestReader.Read(
                new(["-"], Recursive: false),
                new MemoryStream(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(document, times)))),
                CancellationToken.None
            );
    }

    [Theory]
    [InlineData(
        "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b]\n",
        "DTS007"
    )]
    [InlineData("a: &a\n  b: *a\n", "DTS007")]
    public static void Aliases_are_refused_and_never_followed(string text, string rule) =>
        Assert.Contains(Given.Text(text).Diagnostics, d => d.Rule.Code() == rule);

    [Fact]
    public static void A_huge_scalar_and_a_huge_key_are_reported_in_short()
    {
        var set = Given.Text(
            Given.Account.Replace("orders", new string('x', 1_000_000), StringComparison.Ordinal)
                + $"  {new string('y', 1000)}: 1\n"
        );

        Assert.Equal([RuleId.DTS107, RuleId.DTS103], set.Diagnostics.Select(d => d.Rule));
        Assert.All(set.Diagnostics, d => Assert.InRange(d.Message.Length, 1, 100));
    }

    [Fact]
    public static void Every_one_of_very_many_problems_is_told()
    {
        var set = Given.Text(Given.Account + "  x: {" + string.Concat(Enumerable.Repeat("a: 1, ", 99_001)) + "}\n");

        Assert.Equal(99_001, set.Diagnostics.Length);
    }

    [Fact]
    public static void What_is_read_past_counts_as_well() =>
        Assert.EndsWith(
            "DTS006 the document has more than 100000 values",
            Given.Lines(Given.Text("a: {" + string.Concat(Enumerable.Repeat("a: 1, ", 200_000)) + "}").Diagnostics),
            StringComparison.Ordinal
        );

    [Fact]
    public static void A_document_of_very_many_values_is_refused() =>
        Assert.Contains(
            "DTS006 the document has more than 100000 values",
            Given.Lines(Given.Text("a: [" + string.Concat(Enumerable.Repeat("1,", 2_000_000)) + "]").Diagnostics),
            StringComparison.Ordinal
        );
}
