using DtsApply.Cmd.CommandLine;
using DtsApply.Cmd.Console;
using DtsApply.Cmd.Files;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Reporting.Imports;
using DtsApply.Text;
using DtsApply.UseCases;

namespace DtsApply.Cmd.Commands;

/// <summary>Writes manifests for roles that accounts already have. Never writes to an account.</summary>
internal sealed class ImportCommand(CommandEnvironment world)
{
    /// <summary>Reads the roles; the manifests are the result, all else is talk.</summary>
    public async Task<int> RunAsync(
        ManifestOptions files,
        OutputOptions output,
        CallOptions calls,
        ImportOptions options
    )
    {
        var printed = new Output(world, output, "text");
        var request = new Request("import", files, output, calls, new()).Checked();
        if (options.Out is { } folder)
        {
            ImportFolder.Check(folder, ImportRoles.AccountsFile);
        }

        using var live = new LiveSources(world, printed, calls);
        var found = await ImportRoles.RunAsync(request.Order(world), live, world.Interrupts.Signals.Stop);
        return found is ImportedRoles imported
            ? await ShowAsync(imported, request, printed, options.Out)
            : new PlanScreens(world, request, printed).Stop(found);
    }

    private async Task<int> ShowAsync(ImportedRoles imported, Request request, Output output, string? folder)
    {
        var next = Next(imported, request, folder);
        if (folder is null)
        {
            output.Put("text", () => imported.Text);
            await world.Out.FlushAsync();
        }
        else if (!imported.Files.IsEmpty)
        {
            ImportFolder.Write(folder, imported.Files);
        }

        if (output.Talks)
        {
            ImportVerdict.DrawFindings(output.Error, imported, output.Verbose);
        }

        output.Error.Line(ImportVerdict.Write(request.Name, imported, folder));
        if (!imported.Changes.IsEmpty)
        {
            output.Next(output.Error, next);
        }

        return ExitCode.Done;
    }

    private static bool IsTaken(string file) =>
        Path.Exists(file) && new FileInfo(file) is not { Exists: true, Length: 0 };

    private static string Next(ImportedRoles imported, Request request, string? folder)
    {
        var name = imported.Accounts is [var only] ? only.Account.Name.Value : "imported";
        // A file that is there may be the one that declares the accounts; one that is empty is what a shell makes of
        // "> orders.yaml" before anything is written to it.
        var file = IsTaken($"{name}.yaml") ? $"{name}-roles.yaml" : $"{name}.yaml";
        var verb = imported.Changes.Any(change => change.Adopts) ? "plan --adopt" : "plan";
        var calls = Invocation.Calls(request.Calls with { Account = null, Selector = null });
        return Invocation.Build(verb, calls, $"-f {ShellWord.Quote(folder ?? file)}")
            + (folder is null ? $"   # {ImportMessages.OnceSavedThere}" : "");
    }
}
