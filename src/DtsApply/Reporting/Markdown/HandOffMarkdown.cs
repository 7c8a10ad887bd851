using DtsApply.Messages;
using DtsApply.Reporting.HandOffs;
using DtsApply.Text;

namespace DtsApply.Reporting.Markdown;

/// <summary>What to enter in the DTS console, as a comment: one part a task, the values as they are to be copied.</summary>
public static class HandOffMarkdown
{
    private const int Open = 3;

    /// <summary>Writes as many as a comment may hold.</summary>
    /// <param name="cards">The tasks.</param>
    /// <param name="ended">How many more have ended.</param>
    /// <param name="frame">What stands around them.</param>
    public static string Write(IReadOnlyList<HandOffCard> cards, int ended, MarkdownFrame frame) =>
        MarkdownBudget.Most(cards.Count, kept => Write(cards, kept, ended, frame)) ?? Write(cards, 0, ended, frame);

    private static string Write(IReadOnlyList<HandOffCard> cards, int kept, int ended, MarkdownFrame frame)
    {
        var all = frame.CommandLine is { } command ? MarkdownMessages.AllOfIt(MarkdownText.Code(command)) : "";
        return MarkdownText.Paragraphs(
            $"{HiddenLine.Write(frame.Command)}\n"
                + MarkdownText.Heading(MarkdownMessages.Tasks, HandOffMessages.Counted(cards.Count, ended)),
            string.Join('\n', cards.Take(kept).Select(card => Card(card, cards.Count <= Open))),
            kept < cards.Count ? MarkdownMessages.TasksLeftOut(cards.Count - kept) + all : null,
            MarkdownFoot.Write(frame, [])
        );
    }

    private static string Card(HandOffCard card, bool isOpen) =>
        string.Join(
            "\n\n",
            [
                AccountMarkdown.Head(isOpen, card.Task.Name.Value!, HandOffMessages.Kind(card.Task).Trim()),
                MarkdownText.Sentence(
                    $"{HandOffMessages.LogOnAs} {HandOffMessages.AccountWithId(card.Creator)}, {HandOffMessages.AsTheAccountItself}"
                ),
                .. card.Sections.Select(section => Table(HandOffMessages.Section(section.Side), section.Fields)),
                Table(HandOffMessages.OrByApi, card.Parameters),
                .. card.IsBeyondReference
                    ? (string[])[MarkdownText.Sentence(HandOffMessages.ReferenceNamesOnlyMySql)]
                    : [],
                "</details>",
            ]
        );

    private static string Table(string title, IEnumerable<HandOffField> fields) =>
        MarkdownTable.Write([MarkdownText.Prose(title), ""], fields.Select(Row));

    private static string[] Row(HandOffField field)
    {
        if (field.Value is not { } entered)
        {
            return [MarkdownText.Prose(field.Label), MarkdownText.Prose(HandOffMessages.IsNotNamed)];
        }

        var value = MarkdownText.Code(TerminalEscape.Value(entered));
        return [MarkdownText.Prose(field.Label), field.IsKey ? $"**{value}**" : value];
    }
}
