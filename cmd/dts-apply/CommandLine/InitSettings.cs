using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Rules;
using DtsApply.UseCases;

namespace DtsApply.Cmd.CommandLine;

/// <summary>The options of <c>init</c> understood.</summary>
internal static class InitSettings
{
    private const string Help = "dts-apply init --help";

    /// <summary>The manifest that they ask for; what is left out gets a value that can be replaced.</summary>
    /// <exception cref="UsageException">They make no sense.</exception>
    public static ManifestTemplate Template(InitOptions options)
    {
        var scenario = ScenarioOf(options.Scenario ?? "source");
        var template = new ManifestTemplate(
            scenario,
            Account("source", options.Source ?? "orders", options.SourceId),
            Account("destination", options.Destination ?? "lake", options.DestinationId)
        )
        {
            Creator = Account("task-account", options.TaskAccount ?? "ops", options.TaskAccountId),
            SourceDatabase = Database(scenario, SideName.Source, options.SourceDatabase),
            DestinationDatabase = Database(scenario, SideName.Destination, options.DestinationDatabase),
        };
        return template.Clash() is { } clash
            ? throw new UsageException(UsageMessages.TaskNeedsAnAccountEach(clash), Help)
            : template;
    }

    private static Scenario ScenarioOf(string word) =>
        Settings.OneOf("scenario", word, "source", "destination", "both") switch
        {
            "source" => Scenario.CrossAccountSource,
            "destination" => Scenario.CrossAccountDestination,
            _ => Scenario.CrossAccountSourceAndDestination,
        };

    private static TemplateAccount Account(string option, string name, string? id) =>
        ManifestTemplate.NameProblem(name) is { } noName
            ? throw new UsageException(UsageMessages.OptionIsWrong(option, name, noName), Help)
        : id is not null && ManifestTemplate.IdProblem(id) is { } noId
            ? throw new UsageException(UsageMessages.OptionIsWrong($"{option}-id", id, noId), Help)
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
                UsageMessages.DatabaseIsNotAllowed(word, name, SupportMatrix.On(side).Select(line => line.Name)),
                $"dts-apply explain CrossAccountTask.spec.{word}.database"
            );
    }
}
