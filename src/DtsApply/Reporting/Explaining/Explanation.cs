using DtsApply.Manifests.Schema;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Reporting.Screen;
using DtsApply.Rules;
using DtsApply.Text;

namespace DtsApply.Reporting.Explaining;

/// <summary>Finds what a word of the explain command means: a rule's number, or a field's path.</summary>
public static class Explanation
{
    private const int FamilyDigits = 4;
    private const int Many = 3;

    /// <summary>Draws the page of a rule or field; returns what is wrong with the word when there is neither.</summary>
    /// <param name="page">Receives the page.</param>
    /// <param name="topic">A number such as <c>DTS402</c>, or a path such as <c>Account.spec.type</c>.</param>
    public static string? Draw(Page page, string topic)
    {
        topic = topic.Length is 3 && topic.All(char.IsAsciiDigit) ? $"DTS{topic}" : topic;
        if (RuleCatalogue.Find(topic) is { } rule)
        {
            RulePage.Draw(page, rule);
            return null;
        }

        if (topic.StartsWith("DTS", StringComparison.OrdinalIgnoreCase) && topic.Skip(3).All(char.IsAsciiDigit))
        {
            return NoRule(topic.ToUpperInvariant());
        }

        var fields = SchemaField.Kinds().SelectMany(SchemaField.Flat).ToList();
        if (fields.Find(field => field.Path.Equals(topic, StringComparison.OrdinalIgnoreCase)) is not { } known)
        {
            return NoField(topic, fields);
        }

        FieldPage.Draw(page, known, fields.Find(field => field.Fields.Contains(known)));
        return null;
    }

    /// <summary>
    /// The rule whose page helps most with these diagnostics, for the line that begins with next: the first one that
    /// has facts to show. Null for a few kinds of mistakes, whose own words are enough.
    /// </summary>
    public static RuleId? MostUseful(IReadOnlyCollection<Diagnostic> diagnostics) =>
        diagnostics.Select(d => d.Rule).Distinct().Count() < Many
            ? null
            : diagnostics.Select(d => (RuleId?)d.Rule).FirstOrDefault(rule => RulePage.HasFacts(rule!.Value));

    /// <summary>All rules, one a line.</summary>
    public static void DrawAll(Page page)
    {
        foreach (var rule in RuleCatalogue.All)
        {
            var head = StyledText.Name(rule.Number) + $"  {rule.Severity.ToString().ToLowerInvariant(),-7}  ";
            page.Hanging(0, head, rule.Title, head.Width);
        }

        page.Line();
        page.Line(StyledText.Name("explain:") + $" {ExplainMessages.Rules(RuleCatalogue.All.Length)}");
    }

    private static string NoRule(string number)
    {
        var family = RuleCatalogue
            .All.Where(rule => number.Length >= FamilyDigits && rule.Number[..FamilyDigits] == number[..FamilyDigits])
            .ToList();
        return family.Count is 0
            ? ExplainMessages.ThereIsNoRule(number)
            : ExplainMessages.TheFamilyIs(number, family[0].Number, family[^1].Number);
    }

    /// <summary>The end of a path is enough to guess from; so is a path with a slip in it.</summary>
    private static string NoField(string topic, List<SchemaField> fields)
    {
        var ends = fields
            .Where(field => field.Path.EndsWith("." + topic, StringComparison.OrdinalIgnoreCase))
            .Select(field => field.Path)
            .ToList();
        string[] meant =
            ends.Count > 0 ? [.. ends.Take(3)]
            : Suggestions.Nearest(topic, fields.Select(field => field.Path)) is { } near ? [near]
            : [];
        return ExplainMessages.ThereIsNoField(topic, meant);
    }
}
