using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Planning.Comparing;
using DtsApply.Reporting.Plans;
using DtsApply.Text;

namespace DtsApply.Reporting.Markdown;

/// <summary>One role of a plan: what happens to it and why, who gains or loses what, and the values that change.</summary>
/// <param name="view">How accounts are named, and what is shown.</param>
/// <param name="warnings">The warnings of the manifests.</param>
internal sealed class RoleMarkdown(PlanView view, PlanWarnings warnings)
{
    private const int Label = 13;

    /// <summary>Whether it has anything to say.</summary>
    public bool Speaks(Change change) =>
        change.Refusal is not null || change.Kind is not ChangeKind.Unchanged || Findings(change).Any();

    /// <summary>Whether only good news is told of it, which may be left out.</summary>
    public bool OnlyGains(Change change) =>
        change.Refusal is null && change.Access.Lost.IsEmpty && !Findings(change).Any();

    /// <summary>How many warnings it has.</summary>
    public int Warnings(Change change) => Findings(change).Count(finding => finding.Severity is Severity.Warning);

    /// <summary>Its paragraphs, with an empty line after each.</summary>
    /// <param name="change">The role.</param>
    /// <param name="hasFence">Whether values that change are shown.</param>
    /// <param name="more">Further points.</param>
    public IEnumerable<string> Write(Change change, bool hasFence, IEnumerable<string> more)
    {
        yield return Head(change);
        string[] points =
        [
            .. change is { Refusal: { } refusal, Actions.IsEmpty: false } ? (string[])[Would(change, refusal)] : [],
            .. Sentences(change),
            .. (change.Wanted?.Reasons ?? []).Select(Reason),
            .. Findings(change).Select(FindingMarkdown.Point),
            .. more,
        ];
        if (points.Length > 0)
        {
            yield return string.Join('\n', points);
        }

        if (hasFence && Values(change) is { Count: > 0 } lines)
        {
            yield return MarkdownText.Fence("diff", lines);
        }
    }

    private IEnumerable<Diagnostic> Findings(Change change) =>
        warnings
            .At(change)
            .Select(warning => warning with { Help = DiagnosticWords.HelpAt(warning.Help, warning.Source!.Value) })
            .Concat(change.Findings.Where(finding => !Plan.IsSaidByTheSentence(change, finding)));

    private string Head(Change change)
    {
        var head = RoleHead.Create(change, Findings(change).Any());
        var verb = head.Verb.Length > 0 ? $"{head.Verb} " : "";
        var isCalm = change is { Access.IsSame: true, Kind: ChangeKind.Update, Refusal: null };
        var calm = isCalm ? $". {MarkdownText.Sentence(AccessMessages.NoOneIsTouched)}" : "";
        var name = MarkdownText.Code(change.Address.Role);
        return $"**{verb}{head.What} {name}**{MarkdownText.Prose(head.Rest)}{Cause(change)}{calm}";
    }

    private static string Cause(Change change)
    {
        if (change.Kind is ChangeKind.Unchanged && !change.IsKept)
        {
            return "";
        }

        if (change.Compared is { } compared && change.Wanted?.HasEnded is not true)
        {
            return Compared(change, compared);
        }

        var isPlain = change.Wanted is not null && !change.Ended.Any() && change.Undoes is null;
        return isPlain
            ? $", {MarkdownMessages.BecauseOf([.. change.Wanted!.Grants.Select(Task)])}"
            : $", {MarkdownText.Prose(MarkdownMessages.Because(RoleCauses.Sentences(change)))}";
    }

    private static string Compared(Change change, ComparedCauses causes)
    {
        var now = change.Wanted is null
            ? MarkdownText.Prose(MarkdownMessages.Because([RoleMessages.IsNotDeclared]))
            : MarkdownMessages.BecauseOf([.. causes.Now.Select(Task)]);
        var was = Format.Three([.. causes.Was.Select(Was)]);
        return string.Concat(was.Prepend(now).Select(part => $", {part}"));
    }

    private static string Was(ComparedCause cause) =>
        MarkdownMessages.WasTask(
            MarkdownText.Code(cause.Grant.Task.Name.Value!),
            MarkdownText.Code(cause.Place.ToString())
        );

    private static string Task(ComparedCause cause) =>
        $"{MarkdownText.Code(cause.Grant.Task.Name.Value!)} "
        + $"({MarkdownText.Prose(cause.Field ?? RoleMessages.Which(cause.Grant))}, {MarkdownText.Code(cause.Place.ToString())})";

    private static string Task(RoleRequirement grant) =>
        $"{MarkdownText.Code(grant.Task.Name.Value!)} "
        + $"({MarkdownText.Prose(RoleMessages.Which(grant))}, {MarkdownText.Code(grant.Side.Place.ToString())})";

    // Why it is refused stands in the table above all.
    private static string Would(Change change, Diagnostic refusal) =>
        $"- {MarkdownText.Sentence(RoleRefusal.Would(change, refusal))}";

    private IEnumerable<string> Sentences(Change change) =>
        change.Kind is ChangeKind.Unchanged
            ? []
            : view
                .Access.Sentences(change)
                .Where(sentence => sentence.Turn is not AccessTurn.None)
                .Select(sentence =>
                    $"- **{(sentence.Turn is AccessTurn.Loses ? AccessMessages.LosesAccess : AccessMessages.GainsAccess)[2..]}** "
                    + MarkdownText.Prose(sentence.Text)
                );

    private static string Reason(string reason) =>
        $"- **{RoleFieldWords.Reason}:** {MarkdownText.Prose(RoleMessages.AuthorsReason(reason))}";

    /// <summary>The values that change: GitHub colours a line by the sign that it begins with.</summary>
    private List<string> Values(Change change) =>
        change.Kind is not ChangeKind.Update
            ? []
            :
            [
                .. new RoleFields(view)
                    .Values(change)
                    .Where(field => !field.Values.IsEmpty)
                    .SelectMany(field =>
                        field.Values is [{ Mark: ValueMark.Becomes } only]
                            ? [$"! {field.Label.PadRight(Label)}{only.Value} -> {only.Next}"]
                            : field.Values.Select(Line).Prepend($"  {field.Label}")
                    ),
            ];

    private static string Line(FieldValue value) =>
        value.Mark switch
        {
            ValueMark.Goes => $"-   {value.Value}",
            ValueMark.Comes => $"+   {value.Value}",
            ValueMark.Becomes => $"!   {value.Value} -> {value.Next}",
            _ => $"    {value.Value}",
        };
}
