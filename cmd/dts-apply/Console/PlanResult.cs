using DtsApply.Cmd.CommandLine;
using DtsApply.Cmd.Files;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Planning.Comparing;
using DtsApply.Planning.Saved;
using DtsApply.Reporting.Markdown;
using DtsApply.Reporting.Plans;
using DtsApply.Text;
using DtsApply.UseCases;

namespace DtsApply.Cmd.Console;

/// <summary>A plan as the result of a command: printed, saved where that was asked for, and what comes next.</summary>
/// <param name="world">What the command touches.</param>
/// <param name="request">What the command was told.</param>
/// <param name="output">The streams.</param>
/// <param name="options">What is done besides printing.</param>
internal sealed class PlanResult(CommandEnvironment world, Request request, Output output, PlanOptions options)
{
    private readonly PlanScreens _screens = new(world, request, output);

    /// <summary>Prints a plan that was just made, and saves it.</summary>
    public int ShowAndSave(PreparedPlan prepared)
    {
        var plan = prepared.Plan;
        if (prepared.Base is { } before)
        {
            new ManifestScreens(output, request.Files, world.Interrupts.Signals.Stop).WarnOfBase(before);
        }

        _screens.ShowPlan(plan, _screens.View(prepared.Request.Names) with { Compared = prepared.Compared });
        var digest = Save(prepared);
        _screens.Verdict(_screens.PageOf(plan), plan, isStrict: options.Strict, compared: prepared.Compared);
        output.Next(
            output.Result,
            digest is not null && plan.Pending.Any()
                ? $"dts-apply apply {ShellWord.Quote(options.Out!)}{request.Where}"
                : Next(plan)
        );
        return End(plan, prepared.Request.Names, digest, prepared.Compared);
    }

    /// <summary>Prints a plan as it was saved.</summary>
    public int ShowSaved(OpenedPlan file, SavedPlan saved)
    {
        var plan = saved.Plan();
        if (output.Talks)
        {
            output.Result.Line(CommandMessages.SavedPlanIsShown(file.Path, saved.Created, saved.Target));
            Name(file.Digest, plan);
        }

        var names = new AccountNames(saved.Accounts);
        _screens.ShowPlan(plan, _screens.View(names));
        _screens.Verdict(output.Result, plan, isStrict: options.Strict);
        return End(plan, names, file.Digest);
    }

    /// <summary>Saves a plan that may be carried out; one with refusals or failures is never saved.</summary>
    /// <returns>The file's digest; null where nothing was saved.</returns>
    private string? Save(PreparedPlan prepared)
    {
        if (options.Out is not { } file || prepared.Plan.Code is not ExitCode.Done)
        {
            return null;
        }

        var digest = PlanFile.Write(file, SavePlan.Run(prepared, world.Clock.GetUtcNow()));
        if (output.Talks)
        {
            output.Result.Line(CommandMessages.PlanWasSaved(file));
            Name(digest, prepared.Plan);
        }

        return digest;
    }

    /// <summary>Which plan it is, and within which fences; with -v those stand below the plan.</summary>
    private void Name(string digest, Plan plan)
    {
        output.Result.Line(digest);
        if (!plan.Fences.IsEmpty && !output.Verbose)
        {
            output.Result.Line(FencesMessages.Within(plan.Fences));
        }

        output.Result.Line();
    }

    private string? Next(Plan plan) =>
        plan switch
        {
            { Code: ExitCode.Done } => plan.Pending.Any() ? request.CommandLineFor("apply") : null,
            _ when plan.Stopped.Any() => request.PolicyOf(plan),
            { IsFenced: true } => null,
            { Refusal: not null } when !plan.Refused.Any() => request.CommandLineFor("plan", removals: plan.Removals),
            _ when plan.Refused.All(change => change.Refusal!.Rule is RuleId.DTS505) => request.CommandLineFor(
                "plan --adopt"
            ),
            _ => null,
        };

    private int End(Plan plan, AccountNames names, string? digest, ComparedPlan? compared = null)
    {
        var differs =
            plan.Pending.Any() || (options.Strict && !plan.Excess.IsNone) || compared is { Base.Compiles: false };
        var code = plan.Code is ExitCode.Done && options.DetailedExitcode && differs ? ExitCode.Pending : plan.Code;
        output.Json(writer =>
        {
            PlanJson.Members(writer, plan, new("Plan", ToolVersion.Current, code) { Compared = compared });
            if (digest is not null)
            {
                writer.WriteString("digest", digest);
            }
        });
        output.Put("markdown", () => PlanMarkdown.Write(plan, names, Frame(code, digest) with { Compared = compared }));
        return code;
    }

    private MarkdownFrame Frame(int code, string? digest)
    {
        var frame = request.Frame(code) with { Digest = digest };
        return options.Show is { } file
            ? frame with
            {
                CommandLine = $"dts-apply plan --show {ShellWord.Quote(file)}",
            }
            : frame;
    }
}
