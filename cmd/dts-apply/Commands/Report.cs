using DtsApply.Text;
using DtsApply.Cmd.Files;
using DtsApply.Cmd.Console;
using DtsApply.Cmd;
using System.Collections.Immutable;
using DtsApply.Cmd.CommandLine;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Reporting.Diagnostics;
using DtsApply.Reporting.Plans;
using DtsApply.Reporting.Screen;

namespace DtsApply.Cmd.Commands;

/// <summary>Tells what a run found: its plan, or why there is none.</summary>
/// <param name="world">What the command touches.</param>
/// <param name="request">What the command was told.</param>
/// <param name="output">The streams.</param>
/// <param name="target">The service.</param>
internal sealed class Report(CommandEnvironment world, Request request, Output output, Target target)
{
    /// <summary>How accounts are named and how much is shown; from the manifests.</summary>
    public PlanView View { get; set; } = new(new([]));

    /// <summary>
    /// Where a plan is printed: standard output; but that nothing was called is no result, it belongs to the talk.
    /// </summary>
    public Page PageOf(Plan plan) => plan.IsUncalled ? output.Error : output.Result;

    /// <summary>The plan as it is printed: blocks and recap.</summary>
    public void ShowPlan(Plan plan)
    {
        if (output.Talks)
        {
            PlanText.Draw(PageOf(plan), plan, View);
            // What is asked next, on the other stream, is about what must be on the screen by then.
            world.Out.Flush();
        }
    }

    /// <summary>The verdict.</summary>
    public void Verdict(Page page, Plan plan, bool unwritten = false)
    {
        if (!output.IsJson)
        {
            page.Line(PlanVerdict.Write(request.Name, plan, unwritten));
        }
    }

    /// <summary>Ends the run because of what is not in any manifest's place: prints it and the verdict.</summary>
    /// <param name="code">The exit code.</param>
    /// <param name="diagnostics">What is wrong.</param>
    /// <param name="verdict">The verdict without its code.</param>
    /// <param name="draw">Draws what is wrong in a way of its own.</param>
    /// <param name="plan">What is carried out by no one, for machines.</param>
    /// <param name="head">Draws what stands before what is wrong.</param>
    public int Stop(
        int code,
        ImmutableArray<Diagnostic> diagnostics,
        string verdict,
        Action<Page>? draw = null,
        Plan? plan = null,
        Action<Page>? head = null
    )
    {
        NoPlan(code, diagnostics, plan);
        if (output.Talks)
        {
            head?.Invoke(output.Error);
        }

        if (draw is not null && output.Talks)
        {
            draw(output.Error);
        }
        else if (!output.Quiet)
        {
            foreach (var account in diagnostics.GroupBy(diagnostic => diagnostic.Account))
            {
                Findings.Draw(output.Error, account.Key, account);
            }
        }

        output.Error.Line(
            StyledText.Lose($"{request.Name}:") + FormattableString.Invariant($" {verdict} (exit {code})")
        );
        return code;
    }

    /// <summary>Ends the run because of what is wrong in manifests: prints it where it is, and the verdict.</summary>
    public int Stop(int code, ImmutableArray<Diagnostic> diagnostics, ManifestInput manifests)
    {
        NoPlan(code, diagnostics);
        var view = manifests.View(diagnostics, output.Verbose);
        if (!output.Quiet)
        {
            DiagnosticsText.Draw(output.Error, view);
        }

        output.Error.Line(DiagnosticsVerdict.Wrong(request.Name, view, code));
        return code;
    }

    /// <summary>The one object of a run with -o json that ends without a plan.</summary>
    private void NoPlan(int code, ImmutableArray<Diagnostic> diagnostics, Plan? plan = null)
    {
        var none = (plan ?? new Plan(target, request.Calls.SetName(), [], [])) with { Diagnostics = diagnostics };
        output.Json(writer =>
            PlanJson.Members(
                writer,
                none,
                new(request.Name is "plan" ? "Plan" : "ApplyResult", ToolVersion.Current, code)
            )
        );
    }
}
