using DtsApply.Model;

namespace DtsApply.Cmd.Commands;

/// <summary>Prints the JSON schema of manifests, for editors and other validators.</summary>
public sealed class SchemaCommand(World world)
{
    /// <summary>Prints it as it was published.</summary>
    public int Run()
    {
        using var stream = typeof(Account).Assembly.GetManifestResourceStream("dts-apply.v1.schema.json")!;
        using var reader = new StreamReader(stream);
        world.Out.Write(reader.ReadToEnd());
        return ExitCode.Done;
    }
}
