using DtsApply.Text;
using DtsApply.Cmd.Files;
using DtsApply.Cmd.Console;
using DtsApply.Cmd;
using DtsApply.Cmd.CommandLine;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Reporting.Diagnostics;
using DtsApply.Reporting.Explaining;
using DtsApply.Reporting.Plans;

namespace DtsApply.Cmd.Commands;

/// <summary>Checks manifests, offline. Its diagnostics are its result, so they go to standard output.</summary>
public sealed class ValidateCommand(CommandEnvironment world)
{
    /// <summary>Checks everything and tells all of it at once.</summary>
    public int Run(ManifestOptions files, OutputOptions output)
    {
        var printed = new Output(world, output, "text", "json", "sarif", "junit", "github");
        var manifests = ManifestInput.Read(world, files, world.Interrupts.Signals.Stop);
        var code = manifests.HasErrors ? ExitCode.Manifests : ExitCode.Done;
        if (printed.Format is not "text")
        {
            world.Out.Write(
                printed.Format switch
                {
                    "sarif" => DiagnosticsSarif.Write(manifests.Diagnostics, ToolVersion.Current),
                    "junit" => DiagnosticsJUnit.Write(manifests.Diagnostics, manifests.Set.Files),
                    "github" => DiagnosticsGitHub.Write(manifests.Diagnostics),
                    _ => DiagnosticsJson.Write(manifests.Diagnostics, code),
                }
            );
            return code;
        }

        var view = manifests.View(manifests.Diagnostics, printed.Verbose) with { Stop = world.Interrupts.Signals.Stop };
        var folded = !printed.Quiet && DiagnosticsText.Draw(printed.Result, view);
        if (manifests.HasErrors)
        {
            printed.Result.Line(DiagnosticsVerdict.Wrong("validate", view, code));
            printed.Next(
                printed.Result,
                folded ? $"{Invocation.Build("validate -v", Invocation.Files(files))}   # every one, with its place"
                    : Explanation.MostUseful(manifests.Diagnostics) is { } rule
                        ? $"dts-apply explain {rule}   # more on any rule above"
                    : null
            );
            return code;
        }

        if (
            printed.Verbose
            && !printed.Quiet
            && WantedRoles.Compile(manifests.Set.Accounts, manifests.Set.Tasks, Ownership.DefaultSet)
                is { Length: > 0 } wanted
        )
        {
            TaskTable.Draw(printed.Result, wanted);
        }

        // Only counted, since a large estate has as many roles as documents.
        var roles = manifests
            .Set.Tasks.SelectMany(AccountTable.Grants)
            .Select(grant => (grant.Owner, grant.RoleName))
            .Distinct()
            .Count();
        printed.Result.Line(
            DiagnosticsVerdict.Fine(view, manifests.Set.Accounts.Length, manifests.Set.Tasks.Length, roles)
        );
        return code;
    }
}
