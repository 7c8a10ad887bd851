using Xunit;

namespace DtsApply.Tests.House;

public static class SentencesTests
{
    private static readonly Lazy<IReadOnlyList<SourceFile>> All = new(() => SourceFile.ReadAll("cmd", "src"));

    [Fact]
    public static void Sentences_stand_in_the_room_of_messages_and_nowhere_else()
    {
        var breaches = string.Join(
            '\n',
            All.Value.Where(file => !SentencePlaces.Allows(file.Path)).SelectMany(Sentences.FindIn)
        );

        Assert.True(breaches.Length is 0, breaches);
    }

    [Fact]
    public static void No_exception_is_without_need()
    {
        var needed = All.Value.Where(file => Sentences.FindIn(file).Any()).Select(file => file.Path).ToList();

        Assert.Empty(SentencePlaces.Exceptions.Keys.Except(needed));
        Assert.DoesNotContain(SentencePlaces.NotYet, place =>
            !needed.Exists(path => path.StartsWith(place, StringComparison.Ordinal))
        );
    }

    [Theory]
    [InlineData("\"nothing was written\"", "nothing was written")]
    [InlineData("\"  refused, nothing was written (exit 65)\"", "  refused, nothing was written (exit 65)")]
    [InlineData("\"\"\"nothing was written\"\"\"", "nothing was written")]
    [InlineData("@\"nothing was written\"", "nothing was written")]
    [InlineData("$\"{1} does not exist\"", "{} does not exist")]
    [InlineData("$\"taken out of {1}\"", "taken out of {}")]
    [InlineData("$\"{1} reads {2} back\"", "{} reads {} back")]
    [InlineData("$\"--adopt {(1 > 0 ? \"may take it over\" : \"\")}\"", "may take it over")]
    [InlineData("$\"name it; dts-apply explain {1} tells the rest\"", "name it; dts-apply explain {} tells the rest")]
    public static void A_planted_sentence_is_found_however_it_is_written(string code, string text) =>
        Assert.Equal([$"a.cs:1: {text}"], Sentences.FindIn(new("a.cs", $"var text = {code};")));

    [Theory]
    [InlineData("\"loses access\"")]
    [InlineData("\"acs:ram::*:root\"")]
    [InlineData("\"maxSessionDuration\"")]
    [InlineData("$\"dts-apply explain {1}\"")]
    [InlineData("$\"{1} && dts-apply apply plan.json{2}\"")]
    [InlineData("$\"{1} {2}: {3}\"")]
    [InlineData("1; // nothing was written")]
    [InlineData("new InvalidOperationException(\"a plan with refusals is not carried out\")")]
    public static void Names_commands_comments_and_bugs_are_none(string code) =>
        Assert.Empty(Sentences.FindIn(new("a.cs", $"var text = {code};")));

    [Theory]
    [InlineData("src/DtsApply/Messages/RunMessages.cs", true)]
    [InlineData("src/DtsApply/Planning/Planner.cs", false)]
    [InlineData("src/DtsApply/Reporting/Plans/PlanText.cs", false)]
    [InlineData("cmd/dts-apply/Commands/PlanCommand.cs", false)]
    public static void Only_the_room_and_its_exceptions_allow_them(string path, bool allowed) =>
        Assert.Equal(allowed, SentencePlaces.Allows(path));
}
