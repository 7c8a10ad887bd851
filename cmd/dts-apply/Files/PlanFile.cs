using System.Text;
using DtsApply.Cmd.CommandLine;
using DtsApply.Messages;
using DtsApply.Planning.Saved;
using DtsApply.Reporting.Plans;

namespace DtsApply.Cmd.Files;

/// <summary>Plan files on disk.</summary>
internal static class PlanFile
{
    private static readonly ReplaceableFile Kind = new(
        "out",
        WrittenFileMessages.PlanThroughALink,
        WrittenFileMessages.IsNoOlderPlan,
        head => head.Contains("\"kind\":\"Plan\"", StringComparison.Ordinal)
    );

    /// <summary>Checks that a plan can be put there without a loss.</summary>
    /// <exception cref="UsageException">It cannot.</exception>
    public static void Check(string path) => Kind.Check(path);

    /// <summary>Writes a plan, with all that a reader of the plan's JSON finds in it, and what apply needs.</summary>
    /// <returns>The digest of the file.</returns>
    /// <exception cref="UsageException">The file cannot be written.</exception>
    public static string Write(string path, SavedPlan saved)
    {
        var bytes = Encoding.UTF8.GetBytes(PlanDocument.Text(saved, ToolVersion.Current));
        Kind.Write(path, bytes);
        return OpenedPlan.DigestOf(bytes);
    }
}
