using DtsApply.Text;
using DtsApply.Cmd.Files;
using DtsApply.Cmd.Console;
using DtsApply.Cmd;
using Cocona;
using DtsApply.Cmd.CommandLine;

namespace DtsApply.Cmd.Commands;

/// <summary>Shows the plan, asks, carries it out, reads it back.</summary>
public sealed class ApplyCommand(CommandEnvironment world)
{
    /// <summary>Applies manifests, or a plan that was approved by being saved.</summary>
    public async Task<int> RunAsync(
        ManifestOptions files,
        OutputOptions output,
        CallOptions calls,
        ConsentOptions consent,
        RunOptions options,
        PlanFileOptions plans,
        [Argument] string? planFile = null
    )
    {
        var digest = plans.ExpectDigest is { } expected ? Settings.Digest("expect-digest", expected) : null;
        using var session = new Session(world, new("apply", files, output, calls, consent));
        var executor = new Executor(world, session);
        if (planFile is not null)
        {
            Check(files, calls, consent);
            var execution = new Execution(Yes: true, options.FailFast);
            return await new SavedRun(world, session, planFile).RunAsync(digest, plan =>
                executor.RunAsync(plan, execution)
            );
        }

        if (digest is not null)
        {
            throw new UsageException("--expect-digest is of a plan file, and none is named", "dts-apply apply --help");
        }

        var instead =
            session.Request.CommandLineFor("plan", "--out plan.json")
            + $" && dts-apply apply plan.json{session.Request.Where}";
        return await session.PlanAsync(world.Interrupts.Signals.Stop) is { } made
            ? await executor.RunAsync(made, new(options.Yes, options.FailFast), instead)
            : session.Code;
    }

    /// <summary>
    /// A plan file is carried out as it was approved: what it holds is not agreed to, or chosen from, a second time.
    /// </summary>
    private static void Check(ManifestOptions files, CallOptions calls, ConsentOptions consent)
    {
        if (consent != new ConsentOptions())
        {
            throw new UsageException(
                "a plan file holds what was agreed to; --adopt, --take-over, --prune and --allow-removals are "
                    + "said when it is made",
                "dts-apply plan --help"
            );
        }

        if (files.Filename is null && (calls.Account ?? calls.Selector) is not null)
        {
            throw new UsageException(
                "a plan file is carried out whole; --account and --selector are said when it is made",
                "dts-apply plan --help"
            );
        }
    }
}
