using System.Collections.Immutable;
using DtsApply.Cmd.CommandLine;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Planning.Saved;
using DtsApply.Reporting.Plans;
using DtsApply.Reporting.Screen;
using DtsApply.Text;
using DtsApply.UseCases;

namespace DtsApply.Cmd.Console;

/// <summary>Tells why a saved plan is not carried out.</summary>
/// <param name="world">What the command touches.</param>
/// <param name="request">What the command was told.</param>
/// <param name="output">The streams.</param>
/// <param name="file">The plan file.</param>
internal sealed class SavedPlanScreens(CommandEnvironment world, Request request, Output output, string file)
{
    private readonly PlanScreens _plans = new(world, request, output);

    /// <summary>Ends the run.</summary>
    public int End(Preparation preparation) =>
        preparation switch
        {
            CarriedOutPlan done => AlreadyCarriedOut(done),
            UnusablePlanFile stopped => Stop(stopped, Verdict(stopped.Code)),
            UncallableAccounts stopped => Stop(stopped, CommandMessages.NothingCalled),
            DifferingPlan stopped => Stop(stopped, CommandMessages.StalePlan),
            PlanForAnotherService stopped => IsForAnotherService(stopped),
            ExpiredPlan stopped => HasExpired(stopped),
            PartlyCarriedOutPlan stopped => IsCarriedOutInPart(stopped),
            OutdatedPlan stopped => IsOutdated(stopped),
            _ => _plans.Stop(preparation),
        };

    private static string Verdict(int code) =>
        code switch
        {
            ExitCode.Refused => CommandMessages.Refused,
            ExitCode.Stale => CommandMessages.StalePlan,
            _ => CommandMessages.NothingWritten,
        };

    private int Stop(Stopped stopped, string verdict) => _plans.Stop(stopped.Code, stopped.Diagnostics, verdict);

    private int AlreadyCarriedOut(CarriedOutPlan done)
    {
        var made = done.Saved.Plan().Pending.ToList();
        var accounts = made.Select(change => change.Account).Distinct().Count();
        var where = ServiceMessages.Where(done.Live.Target);
        output.Json(writer =>
            PlanJson.Members(writer, done.Live, new("ApplyResult", ToolVersion.Current, ExitCode.Done))
        );
        output.Error.Line(
            StyledText.Name($"{request.Name}:")
                + $" {CommandMessages.AlreadyCarriedOut(file, made.Count, accounts, where)}"
        );
        return ExitCode.Done;
    }

    // An address that stands in a file is never offered to be pasted.
    private int IsForAnotherService(PlanForAnotherService stopped)
    {
        var theirs = stopped.Saved.Target;
        var code = Stop(stopped, CommandMessages.Refused);
        var command = Invocation.Build(
            "apply",
            ShellWord.Quote(file),
            Invocation.Calls(request.Calls with { Sandbox = theirs == Target.Sandbox, Endpoint = null }),
            Invocation.Fences(request.Fences),
            Invocation.Files(request.Files)
        );
        output.Next(output.Error, theirs == Target.Sandbox || theirs == Target.Cloud ? command : null);
        return code;
    }

    private int HasExpired(ExpiredPlan stopped)
    {
        void Head(Page page)
        {
            page.Line(WhenMade(stopped.Saved));
            page.Line();
        }

        return _plans.Stop(stopped.Code, stopped.Diagnostics, CommandMessages.StalePlan, stopped.Live, head: Head);
    }

    private int IsCarriedOutInPart(PartlyCarriedOutPlan stopped)
    {
        var verdict = CommandMessages.CarriedOutInPart(stopped.Completion.Made, stopped.Completion.Pending);
        var code = _plans.Stop(stopped.Code, stopped.Diagnostics, verdict, stopped.Live);
        output.Next(output.Error, PlanAgain(stopped.Saved));
        return code;
    }

    private int IsOutdated(OutdatedPlan stopped)
    {
        void Draw(Page page) => DrawStale(page, stopped.Saved, stopped.Roles);
        var code = _plans.Stop(stopped.Code, stopped.Diagnostics, CommandMessages.StalePlan, stopped.Live, draw: Draw);
        output.Next(output.Error, request.CommandLineFor("plan", $"--out {ShellWord.Quote(file)}"));
        return code;
    }

    /// <summary>Draws the roles that moved, what was approved beside what is there.</summary>
    private void DrawStale(Page page, SavedPlan saved, ImmutableArray<StaleRole> stale)
    {
        page.Line($"{WhenMade(saved)}; {CommandMessages.RolesHaveChanged(stale.Length, saved.Roles.Length)}");
        page.Line();
        foreach (var role in stale)
        {
            StaleRoleText.Draw(page, role.Change, role.Now, role.Problem);
        }
    }

    private string WhenMade(SavedPlan saved) =>
        CommandMessages.PlanWasMade(file, saved.Created, world.Clock.GetUtcNow());

    /// <summary>How the plan is made again; where its manifests lie it does not know.</summary>
    private string PlanAgain(SavedPlan saved)
    {
        var consent = new ConsentOptions(saved.Consent.Adopt, saved.Consent.TakeOver, saved.Consent.Prune);
        var set = saved.Consent.Set == Ownership.DefaultSet && !saved.Consent.Prune ? null : saved.Consent.Set;
        return Invocation.Build(
            "plan",
            Invocation.Consent(consent),
            Invocation.Calls(request.Calls with { Set = set }),
            Invocation.Fences(request.Fences),
            Invocation.Files(request.Files) is { Length: > 0 } given ? given : "-f PATH",
            $"--out {ShellWord.Quote(file)}"
        );
    }
}
