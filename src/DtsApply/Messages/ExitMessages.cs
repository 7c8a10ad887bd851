using DtsApply.Model;

namespace DtsApply.Messages;

/// <summary>How exit codes are spoken of.</summary>
internal static class ExitMessages
{
    /// <summary>What every verdict of a run that went wrong ends with, such as <c>(exit 65)</c>.</summary>
    public static string Code(int code) => FormattableString.Invariant($"(exit {code})");

    /// <summary>How a run that a signal ended is spoken of.</summary>
    /// <param name="code">129, 130 or 143.</param>
    public static string Ended(int code) =>
        code switch
        {
            ExitCode.HungUp => "hung up",
            ExitCode.Terminated => "terminated",
            _ => "interrupted",
        };
}
