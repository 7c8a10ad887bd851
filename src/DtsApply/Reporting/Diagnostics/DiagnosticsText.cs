using System.Collections.Immutable;
using System.Globalization;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Reporting.Screen;
using DtsApply.Rules;
using DtsApply.Text;

namespace DtsApply.Reporting.Diagnostics;

/// <summary>
/// Draws the diagnostics of manifests: place, number, message, the line with a mark under the token, what to do. Equal
/// mistakes fold: two hundred errors are usually three.
/// </summary>
public static class DiagnosticsText
{
    private const int MostFrames = 20;
    private const int HelpIndent = 5;

    /// <summary>Draws them all; returns whether any was folded or left out.</summary>
    /// <exception cref="OperationCanceledException">It was stopped between two frames.</exception>
    public static bool Draw(Page page, DiagnosticsView view)
    {
        var groups = Groups(view);
        var shown = view.Verbose ? groups : Shown(groups);
        foreach (var group in shown)
        {
            view.Stop.ThrowIfCancellationRequested();
            One(page, view, group[0]);
            if (group.Length > 1)
            {
                page.Line($"     {AndMore(group)}");
            }

            page.Line();
        }

        var folded = shown.Sum(group => group.Length) > shown.Length || shown.Length < groups.Length;
        if (folded)
        {
            Counts(page, view);
        }

        return folded;
    }

    /// <summary>How many frames <see cref="Draw"/> shows.</summary>
    public static int Frames(DiagnosticsView view) => view.Verbose ? view.All.Length : Shown(Groups(view)).Length;

    /// <summary>Equal mistakes together, in the order of their first ones.</summary>
    private static ImmutableArray<ImmutableArray<Diagnostic>> Groups(DiagnosticsView view) =>
        view.Verbose
            ? [.. view.All.Select(diagnostic => ImmutableArray.Create(diagnostic))]
            :
            [
                .. view
                    .All.GroupBy(diagnostic => (diagnostic.Rule, diagnostic.Message))
                    .Select(group => group.ToImmutableArray()),
            ];

    /// <summary>At most so many frames; errors before warnings where something has to be left out.</summary>
    private static ImmutableArray<ImmutableArray<Diagnostic>> Shown(ImmutableArray<ImmutableArray<Diagnostic>> groups)
    {
        if (groups.Length <= MostFrames)
        {
            return groups;
        }

        var chosen = groups.OrderBy(group => group[0].Severity).Take(MostFrames).ToHashSet();
        return [.. groups.Where(chosen.Contains)];
    }

    private static void One(Page page, DiagnosticsView view, Diagnostic diagnostic)
    {
        var tone = diagnostic.Severity switch
        {
            Severity.Error => Tone.Lose,
            Severity.Warning => Tone.Change,
            _ => Tone.Aside,
        };
        var place = diagnostic.Source is { } at ? $"{TerminalEscape.Escape(at.ToString())}: " : "";
        page.Line(
            place
                + StyledText.Of(tone, DiagnosticWords.Head(diagnostic.Severity, diagnostic.Rule))
                + $" {TerminalEscape.Escape(diagnostic.Message)}"
        );
        var frame = new SourceFrame(page, view.Lines);
        if (diagnostic.Source is { } source)
        {
            frame.Draw(source, '^', tone, above: diagnostic.Rule is RuleId.DTS003);
        }

        foreach (var related in diagnostic.Related)
        {
            page.Line(
                $"{TerminalEscape.Escape(related.Source.ToString())}: {DiagnosticWords.Note} "
                    + TerminalEscape.Escape(related.Message)
            );
            frame.Draw(related.Source, '-', Tone.Plain);
        }

        if (diagnostic.Help is { } help)
        {
            var head = StyledText.Aside(DiagnosticWords.Help) + " ";
            page.Hanging(HelpIndent, head, TerminalEscape.Escape(help), HelpIndent + 6);
        }
    }

    /// <summary>How many more there are of a kind, and where the next three are.</summary>
    private static string AndMore(ImmutableArray<Diagnostic> group)
    {
        var places = group
            .Skip(1)
            .Where(diagnostic => diagnostic.Source is not null)
            .Select(diagnostic => diagnostic.Source!.Value)
            .ToList();
        var file = group[0].Source?.File;
        var next = new List<string>();
        foreach (var place in places.Take(3))
        {
            var name = next.Count > 0 && place.File == file ? "" : TerminalEscape.Escape(place.File);
            next.Add(
                place.IsPath
                    ? TerminalEscape.Escape(place.File)
                    : string.Create(CultureInfo.InvariantCulture, $"{name}:{place.Line}")
            );
            file = place.File;
        }

        var named = places.Take(3).Select(place => place.File).ToHashSet(StringComparer.Ordinal);
        var files = places.Skip(3).Select(place => place.File).Distinct().Count(name => !named.Contains(name));
        return DiagnosticWords.AndMore(group.Length - 1, next, files, places.Count - 3);
    }

    private static void Counts(Page page, DiagnosticsView view)
    {
        page.Line(DiagnosticWords.HeadOfCounts);
        foreach (
            var rule in view
                .All.GroupBy(diagnostic => diagnostic.Rule)
                .OrderByDescending(group => group.Count())
                .ThenBy(group => group.Key)
        )
        {
            page.Line(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"  {rule.Count(),5}  {rule.Key.Code(),-6}  {RuleCatalogue.TitleOf(rule.Key)}"
                )
            );
        }

        page.Line();
    }
}
