using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Planning.Comparing;
using DtsApply.Reporting.Markdown;
using DtsApply.Reporting.Plans;
using DtsApply.UseCases;

namespace DtsApply.Reporting.Comparing;

/// <summary>
/// Who gains or loses access between two sets of manifests, as a comment on a pull request: for readers without a
/// terminal, and written without credentials.
/// </summary>
public static class DiffMarkdown
{
    private const int Few = 3;

    /// <summary>Writes it, within what a comment may hold.</summary>
    /// <param name="sets">What was compared.</param>
    /// <param name="frame">What stands around it.</param>
    public static string Write(ComparedSets sets, MarkdownFrame frame)
    {
        var (facts, plan) = (sets.Base.Facts, sets.Plan);
        return facts.Compiles
            ? PlanMarkdown.Write(plan, sets.Names, frame with { Diff = Words(plan, facts) })
            : Unknown(sets, frame);
    }

    private static DiffWords Words(Plan plan, BaseFacts facts)
    {
        var pending = plan.Pending.ToList();
        var loss = Loss.In(pending);
        var prune = MarkdownText.Code(MarkdownMessages.PruneOption);
        string[] numbers =
        [
            MarkdownText.Sentence(
                pending.Count is 0
                    ? DiffVerdict.AsBefore(plan)
                    : PlanMessages.Counts(
                        plan.Count(ChangeKind.Create),
                        plan.Count(ChangeKind.Update),
                        adopted: 0,
                        plan.Count(ChangeKind.Delete)
                    )
            ),
            $"{MarkdownMessages.ComparedWith} {BaseMarkdown.Named(facts, " (")}{(facts.Commit is null ? "" : ")")}, "
                + $"{MarkdownMessages.NobodyWasAsked}.",
            .. facts.Absent.Select(path => BaseMarkdown.Absent(path, facts.Name)),
        ];
        return new(
            DiffVerdict.Numbers(plan),
            loss is null
                ? null
                : MarkdownMessages.OnlyWithPrune(Gaining.OnlyByPruning(pending), loss.Losers.Length, prune),
            string.Join(' ', numbers)
        );
    }

    private static string Unknown(ComparedSets sets, MarkdownFrame frame)
    {
        var roles = DiffVerdict.Wanted(sets.Plan).ToList();
        var names = sets.Names.With(IdForm.Whole);
        return MarkdownBudget.Fit(roles.Count, 0, detail => Write(roles.Take(detail.Roles)));

        string Write(IEnumerable<Change> told)
        {
            var lines = told.Select(change => Role(change, names)).ToList();
            string?[] parts =
            [
                $"{HiddenLine.Write(frame.Command, sets.Plan.Set, sets.Plan.Target, frame.Digest)}\n"
                    + $"### {MarkdownMessages.Title("diff")}: {MarkdownMessages.LossesUnknown}",
                BaseMarkdown.Unknown(sets.Base.Facts),
                Mistakes(sets.Base),
                MarkdownText.Sentence(BaseMessages.AreWantedNow(roles.Count, PlanVerdict.Accounts(roles))),
                string.Join('\n', lines),
                lines.Count < roles.Count ? MarkdownMessages.AndMoreRoles(roles.Count - lines.Count) : null,
                $"<sub>dts-apply {MarkdownText.Html(frame.ToolVersion)}</sub>",
            ];
            return string.Join("\n\n", parts.Where(part => part is { Length: > 0 })) + "\n";
        }
    }

    // The first mistakes say what to mend, or that the change mends it.
    private static string? Mistakes(ManifestBase before)
    {
        var all = before.Mistakes;
        var told = all.Take(Few).Select(mistake => FindingMarkdown.Point(Placed(mistake))).ToList();
        return all.Length > Few
            ? $"{string.Join('\n', told)}\n\n{MarkdownMessages.AndMoreFindings(all.Length - Few)}"
            : string.Join('\n', told);
    }

    private static Diagnostic Placed(Diagnostic mistake) =>
        mistake.Source is { } place ? mistake with { Help = DiagnosticWords.HelpAt(mistake.Help, place) } : mistake;

    private static string Role(Change change, AccountNames names)
    {
        var role =
            $"{MarkdownText.Prose(names.Brief(change.Address.AccountId))}, {MarkdownMessages.Role} "
            + MarkdownText.Code(change.Address.Role);
        var because = MarkdownText.Prose(MarkdownMessages.Because(RoleCauses.Sentences(change)));
        return string.Join(
            '\n',
            new AccessText(names)
                .Sentences(change)
                .Select(sentence =>
                    $"- {role}, **{MarkdownMessages.WantedNow}:** {MarkdownText.Prose(sentence.Text)}, {because}"
                )
        );
    }
}
