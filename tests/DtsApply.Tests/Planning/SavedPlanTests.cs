using System.Text.Json;
using CsCheck;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Planning.Saved;
using DtsApply.Reporting.Screen;
using Xunit;

namespace DtsApply.Tests.Planning;

public static class SavedPlanTests
{
    private static readonly Role Old = Some.Live() with { Address = new(Some.Orders, "old"), Trust = TrustPolicy.Of([Some.Stranger]) };
    private static readonly Role Before = Some.Live() with { Trust = TrustPolicy.Of([Some.Stranger]), Description = "For the archive account", Tags = Some.Live().Tags.Add("cost=center", "a=b") };

    [Fact]
    public static void A_saved_plan_reads_as_the_plan_that_it_was()
    {
        var read = SavedPlanReader.Read(Text(), CancellationToken.None)!;

        Assert.Equal(Actions(Saved().Plan()), Actions(read.Plan()));
        Assert.Equal(Fingerprint.Of(Before), Fingerprint.Of(read.Roles[0].Before));
        Assert.Equal("orders.yaml:24:3", read.Tasks.Single().Source.Place.ToString());
    }

    [Fact]
    public static void White_space_is_no_change() =>
        Assert.NotNull(SavedPlanReader.Read(JsonSerializer.Serialize(JsonDocument.Parse(Text()).RootElement, Indented), CancellationToken.None));

    [Theory]
    [InlineData("not json")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"saved\":{},\"digest\":\"\"}")]
    [InlineData("{\"saved\":1,\"digest\":2}")]
    public static void What_is_no_plan_is_said_to_be_none(string text) => Assert.Null(SavedPlanReader.Read(text, CancellationToken.None));

    /// <summary>
    /// Whatever is done to a plan file, it is refused, or the planner alone decides what it makes: the trust that it asks for is that of its own tasks.
    /// </summary>
    [Fact]
    public static void A_plan_changed_by_hand_is_refused_or_plans_what_its_own_tasks_ask_for() =>
        Gen.Select(Gen.Int[0, Text().Length - 1], Gen.Char[' ', '~'], Gen.Bool).Sample((at, letter, insert) =>
        {
            var mutant = insert ? Text().Insert(at, letter.ToString()) : Text().Remove(at, 1).Insert(at, letter.ToString());
            return SavedPlanReader.Read(mutant, CancellationToken.None) is not { } read
                || Actions(read.Plan()).SequenceEqual(Actions(Saved().Plan()));
        }, iter: 2000);

    /// <summary>A forger who also makes the digest right again gets no further than the rules and the planner let anyone.</summary>
    [Fact]
    public static void A_forged_plan_passes_the_rules_or_is_none()
    {
        var forged = SavedPlanWriter.Text(Saved()).Replace(Some.Lake, Some.Orders, StringComparison.Ordinal);
        var file = $$"""{"formatVersion":"1","kind":"Plan","saved":{{forged}},"digest":"{{SavedPlanWriter.Digest(forged)}}"}""";

        Assert.Null(SavedPlanReader.Read(file, CancellationToken.None));
    }

    [Theory]
    [InlineData("\"set\":\"default\"", "\"set\":\"de fault\"")]
    [InlineData("\"role\":\"old\"", "\"role\":\"ram-for-dts\"")]
    [InlineData("\"prune\":true", "\"prune\":false")]
    [InlineData("\"dts-apply:managed-by\":\"dts-apply\"", "\"team\":\"a\"")]
    public static void A_forged_set_a_role_that_stands_twice_and_one_that_the_plan_does_not_show_are_no_plan(string right, string wrong)
    {
        var forged = SavedPlanWriter.Text(Saved()).Replace(right, wrong, StringComparison.Ordinal);
        Assert.Null(SavedPlanReader.Read($$"""{"formatVersion":"1","kind":"Plan","saved":{{forged}},"digest":"{{SavedPlanWriter.Digest(forged)}}"}""", CancellationToken.None));
    }

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, TypeInfoResolver = new System.Text.Json.Serialization.Metadata.DefaultJsonTypeInfoResolver() };

    private static IEnumerable<string> Actions(Plan plan) => plan.Changes.SelectMany(change => SavedRole.InWords(change.Actions));

    private static string Text() => JsonText.Document(writer =>
    {
        writer.WriteString("formatVersion", "1");
        writer.WriteString("kind", "Plan");
        SavedPlanWriter.Write(writer, Saved());
    });

    private static SavedPlan Saved() => new(
        Target.Cloud, new(2026, 11, 23, 14, 3, 7, TimeSpan.Zero), Some.Consent with { Prune = true }, [.. Some.Accounts.Where(account => account.Name.Value is "lake" or "orders")], [Some.Task()],
        [
            new(Before.Address, Before, SavedRole.InWords(Planner.Plan(Some.Wanted(), Before, Some.Consent, Some.Names).Actions)),
            new(Old.Address, Old, SavedRole.InWords(Removals.Prune("orders", Old, Some.Consent)!.Actions)),
        ]);
}
