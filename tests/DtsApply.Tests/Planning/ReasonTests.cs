using System.Text.Json;
using DtsApply.Applying.Journals;
using DtsApply.Manifests;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Reporting.Plans;
using DtsApply.Reporting.Screen;
using DtsApply.Tests.Manifests;
using DtsApply.Tests.Reporting;
using DtsApply.UseCases;
using Xunit;

namespace DtsApply.Tests.Planning;

/// <summary>The reasons of tasks: their author's words, from the manifest to plans and journals.</summary>
public static class ReasonTests
{
    private const string Reason = "spring migration, OPS-1234";

    private static CrossAccountTask Task(string name, string? reason, string destination = "lake") =>
        Some.Task(name, destination: destination) with
        {
            Reason = reason is null ? default : Some.Given(reason),
        };

    [Fact]
    public static async Task A_plan_shows_it_last_and_in_quotes() =>
        Screen.Matches("plan-reason", Draw(await PlanAsync(Task("orders-to-lake", Reason))));

    [Fact]
    public static async Task Of_a_shared_role_each_is_shown_once_by_task()
    {
        var plan = await PlanAsync(
            Task("c", "third"),
            Task("b", "second", "ops"),
            Task("a", "first"),
            Task("d", "second"),
            Task("e", null)
        );

        Assert.Equal(["first", "second", "third"], plan.Changes.Single().Wanted!.Reasons);
        using var json = JsonDocument.Parse(
            JsonText.Document(writer => PlanJson.Members(writer, plan, new("Plan", "0.1.0", 0)))
        );
        Assert.Equal(
            ["first", "second", "third"],
            json.RootElement.GetProperty("roles")[0].GetProperty("reasons").EnumerateArray().Select(r => r.GetString()!)
        );
    }

    [Theory]
    [InlineData("a\nplan: nothing to do\u001b[2J\u202e", "\"a\\nplan: nothing to do\\x1b[2J\\u202e\"")]
    [InlineData(" a  b ", "\" a  b \"")]
    [InlineData(" ", "\" \"")]
    [InlineData("say \"when\"", "\"say \"when\"\"")]
    public static async Task It_acts_on_no_terminal(string reason, string shown)
    {
        using var writer = new StringWriter();
        Draw(await PlanAsync(Task("orders-to-lake", reason)))(new(writer, Palette.None, 120));

        Assert.Contains($"    reason       {shown}\n", writer.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public static void A_saved_plan_and_a_journal_keep_it()
    {
        var read = ManifestJson.Read([ManifestJson.Document(Task("a", Reason))], CancellationToken.None);

        Assert.Equal(Reason, Assert.Single(read.Tasks).Reason.Value);
    }

    [Fact]
    public static async Task A_journal_tells_it()
    {
        var plan = await PlanAsync(Task("a", Reason), Task("b", "x\ny"));
        var text = JournalText.Opening(new(plan, "RUN", "apply", "0.1.0"), DateTimeOffset.UnixEpoch);

        Assert.Equal([Reason, "x\ny"], Assert.Single(JournalReader.Read(text)!.Roles).Reasons);
        var before = text.Replace("\"reasons\"", "\"others\"", StringComparison.Ordinal);
        Assert.Empty(Assert.Single(JournalReader.Read(before)!.Roles).Reasons);
    }

    [Theory]
    [InlineData(200, "")]
    [InlineData(201, "6:11-6:414 DTS106 the reason has 201 characters, at most 200 are allowed")]
    public static void It_is_measured_in_characters(int characters, string said)
    {
        var reason = string.Concat(Enumerable.Repeat("\ud83d\ude00", characters));
        var set = Given.Text(Given.Task.Replace("spec:\n", $"spec:\n  reason: {reason}\n", StringComparison.Ordinal));

        Assert.Equal(
            said.Replace("6:414", $"6:{11 + (2 * characters)}", StringComparison.Ordinal),
            Given.Lines(set.Diagnostics)
        );
    }

    [Theory]
    [InlineData("", "6:3-6:9 DTS105 spec.reason is empty, not text")]
    [InlineData("5", "6:11-6:12 DTS105 spec.reason is a number, not text")]
    [InlineData("[a]", "6:3-6:9 DTS105 spec.reason is a list, not text")]
    public static void It_is_a_text(string value, string said) =>
        Assert.Equal(
            said,
            Given.Lines(
                Given
                    .Text(Given.Task.Replace("spec:\n", $"spec:\n  reason: {value}\n", StringComparison.Ordinal))
                    .Diagnostics
            )
        );

    private static Task<Plan> PlanAsync(params CrossAccountTask[] tasks) =>
        MakePlan.RunAsync(Some.Request(tasks), new FakeCloud(), null, CancellationToken.None);

    private static Action<Page> Draw(Plan plan) =>
        page =>
        {
            PlanText.Draw(page, plan, new(Some.Names));
            page.Line(PlanVerdict.Write("plan", plan, unwritten: false));
        };
}
