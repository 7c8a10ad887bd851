using System.Collections.Immutable;
using System.Diagnostics;
using DtsApply.Cmd.CommandLine;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Planning.Comparing;
using DtsApply.Reporting.Comparing;
using DtsApply.Reporting.Diagnostics;
using DtsApply.Reporting.Graphs;
using DtsApply.Reporting.HandOffs;
using DtsApply.Reporting.Identities;
using DtsApply.Reporting.Markdown;
using DtsApply.Reporting.Plans;
using DtsApply.Reporting.Screen;
using DtsApply.Reporting.Verifying;
using DtsApply.UseCases;

namespace DtsApply.Cmd.Console;

/// <summary>Tells what a run found: its plan, or why there is none.</summary>
/// <param name="world">What the command touches.</param>
/// <param name="request">What the command was told.</param>
/// <param name="output">The streams.</param>
internal sealed class PlanScreens(CommandEnvironment world, Request request, Output output)
{
    /// <summary>How a plan is shown, and its accounts are named.</summary>
    public PlanView View(AccountNames names) =>
        new(names, output.Verbose, output.Quiet)
        {
            Prune = request.PlanWithPrune,
            Head = request.Undone?.Head,
            Foot = request.Undone is null ? null : UndoMessages.ManifestsMayBringItBack,
        };

    /// <summary>
    /// Where a plan is printed: standard output; but that nothing was called is no result, it belongs to the talk.
    /// </summary>
    public Page PageOf(Plan plan) => plan.IsUncalled ? output.Error : output.Result;

    /// <summary>The plan as it is printed: blocks and recap, and in detail the fences that it is within.</summary>
    public void ShowPlan(Plan plan, PlanView view)
    {
        if (output.Talks)
        {
            PlanText.Draw(PageOf(plan), plan, view);
            if (view.Verbose && !plan.Fences.IsEmpty)
            {
                PageOf(plan).Line(FencesMessages.Within(plan.Fences));
                PageOf(plan).Line();
            }

            // What is asked next, on the other stream, is about what must be on the screen by then.
            world.Out.Flush();
        }
    }

    /// <summary>The last line about a plan.</summary>
    public void Verdict(
        Page page,
        Plan plan,
        bool unwritten = false,
        bool isStrict = false,
        ComparedPlan? compared = null
    )
    {
        if (output.HasText)
        {
            page.Line(PlanVerdict.Write(request.Name, plan, unwritten, isStrict, compared));
        }
    }

    /// <summary>Ends a run whose plan has nothing to write, or must not be carried out.</summary>
    public int NothingToWrite(Plan plan, PlanView view)
    {
        if (plan.Code is not ExitCode.Done || output.Verbose || plan.Warnings > 0 || !plan.Excess.IsNone)
        {
            ShowPlan(plan, view);
        }

        if (request.Undone is not null && plan.Code is not ExitCode.Done)
        {
            Verdict(output.Result, plan);
            output.Next(output.Result, MoreRemovals(plan));
        }
        else
        {
            Verdict(output.Error, plan, unwritten: true);
        }

        output.Json(writer => PlanJson.Members(writer, plan, new("ApplyResult", ToolVersion.Current, plan.Code)));
        return plan.Code;
    }

    private string? MoreRemovals(Plan plan) =>
        plan is { Refusal: not null, IsFenced: false } && !plan.Stopped.Any() && !plan.Refused.Any()
            ? request.CommandLineFor(request.Name, removals: plan.Removals)
            : null;

    /// <summary>Ends a run that has no plan.</summary>
    /// <exception cref="UsageException">The command line asks for accounts that are not declared.</exception>
    public int Stop(Preparation preparation) =>
        preparation switch
        {
            StoppedAtManifests stopped => Stop(stopped),
            StoppedAtFence stopped => Stop(stopped),
            PlanOfAnotherFence stopped => Stop(stopped.Code, stopped.Diagnostics, CommandMessages.Refused),
            StoppedAtBase stopped => Stop(stopped.Code, stopped.Diagnostics, BaseMessages.CannotBeRead),
            ForeignService stopped => Stop(stopped.Code, stopped.Diagnostics, CommandMessages.NothingCalled),
            UnreadAccounts stopped => Stop(
                stopped.Code,
                stopped.Diagnostics,
                ImportMessages.Unread(stopped.Read, stopped.All)
            ),
            StoppedAtSelection stopped => throw new UsageException(stopped.Message),
            _ => throw new UnreachableException(),
        };

    /// <summary>Ends the run because of what is not in any manifest's place: prints it and the verdict.</summary>
    /// <param name="code">The exit code.</param>
    /// <param name="diagnostics">What is wrong.</param>
    /// <param name="verdict">The verdict without its code.</param>
    /// <param name="plan">What is carried out by no one, for machines.</param>
    /// <param name="head">Draws what stands before what is wrong.</param>
    /// <param name="draw">Draws what is wrong in a way of its own.</param>
    public int Stop(
        int code,
        ImmutableArray<Diagnostic> diagnostics,
        string verdict,
        Plan? plan = null,
        Action<Page>? head = null,
        Action<Page>? draw = null
    )
    {
        NoPlan(code, diagnostics, plan);
        output.Put("markdown", () => Stopped.Write(verdict, code, diagnostics));
        var page = output.Error;
        if (output.Talks)
        {
            head?.Invoke(page);
        }

        if (draw is not null && output.Talks)
        {
            draw(page);
        }
        else if (!output.Quiet)
        {
            DrawByAccount(page, diagnostics);
        }

        page.Line(StyledText.Lose($"{request.Name}:") + $" {verdict} {ExitMessages.Code(code)}");
        return code;
    }

    private StoppedMarkdown Stopped =>
        request.Name is "task" ? new(request.Name) : new(request.Name, request.Calls.SetName(), request.Target);

    private static void DrawByAccount(Page page, ImmutableArray<Diagnostic> diagnostics)
    {
        foreach (var account in diagnostics.GroupBy(diagnostic => diagnostic.Account))
        {
            Findings.Draw(page, account.Key, account);
        }
    }

    /// <summary>Ends the run because of what is wrong in manifests: prints it where it is, and the verdict.</summary>
    private int Stop(StoppedAtManifests stopped)
    {
        NoPlan(stopped.Code, stopped.Diagnostics);
        var view = ManifestScreens.View(stopped.Manifests, stopped.Diagnostics, output.Verbose);
        output.Put("markdown", () =>
            Stopped.Write(DiagnosticsVerdict.Mistakes(view), stopped.Code, stopped.Diagnostics)
        );
        if (!output.Quiet)
        {
            DiagnosticsText.Draw(output.Error, view);
        }

        var isUncalled = stopped.Code is not ExitCode.Manifests;
        output.Error.Line(DiagnosticsVerdict.Wrong(request.Name, view, stopped.Code, isUncalled));
        if (stopped.Diagnostics.All(finding => finding.Rule is RuleId.DTS311))
        {
            output.Next(output.Error, request.InSandbox);
        }

        return stopped.Code;
    }

    /// <summary>Ends the run because of its fences, or what they say before any call: each in its place.</summary>
    private int Stop(StoppedAtFence stopped) =>
        Stop(stopped.Code, stopped.Diagnostics, CommandMessages.NothingCalled, draw: page =>
            DiagnosticsText.Draw(page, new(stopped.Diagnostics, 0, stopped.Fences.Lines))
        );

    /// <summary>The one object of a run with -o json that ends without a plan.</summary>
    private void NoPlan(int code, ImmutableArray<Diagnostic> diagnostics, Plan? plan = null)
    {
        var none = (plan ?? new Plan(request.Target, request.Calls.SetName(), [], [])) with
        {
            Diagnostics = diagnostics,
        };
        switch (request.Name)
        {
            case "whoami":
                output.Json(writer => IdentityJson.Members(writer, code, diagnostics, ToolVersion.Current));
                return;
            case "verify":
                output.Json(writer =>
                    VerificationJson.Nothing(writer, none, new("Verification", ToolVersion.Current, code))
                );
                return;
            case "diff":
                output.Json(writer =>
                    DiffJson.Nothing(writer, request.Calls.SetName(), diagnostics, ToolVersion.Current, code)
                );
                return;
            case "task":
                output.Json(writer => HandOffJson.Members(writer, code, diagnostics, ToolVersion.Current));
                return;
            case "graph":
                output.Json(writer => GrantRegister.Members(writer, [], code, diagnostics, ToolVersion.Current));
                return;
        }

        var kind = request.Name is "plan" ? "Plan" : "ApplyResult";
        output.Json(writer => PlanJson.Members(writer, none, new(kind, ToolVersion.Current, code)));
    }
}
