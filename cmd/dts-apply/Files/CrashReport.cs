using System.Text;
using DtsApply.Applying.Journals;
using DtsApply.Cmd.CommandLine;
using DtsApply.Disk;
using DtsApply.Messages;
using DtsApply.Text;

namespace DtsApply.Cmd.Files;

/// <summary>
/// What is kept of a bug: where it happened, never what was being worked on. It lies beside the journals, for its owner
/// alone: the working folder belongs to whoever wrote the manifests.
/// </summary>
internal static class CrashReport
{
    /// <summary>Writes the report and says where it is.</summary>
    public static string Write(Exception bug, CommandEnvironment world)
    {
        try
        {
            var path = Path.Combine(JournalFolder.MakeOurs(world), "crash.txt");
            var head = $"dts-apply {ToolVersion.Current}, {UtcTime.Seconds(world.Clock.GetUtcNow())}";
            PrivateFile.Replace(path, Encoding.UTF8.GetBytes($"{head}\n{Trace(bug)}\n"));
            return TerminalEscape.Escape(HomePath.Shown(path, world.Home));
        }
        catch (Exception exception) when (exception is JournalException || FileErrors.IsFileError(exception))
        {
            return WrittenFileMessages.NoCrashReport;
        }
    }

    // Types and places only: a message may quote a manifest.
    private static string Trace(Exception bug) =>
        $"{bug.GetType()}\n{bug.StackTrace}{(bug.InnerException is { } inner ? $"\n{Trace(inner)}" : "")}";
}
