using DtsApply.Reporting.Explaining;
using DtsApply.Tests.Reporting;
using Xunit;

namespace DtsApply.Tests.Cmd;

/// <summary>
/// The screens of commands that call no account. Each golden file is a screen of the design, from what was typed to the
/// next step.
/// </summary>
[Collection(nameof(TypedScreen))]
public static class CommandScreens
{
    private static readonly string Corpus = Repo.PathOf("tests", "DtsApply.Tests", "Manifests", "Corpus");

    [Theory]
    [InlineData("validate-one", ".", "validate -f orders.yaml")]
    [InlineData("validate-verbose", ".", "validate -v -f orders.yaml -f crm.yaml")]
    [InlineData("validate-many-mistakes", "draft", "validate -f accounts.yaml -f tasks.yaml")]
    [InlineData("validate-database-side", "side", "validate -f pg.yaml")]
    [InlineData("validate-syntax", "broken", "validate -f crm.yaml -f ../orders.yaml")]
    [InlineData("validate-cjk", "cjk", "validate -f 订单.yaml")]
    [InlineData("validate-list", "list", "validate -f members.yaml")]
    [InlineData("validate-list-profile", "list-profile", "validate -f members.yaml")]
    [InlineData("task-source", ".", "task -f orders.yaml")]
    [InlineData("task-destination", ".", "task -f shop.yaml")]
    [InlineData("task-both", ".", "task -f crm.yaml")]
    [InlineData("explain-rule", ".", "explain DTS402")]
    [InlineData("explain-field", ".", "explain CrossAccountTask.spec.source.accessMethod")]
    [InlineData("explain-info", ".", "explain DTS309")]
    [InlineData("explain-group", ".", "explain CrossAccountTask.spec")]
    [InlineData("explain-choice", ".", "explain Account.spec.type")]
    [InlineData("explain-list", ".", "explain AccountList.spec")]
    [InlineData("explain-list-accounts", ".", "explain AccountList.spec.accounts")]
    [InlineData("explain-list-prefix", ".", "explain AccountList.spec.credentials.prefix")]
    [InlineData("explain-reason", ".", "explain CrossAccountTask.spec.reason")]
    public static Task A_screen_is_as_drawn(string screen, string folder, string typed) =>
        MatchesAsync(screen, Path.Combine(Corpus, folder), typed);

    [Theory]
    [InlineData("explain-rule-40", "DTS402")]
    [InlineData("explain-group-40", "CrossAccountTask.spec.source")]
    public static void A_page_of_the_manual_fits_a_narrow_terminal(string screen, string topic) =>
        Screen.Matches(screen, page => Assert.Null(Explanation.Draw(page, topic)), width: 40);

    [Fact]
    public static async Task Forty_files_that_are_right_are_one_line()
    {
        using var estate = Estate.Fine();
        await MatchesAsync("validate-forty", estate.Folder, "validate -R -f estate/");
    }

    [Fact]
    public static async Task Two_hundred_errors_are_three()
    {
        using var estate = Estate.Wrong();
        await MatchesAsync("validate-two-hundred", estate.Folder, "validate -R -f estate/");
    }

    [Fact]
    public static async Task Questions_that_write_a_first_manifest()
    {
        using var folder = new Scratch();
        await MatchesAsync(
            "init",
            folder.Path,
            "init",
            "1",
            "orders",
            "164682176356",
            "1646821763560001",
            "",
            "lake",
            "1903774258810002",
            "",
            ""
        );
        Golden.Matches(
            await File.ReadAllTextAsync(folder.File("orders-to-lake.yaml"), TestContext.Current.CancellationToken),
            "Screens",
            "init-asked.yaml"
        );
    }

    [Fact]
    public static async Task Questions_with_every_wrong_answer_that_there_is()
    {
        using var folder = new Scratch();
        await File.WriteAllTextAsync(folder.File("crm-to-mart.yaml"), "", TestContext.Current.CancellationToken);
        await MatchesAsync(
            "init-both",
            folder.Path,
            "init",
            "4",
            "3",
            "CRM",
            "crm",
            "",
            "",
            "crm",
            "mart",
            "1749062835510005",
            "mart-admin",
            "ops",
            "1749062835510005",
            "12884509376200**",
            "1288450937620003",
            "7",
            "19",
            "mysqll",
            "18",
            "kafka",
            "clickhouse",
            "",
            "none/crm.yaml",
            "crm.yaml"
        );
        Golden.Matches(
            await File.ReadAllTextAsync(folder.File("crm.yaml"), TestContext.Current.CancellationToken),
            "Screens",
            "init-both.yaml"
        );
    }

    private static async Task MatchesAsync(string screen, string folder, string typed, params string[] answers) =>
        Golden.Matches(await TypedScreen.OfAsync(folder, typed, answers), "Screens", $"{screen}.txt");
}
