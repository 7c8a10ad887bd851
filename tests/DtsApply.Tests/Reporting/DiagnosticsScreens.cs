using DtsApply.Manifests;
using DtsApply.Manifests.Schema;
using DtsApply.Model;
using DtsApply.Reporting.Diagnostics;
using DtsApply.Reporting.Explaining;
using DtsApply.Reporting.Screen;
using DtsApply.Rules;
using DtsApply.Tests.Manifests;
using DtsApply.Text;
using Xunit;

namespace DtsApply.Tests.Reporting;

public static class DiagnosticsScreens
{
    private static readonly string Corpus = Repo.PathOf("tests", "DtsApply.Tests", "Manifests", "Corpus");

    [Fact]
    public static void Formats_for_machines_hold_the_same()
    {
        var (set, all) = Read("draft", "accounts.yaml", "tasks.yaml");

        Golden.Matches(DiagnosticsJson.Write(all, ExitCode.Manifests), "Screens", "validate.json");
        Golden.Matches(DiagnosticsSarif.Write(all, "0.1.0"), "Screens", "validate.sarif");
        Golden.Matches(DiagnosticsJUnit.Write(all, set.Files), "Screens", "validate.junit.xml");
        Golden.Matches(DiagnosticsGitHub.Write(all), "Screens", "validate.github.txt");
    }

    [Fact]
    public static void The_next_step_is_the_page_with_the_facts()
    {
        Assert.Equal(RuleId.DTS402, Explanation.MostUseful(Read("draft", ["accounts.yaml", "tasks.yaml"]).All));
        Assert.Null(Explanation.MostUseful(Read("side", ["pg.yaml"]).All));
    }

    [Theory]
    [InlineData("DTS499", "there is no rule DTS499; the 4xx rules are DTS401 to DTS409")]
    [InlineData("499", "there is no rule DTS499; the 4xx rules are DTS401 to DTS409")]
    [InlineData("dts900", "there is no rule DTS900; dts-apply explain lists all")]
    [InlineData(
        "accessMethod",
        "there is no rule or field \"accessMethod\"; did you mean CrossAccountTask.spec.source.accessMethod or "
            + "CrossAccountTask.spec.destination.accessMethod?"
    )]
    [InlineData("Account.spec.typ", "there is no rule or field \"Account.spec.typ\"; did you mean Account.spec.type?")]
    public static void An_unknown_topic_is_guessed(string topic, string said) =>
        Assert.Equal(said, Explanation.Draw(new(TextWriter.Null, Palette.None, 80), topic));

    [Fact]
    public static void Every_rule_and_field_has_a_page() =>
        Assert.All(
            RuleCatalogue
                .All.Select(rule => rule.Number)
                .Concat(SchemaField.Kinds().SelectMany(SchemaField.Flat).Select(field => field.Path)),
            topic =>
                Assert.True(
                    Text(page => Assert.Null(Explanation.Draw(page, topic)))
                        .Split('\n')
                        .All(line =>
                            DisplayWidth.Width(
                                line.Replace("[bold]", "", StringComparison.Ordinal)
                                    .Replace("[cyan]", "", StringComparison.Ordinal)
                                    .Replace("[/]", "", StringComparison.Ordinal)
                            ) <= 130
                        ),
                    topic
                )
        );

    private static (ManifestSet Set, System.Collections.Immutable.ImmutableArray<Diagnostic> All) Read(
        string folder,
        params string[] files
    )
    {
        var set = Given.Folder(Path.Combine(Corpus, folder), files);
        return (set, set.Sorted([.. set.Diagnostics, .. ManifestRules.Check(set)]));
    }

    private static string Text(Action<Page> draw)
    {
        using var writer = new StringWriter();
        draw(new(writer, Palette.Tags, 80));
        return writer.ToString();
    }
}
