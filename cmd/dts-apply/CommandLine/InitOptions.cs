using Cocona;

namespace DtsApply.Cmd.CommandLine;

/// <summary>
/// What <c>init</c> is told; what is left out is asked for on a terminal, and a placeholder elsewhere.
/// </summary>
internal sealed record InitOptions(
    [Option("scenario")] string? Scenario = null,
    [Option("source")] string? Source = null,
    [Option("source-id")] string? SourceId = null,
    [Option("source-database")] string? SourceDatabase = null,
    [Option("destination")] string? Destination = null,
    [Option("destination-id")] string? DestinationId = null,
    [Option("destination-database")] string? DestinationDatabase = null,
    [Option("task-account")] string? TaskAccount = null,
    [Option("task-account-id")] string? TaskAccountId = null
) : ICommandParameterSet;
