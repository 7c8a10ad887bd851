using System.Globalization;
using DtsApply.Cmd.Commands;
using DtsApply.Model;

namespace DtsApply.Cmd.CommandLine;

/// <summary>What is kept of a bug: where it happened, never what was being worked on.</summary>
internal static class CrashReport
{
    /// <summary>Writes the report and says where it is.</summary>
    public static string Write(Exception bug, TimeProvider clock)
    {
        var path = Path.Combine(".dts-apply", "crash.txt");
        try
        {
            Directory.CreateDirectory(".dts-apply");
            File.WriteAllText(path, string.Create(CultureInfo.InvariantCulture, $"dts-apply {VersionCommand.Version}, {Written.Moment(clock.GetUtcNow())}\n{Trace(bug)}\n"));
            return path;
        }
        catch (Exception exception) when (Disk.Refuses(exception))
        {
            return "no file, since none could be written";
        }
    }

    // Types and places only: a message may quote a manifest.
    private static string Trace(Exception bug) => $"{bug.GetType()}\n{bug.StackTrace}{(bug.InnerException is { } inner ? $"\n{Trace(inner)}" : "")}";
}
