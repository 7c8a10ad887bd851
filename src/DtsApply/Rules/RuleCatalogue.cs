using System.Collections.Immutable;
using DtsApply.Model;

namespace DtsApply.Rules;

/// <summary>One rule for readers: what it is called, why it exists, an example.</summary>
/// <param name="Number">Such as <c>DTS402</c>.</param>
/// <param name="Severity">How much it weighs where it is usually met.</param>
/// <param name="Title">A few words.</param>
public sealed record RuleEntry(string Number, Severity Severity, string Title)
{
    /// <summary>Why the rule exists.</summary>
    public string Why { get; init; } = "";

    /// <summary>Something wrong; null where a manifest cannot show it.</summary>
    public Example? Wrong { get; init; }

    /// <summary>The same put right.</summary>
    public Example? Right { get; init; }

    /// <summary>What to do about it; empty where the right example shows it.</summary>
    public string Help { get; init; } = "";

    /// <summary>Where the rule comes from.</summary>
    public string From { get; init; } = "";

    /// <summary>Where to read on.</summary>
    public string? SeeAlso { get; init; }
}

/// <summary>A piece of YAML.</summary>
/// <param name="Of">What it is a piece of: the spec of a <c>task</c> or of an <c>account</c>, or a whole
/// <c>file</c>.</param>
/// <param name="Text">The YAML.</param>
public sealed record Example(string Of, string Text);

/// <summary>
/// All rules, from the one text that the tool, its pages and its tests share (rules.md beside this file).
/// </summary>
public static class RuleCatalogue
{
    private static readonly Lazy<ImmutableArray<RuleEntry>> Entries = new(() => CatalogueReader.Read(Text()));

    /// <summary>Every rule, by number.</summary>
    public static ImmutableArray<RuleEntry> All => Entries.Value;

    /// <summary>A rule by its number, in any case; null where there is none.</summary>
    public static RuleEntry? Find(string number) =>
        All.FirstOrDefault(entry => entry.Number.Equals(number, StringComparison.OrdinalIgnoreCase));

    /// <summary>The title of a rule; its number where it has none.</summary>
    public static string TitleOf(RuleId rule) => Find(rule.Code())?.Title ?? rule.Code();

    private static string Text()
    {
        using var stream = typeof(RuleCatalogue).Assembly.GetManifestResourceStream("rules.md")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
