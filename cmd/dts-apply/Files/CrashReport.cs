using System.Globalization;
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
            var part = string.Create(CultureInfo.InvariantCulture, $"{path}.{Environment.ProcessId}.tmp");
            File.Delete(part);
            using (var writer = new StreamWriter(part, PrivateFile.New()))
            {
                writer.Write(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"dts-apply {ToolVersion.Current}, "
                            + $"{UtcTime.Seconds(world.Clock.GetUtcNow())}\n{Trace(bug)}\n"
                    )
                );
            }

            // Takes the place of a link, and never goes through it.
            File.Move(part, path, overwrite: true);
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
