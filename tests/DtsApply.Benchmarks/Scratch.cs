using DtsApply.Sandbox.Storing;

namespace DtsApply.Benchmarks;

/// <summary>A folder for a state file, gone at the end.</summary>
internal sealed class Scratch : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dts-apply-benchmark-").FullName;

    public string Path => _folder;

    public string State => System.IO.Path.Combine(_folder, "sandbox.json");

    public ValueTask<SandboxStore> OpenAsync() => SandboxStore.OpenAsync(State, CancellationToken.None);

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
