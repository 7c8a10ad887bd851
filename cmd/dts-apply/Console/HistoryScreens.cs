using System.Collections.Immutable;
using DtsApply.Applying.Journals;
using DtsApply.Cmd.CommandLine;
using DtsApply.Disk;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Reporting.Diagnostics;
using DtsApply.Reporting.Histories;
using DtsApply.Reporting.Screen;
using DtsApply.Text;

namespace DtsApply.Cmd.Console;

/// <summary>Tells of earlier runs.</summary>
/// <param name="world">What the command touches.</param>
/// <param name="output">The streams.</param>
/// <param name="folder">The folder of journals, where one is named.</param>
internal sealed class HistoryScreens(CommandEnvironment world, Output output, string? folder)
{
    private const string Name = "history";

    /// <summary>All runs, one line each; what cannot be read is named.</summary>
    public int ShowAll(IReadOnlyList<FoundJournal> journals)
    {
        ImmutableArray<RunSummary> runs = [.. journals.Where(found => found.Run is not null).Select(Summary)];
        ImmutableArray<Diagnostic> problems = [.. journals.Select(found => found.Problem).OfType<Diagnostic>()];
        // That others may have written one weighs more than that one is unreadable, and is the higher code.
        var code = journals.Select(found => found.Code).Append(ExitCode.Done).Max();
        Json(runs, withRoles: false, problems, code);
        Problems(problems);
        if (runs.Length > 0 && output.Talks)
        {
            HistoryText.Draw(output.Result, runs);
        }

        var shown = folder is null ? null : TerminalEscape.Escape(HomePath.Shown(folder, world.Home));
        Verdict(runs.Length is 0 ? HistoryMessages.NoRuns : HistoryMessages.Runs(runs.Length, shown), code);
        output.Next(output.Result, runs is [.., var last] ? CommandFor(Name, last.Run) : null);
        return code;
    }

    /// <summary>One run, whole.</summary>
    public int ShowOne(FoundJournal found)
    {
        ImmutableArray<RunSummary> runs = found.Run is null ? [] : [Summary(found)];
        ImmutableArray<Diagnostic> problems = found.Problem is { } problem ? [problem] : [];
        var code = found.Code;
        Json(runs, withRoles: true, problems, code);
        Problems(problems);
        if (runs is not [var run])
        {
            Verdict(CommandMessages.NothingRead, code);
            return code;
        }

        if (output.Talks)
        {
            PastRunText.Draw(output.Result, run.Run, output.Verbose);
        }

        Verdict(HistoryMessages.RunWas(RunOutcomeText.Whole(run)), code);
        output.Next(output.Result, PastRuns.Wrote(run.Run) ? Undo(run.Run) : null);
        return code;
    }

    private static RunSummary Summary(FoundJournal found) => new(found.Run!, found.IsGoingOn);

    private void Json(IEnumerable<RunSummary> runs, bool withRoles, IEnumerable<Diagnostic> problems, int code) =>
        output.Json(writer =>
            HistoryJson.Members(writer, runs, withRoles, problems, new("History", ToolVersion.Current, code))
        );

    private void Problems(ImmutableArray<Diagnostic> problems)
    {
        if (output.Quiet || problems.IsEmpty)
        {
            return;
        }

        foreach (var problem in problems)
        {
            Findings.Draw(output.Error, account: null, [problem]);
        }
    }

    private void Verdict(string text, int code)
    {
        if (output.HasText)
        {
            var page = code is ExitCode.Done ? output.Result : output.Error;
            page.Line(
                code is ExitCode.Done
                    ? StyledText.Name($"{Name}:") + $" {text}"
                    : StyledText.Lose($"{Name}:") + $" {text} {ExitMessages.Code(code)}"
            );
        }
    }

    // An address that stands in a file is never offered to be pasted.
    private string? Undo(JournalRun run) =>
        run.Target == Target.Cloud ? CommandFor("undo", run)
        : run.Target == Target.Sandbox ? CommandFor("undo", run, "--sandbox")
        : null;

    private string CommandFor(string verb, JournalRun run, string? service = null) =>
        Invocation.Build(
            verb,
            ShellWord.Quote(run.RunId),
            service,
            folder is null ? null : $"--journal {ShellWord.Quote(folder)}"
        );
}
