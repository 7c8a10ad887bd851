using DtsApply.Text;
using DtsApply.Cmd.Files;
using DtsApply.Cmd.Console;
using DtsApply.Cmd;
using Cocona;
using DtsApply.Cmd.CommandLine;
using DtsApply.Model;
using DtsApply.Rules;
using DtsApply.UseCases;

namespace DtsApply.Cmd.Commands;

/// <summary>
/// What <c>init</c> is told; what is left out is asked for on a terminal, and a placeholder elsewhere.
/// </summary>
public sealed record InitOptions(
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

/// <summary>
/// Writes a first manifest for a scenario: from options to standard output, or from questions on a terminal to a file.
/// </summary>
public sealed class InitCommand(CommandEnvironment world)
{
    /// <summary>Writes it. Nothing is called.</summary>
    public int Run(OutputOptions output, InitOptions options)
    {
        var printed = new Output(world, output, "text");
        if (options == new InitOptions() && world.CanAsk && world.OutTerminal.IsOne)
        {
            return new InitQuestions(world, printed).Run();
        }

        var manifest = FromOptions(options, ScenarioOf(options.Scenario ?? "source"));
        if (manifest.Clash() is { } clash)
        {
            throw new UsageException($"{clash}; a task needs an account each", "dts-apply init --help");
        }

        world.Out.Write(manifest.Text());
        return ExitCode.Done;
    }

    private static ManifestTemplate FromOptions(InitOptions options, Scenario scenario) =>
        new(
            scenario,
            Account("source", options.Source ?? "orders", options.SourceId),
            Account("destination", options.Destination ?? "lake", options.DestinationId)
        )
        {
            Creator = Account("task-account", options.TaskAccount ?? "ops", options.TaskAccountId),
            SourceDatabase = Database(scenario, SideName.Source, options.SourceDatabase),
            DestinationDatabase = Database(scenario, SideName.Destination, options.DestinationDatabase),
        };

    private static Scenario ScenarioOf(string word) =>
        Settings.OneOf("scenario", word, "source", "destination", "both") switch
        {
            "source" => Scenario.CrossAccountSource,
            "destination" => Scenario.CrossAccountDestination,
            _ => Scenario.CrossAccountSourceAndDestination,
        };

    private static TemplateAccount Account(string option, string name, string? id) =>
        ManifestTemplate.NameProblem(name) is { } noName
            ? throw new UsageException($"--{option} {name}: {noName}", "dts-apply init --help")
        : id is not null && ManifestTemplate.IdProblem(id) is { } noId
            ? throw new UsageException($"--{option}-id {id}: {noId}", "dts-apply init --help")
        : new(name, id);

    /// <summary>The guide's tables are about a cross-account side only; on the other one DTS takes more.</summary>
    private static string Database(Scenario scenario, SideName side, string? name)
    {
        var word = side.Word();
        return
            name is null
            || !AccountTable.CrossAccountSides(scenario).Contains(side)
            || SupportMatrix.Find(side, name) is not null
            ? name ?? "MySQL"
            : throw new UsageException(
                $"--{word}-database {name} is not among those that DTS allows "
                    + $"there{CommandSuggestion.To(name, SupportMatrix.On(side).Select(line => line.Name))}",
                $"dts-apply explain CrossAccountTask.spec.{word}.database"
            );
    }
}
