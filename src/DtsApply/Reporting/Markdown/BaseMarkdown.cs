using DtsApply.Messages;
using DtsApply.Planning.Comparing;

namespace DtsApply.Reporting.Markdown;

/// <summary>What a result is compared with, as Markdown.</summary>
internal static class BaseMarkdown
{
    /// <summary>That nobody knows who had access, in a block that nobody can overlook; null where that is known.</summary>
    public static string? Unknown(BaseFacts? facts) =>
        facts is { Compiles: false }
            ? $"> [!WARNING]\n> **{MarkdownMessages.LossesAreUnknown}** "
                + MarkdownMessages.DoesNotCompile(Named(facts, ", "))
            : null;

    /// <summary>What a plan says in numbers, with what it is compared with.</summary>
    /// <param name="numbers">What it says; null for nothing.</param>
    /// <param name="facts">What it is compared with; null for nothing.</param>
    public static string? Compared(string? numbers, BaseFacts? facts) =>
        facts is null ? numbers
        : !facts.Compiles ? Joined(numbers, MarkdownText.Sentence(BaseMessages.NothingTellsWhatIsNew))
        : Joined(
            numbers,
            $"{MarkdownMessages.ComparedWith} {MarkdownText.Code(facts.Name)}{(facts.ShortCommit is { } commit ? $" ({commit})" : "")}.",
            [.. facts.Absent.Select(path => Absent(path, facts.Name))]
        );

    /// <summary>The heading over what is not from the change.</summary>
    public static string Drift(BaseFacts facts) =>
        $"#### {MarkdownMessages.NotFromThisChange}\n\n{MarkdownText.Code(facts.Name)} {MarkdownMessages.AsksForTheSame}";

    /// <summary>That nothing stands under a path.</summary>
    public static string Absent(string path, string name) =>
        MarkdownMessages.IsAbsent(MarkdownText.Code(path), MarkdownText.Code(name));

    /// <summary>As it was given, and the commit that it came to.</summary>
    public static string Named(BaseFacts facts, string between) =>
        MarkdownText.Code(facts.Name) + (facts.ShortCommit is { } commit ? between + commit : "");

    private static string Joined(string? numbers, string sentence, params string[] more) =>
        string.Join(' ', ((string?[])[numbers, sentence, .. more]).Where(part => part is { Length: > 0 }));
}
