using DtsApply.Model;
using Xunit;

namespace DtsApply.Tests.Manifests;

public static class FixtureTests
{
    private static readonly string Corpus = Repo.PathOf("tests", "DtsApply.Tests", "Manifests", "Corpus");

    [Fact]
    public static void A_draft_shows_every_mistake_of_its_documents_at_once()
    {
        var set = Given.Folder(Path.Combine(Corpus, "draft"), "accounts.yaml", "tasks.yaml");

        Assert.Equal(
            """
            6:14-6:30 DTS110 the account ID is a number, not text
            15:14-15:32 DTS109 the account ID is masked
            16:9-16:15 DTS106 "Publik" is not an account type
            25:5-25:20 DTS116 a manifest cannot hold a secret
            17:5-17:12 DTS103 unknown key "databse"
            """,
            Given.Lines(set.Diagnostics)
        );
        Assert.Equal(["orders", "lake", "mart"], set.Accounts.Select(account => account.Name.Value));
        Assert.Equal(["orders-to-lake", "orders-archive"], set.Tasks.Select(task => task.Name.Value));
    }

    [Fact]
    public static void Deeper_indentation_is_explained_with_the_line_above()
    {
        var set = Given.Folder(Path.Combine(Corpus, "broken"), "crm.yaml");

        Assert.Equal("9:14-9:15 DTS003 a colon cannot stand here", Given.Lines(set.Diagnostics));
        Assert.Equal(
            "YAML reads line 9 as more text for account, because it is indented deeper; start database in column "
                + "5, like account",
            set.Diagnostics[0].Help
        );
        Assert.False(set.AllRead);
    }

    [Theory]
    [InlineData("orders.yaml", 2, 1)]
    [InlineData("crm.yaml", 3, 1)]
    public static void What_is_right_is_read_without_a_word(string file, int accounts, int tasks)
    {
        var set = Given.Folder(Corpus, file);

        Assert.Equal("", Given.Lines(set.Diagnostics));
        Assert.True(set.AllRead);
        Assert.Equal((accounts, tasks), (set.Accounts.Length, set.Tasks.Length));
    }

    [Fact]
    public static void Each_broken_manifest_of_the_corpus_shows_the_rule_in_its_name()
    {
        var files = Directory.GetFiles(Path.Combine(Corpus, "schema"), "*.yaml");

        Assert.NotEmpty(files);
        Assert.All(files, file =>
            Assert.Contains(Given.Bytes(File.ReadAllBytes(file)).Diagnostics, d =>
                Path.GetFileName(file).StartsWith(d.Rule.Code(), StringComparison.Ordinal)
            )
        );
    }
}
