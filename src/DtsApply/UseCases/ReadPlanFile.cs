using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Planning.Saved;

namespace DtsApply.UseCases;

/// <summary>Reads the plan out of a plan file.</summary>
public static class ReadPlanFile
{
    /// <summary>The plan; null where there is none in the file that this version can carry out.</summary>
    /// <param name="file">The file.</param>
    /// <param name="toolVersion">This tool's version.</param>
    /// <param name="unusable">Why there is none.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static SavedPlan? Run(
        IPlanFile file,
        string toolVersion,
        out UnusablePlanFile? unusable,
        CancellationToken cancellationToken
    )
    {
        unusable = null;
        if (file.ToolVersion is { } other && other != toolVersion)
        {
            unusable = new(ExitCode.Stale, SavedPlanMessages.MadeByAnotherVersion(other));
            return null;
        }

        if (file.Read(cancellationToken) is { } plan)
        {
            return plan;
        }

        unusable = new(ExitCode.Manifests, PlanFileMessages.IsNoPlan(file.Path));
        return null;
    }
}
