using System.Collections.Immutable;
using DtsApply.Cmd.CommandLine;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Reporting.Diagnostics;
using DtsApply.Reporting.Explaining;
using DtsApply.Reporting.Plans;
using DtsApply.UseCases;

namespace DtsApply.Cmd.Console;

/// <summary>Tells people what became of the reading of manifests; on standard output it is the result.</summary>
/// <param name="output">The streams.</param>
/// <param name="files">The manifests, as they were named.</param>
/// <param name="stop">Stops between two frames.</param>
internal sealed class ManifestScreens(Output output, ManifestOptions files, CancellationToken stop)
{
    /// <summary>Diagnostics of manifests, with what their screens need besides.</summary>
    public static DiagnosticsView View(
        LoadedManifests manifests,
        ImmutableArray<Diagnostic> diagnostics,
        bool verbose
    ) =>
        new(diagnostics, manifests.Set.Files.Length, manifests.Lines)
        {
            Unread = !manifests.Set.AllRead,
            Verbose = verbose,
        };

    /// <summary>Everything that was found, and the verdict.</summary>
    public void Show(LoadedManifests manifests, int code)
    {
        var view = View(manifests, manifests.Diagnostics, output.Verbose) with { Stop = stop };
        var isFolded = !output.Quiet && DiagnosticsText.Draw(output.Result, view);
        if (manifests.HasErrors)
        {
            output.Result.Line(DiagnosticsVerdict.Wrong("validate", view, code));
            output.Next(output.Result, isFolded ? AllOfThem() : MoreOn(manifests.Diagnostics));
            return;
        }

        if (output.Verbose && !output.Quiet)
        {
            ShowTasks(manifests);
            ShowFences(manifests);
        }

        output.Result.Line(
            DiagnosticsVerdict.Fine(view, manifests.Set.Accounts.Length, manifests.Set.Tasks.Length, Roles(manifests))
        );
    }

    /// <summary>
    /// What is wrong with the manifests that a run is compared with: a warning on standard error, since the change may
    /// be what mends it.
    /// </summary>
    public void WarnOfBase(ManifestBase before)
    {
        if (!output.Quiet && !before.Mistakes.IsEmpty)
        {
            DiagnosticsText.Draw(
                output.Error,
                View(before.Manifests, before.Mistakes, output.Verbose) with
                {
                    Stop = stop,
                }
            );
        }
    }

    private void ShowTasks(LoadedManifests manifests)
    {
        var wanted = WantedRoles.Compile(manifests.Set.Accounts, manifests.Set.Tasks, Ownership.DefaultSet);
        if (wanted.Length > 0)
        {
            TaskTable.Draw(output.Result, wanted);
        }
    }

    private void ShowFences(LoadedManifests manifests)
    {
        if (!manifests.Fences.Fences.IsEmpty)
        {
            output.Result.Line(FencesMessages.Within(manifests.Fences.Marks));
            output.Result.Line();
        }
    }

    // Only counted, since a large estate has as many roles as documents.
    private static int Roles(LoadedManifests manifests) =>
        manifests
            .Set.Tasks.SelectMany(AccountTable.Grants)
            .Select(grant => (grant.Owner, grant.RoleName))
            .Distinct()
            .Count();

    private string AllOfThem() =>
        $"{Invocation.Build("validate -v", Invocation.Files(files))}   # {CommandMessages.EveryOneWithItsPlace}";

    private static string? MoreOn(ImmutableArray<Diagnostic> diagnostics) =>
        Explanation.MostUseful(diagnostics) is { } rule
            ? $"dts-apply explain {rule}   # {CommandMessages.MoreOnAnyRule}"
            : null;
}
