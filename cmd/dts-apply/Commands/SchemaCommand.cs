using Cocona;
using DtsApply.Cmd.CommandLine;
using DtsApply.Manifests.Schema;
using DtsApply.Messages;
using DtsApply.Model;

namespace DtsApply.Cmd.Commands;

/// <summary>Prints the JSON schema of manifests, for editors and other validators, or that of plans or fences.</summary>
internal sealed class SchemaCommand(CommandEnvironment world)
{
    /// <summary>Prints it as it was published.</summary>
    public int Run([Argument] string? of = null)
    {
        var name = of switch
        {
            null or "manifest" => "dts-apply.v1.schema.json",
            "plan" => "plan.v1.schema.json",
            "fence" => FenceSchema.FileName,
            _ => throw new UsageException(
                UsageMessages.SchemaIsUnknown(of, ["manifest", "plan", "fence"]),
                "dts-apply schema --help"
            ),
        };
        using var stream = typeof(Account).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        world.Out.Write(reader.ReadToEnd());
        return ExitCode.Done;
    }
}
