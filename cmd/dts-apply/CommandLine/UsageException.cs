namespace DtsApply.Cmd.CommandLine;

/// <summary>
/// The command line cannot be understood; ends with exit code 64 and one line. Thrown and caught inside the command
/// line's own edge.
/// </summary>
/// <param name="message">What is wrong, one sentence.</param>
/// <param name="next">A command that helps; null for the help of the command that was called.</param>
internal sealed class UsageException(string message, string? next = null) : Exception(message)
{
    /// <summary>Where the message says it all, and no one command is meant.</summary>
    public const string NoNext = "";

    /// <summary>A command that helps; null for the help of the command that was called.</summary>
    public string? Next => next;
}
