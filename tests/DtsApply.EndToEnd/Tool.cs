using System.Diagnostics;
using System.Text.Json;

namespace DtsApply.EndToEnd;

/// <summary>What a run of the binary printed and how it ended.</summary>
internal sealed record Ran(int Code, string Out, string Error)
{
    public JsonElement Json => JsonDocument.Parse(Out).RootElement;
}

/// <summary>
/// Runs the built binary in a folder of its own, with an environment of its own and a time limit on every run.
/// </summary>
internal sealed class Tool : IDisposable
{
    private static readonly TimeSpan UsualLimit = TimeSpan.FromSeconds(60);

    public string Folder { get; } = Directory.CreateTempSubdirectory("dts-apply-").FullName;

    public Dictionary<string, string> Environment { get; } = [];

    /// <summary>How long a run may take.</summary>
    public TimeSpan Limit { get; init; } = UsualLimit;

    /// <summary>The binary: the native one where DTS_APPLY_BINARY names it, the managed build otherwise.</summary>
    public static string Binary { get; } =
        System.Environment.GetEnvironmentVariable("DTS_APPLY_BINARY") is { Length: > 0 } native ? native : Managed();

    public static string Root { get; } = FindRoot();

    public string Write(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public string Read(string name) => File.ReadAllText(Path.Combine(Folder, name));

    public Ran Run(params string[] args) => RunWith("", args);

    public Ran RunWith(string input, params string[] args)
    {
        using var process = Start(args);
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        return Finish(process, Limit);
    }

    public Process Start(params string[] args) => Program(Binary, args);

    /// <summary>Starts another program as the binary would be.</summary>
    public Process Program(string file, params string[] args)
    {
        // A test run in the background may have signals ignored, and children inherit that; env gives the binary the
        // usual ones back.
        var start = new ProcessStartInfo("env", ["--default-signal=HUP,INT,TERM", file, .. args])
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        start.Environment["HOME"] = Folder;
        start.Environment["PATH"] = System.Environment.GetEnvironmentVariable("PATH");
        start.Environment["DOTNET_ROOT"] = System.Environment.GetEnvironmentVariable("DOTNET_ROOT");
        foreach (var (name, value) in Environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    public static Ran Finish(Process process) => Finish(process, UsualLimit);

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static Ran Finish(Process process, TimeSpan limit)
    {
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        if (!process.WaitForExit(limit))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{Binary} did not end within {limit}");
        }

        Task.WaitAll(output, error);
        return new(process.ExitCode, output.Result, error.Result);
    }

    private static string Managed()
    {
        var configuration = AppContext.BaseDirectory.Contains("release", StringComparison.OrdinalIgnoreCase)
            ? "release"
            : "debug";
        return Path.Combine(
            FindRoot(),
            "artifacts",
            "bin",
            "dts-apply",
            configuration,
            OperatingSystem.IsWindows() ? "dts-apply.exe" : "dts-apply"
        );
    }

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "DtsApply.sln")))
        {
            folder = Path.GetDirectoryName(folder)
                ?? throw new InvalidOperationException("the tests do not run inside the checkout");
        }

        return folder;
    }
}
