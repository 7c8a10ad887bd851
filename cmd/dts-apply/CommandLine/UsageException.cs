namespace DtsApply.Cmd.CommandLine;

/// <summary>The command line cannot be understood; ends with exit code 64 and one line. Thrown and caught inside the command line's own edge.</summary>
/// <param name="message">What is wrong, one sentence.</param>
/// <param name="next">A command that helps.</param>
public sealed class UsageException(string message, string next = "dts-apply --help") : Exception(message)
{
    /// <summary>A command that helps.</summary>
    public string Next => next;
}
