using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using DtsApply.Sandbox;
using DtsApply.Sandbox.Faults;
using DtsApply.Sandbox.Serving;

namespace DtsApply.Benchmarks;

/// <summary>
/// A tool against 1,000 accounts with a role each, every answer 50 ms late: a plan takes at most 1.3 times what (calls
/// / accounts at once) x latency allows, an apply of what is there already writes nothing, and neither takes more than
/// 200 MiB.
/// </summary>
internal sealed class Estate(string binary, int accounts)
{
    private const int AtOnce = 16;
    private const double Latency = 0.05;
    private const double Share = 1.3;
    private const double MostMemory = 200;
    private const string Lake = "0000999999999999";

    private int _calls;

    public async Task<int> RunAsync()
    {
        using var folder = new Scratch();
        Write(folder.Path);
        using var store = await folder.OpenAsync();
        var cloud = new SandboxCloud(
            store,
            new([Lake, .. Ids()], TimeProvider.System)
            {
                Faults = SandboxFaults
                    .Read([string.Create(CultureInfo.InvariantCulture, $"latency={Latency * 1000}ms")], 0)
                    .Faults,
                RequestIds = Counted,
            }
        );
        await using var server = await SandboxServer.StartAsync(
            cloud,
            store,
            new(new(IPAddress.Loopback, 0)),
            CancellationToken.None
        );
        Console.WriteLine($"{accounts} accounts with a role each, {Latency * 1000} ms a call, {binary}");

        var fits = true;
        foreach (
            var (what, args, code, writes) in ((string, string[], int, bool)[])
                [
                    ("plan of new roles", ["plan", "--detailed-exitcode"], 2, false),
                    ("apply", ["apply", "--yes"], 0, true),
                    ("plan, unchanged", ["plan", "--detailed-exitcode"], 0, false),
                    ("apply, unchanged", ["apply", "--yes"], 0, false),
                ]
        )
        {
            var state = new FileInfo(folder.State).Length;
            fits &=
                Judge(
                    what,
                    Measure(
                        folder.Path,
                        [
                            .. args,
                            "-q",
                            "-f",
                            "estate.yaml",
                            "--profile-file",
                            "profiles.json",
                            "--endpoint",
                            server.Endpoint.ToString(),
                        ]
                    ),
                    code,
                    bounded: !writes
                )
                && writes == (new FileInfo(folder.State).Length != state);
        }

        return fits ? 0 : 1;
    }

    private Guid Counted()
    {
        Interlocked.Increment(ref _calls);
        return Guid.NewGuid();
    }

    private IEnumerable<string> Ids() =>
        Enumerable.Range(1, accounts).Select(number => $"0000{number.ToString("D12", CultureInfo.InvariantCulture)}");

    /// <summary>Runs the tool to its end: how long it took, its calls, the most memory it had.</summary>
    private (int Code, double Seconds, int Calls, double Memory) Measure(string folder, string[] args)
    {
        _calls = 0;
        var began = Stopwatch.StartNew();
        var start = new ProcessStartInfo(System.IO.Path.GetFullPath(binary), args)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
        };
        start.Environment["XDG_STATE_HOME"] = folder;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        long memory = 0;
        while (!process.WaitForExit(TimeSpan.FromMilliseconds(50)))
        {
            process.Refresh();
            memory = process.HasExited ? memory : Math.Max(memory, process.PeakWorkingSet64);
        }

        return (process.ExitCode, began.Elapsed.TotalSeconds, _calls, memory / 1048576.0);
    }

    private static bool Judge(
        string what,
        (int Code, double Seconds, int Calls, double Memory) run,
        int code,
        bool bounded
    )
    {
        var allowed = (double)run.Calls / AtOnce * Latency;
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{what}: exit {run.Code}, {run.Calls} calls in {run.Seconds:F1} s, {run.Seconds / allowed:F2} of "
                    + $"calls / {AtOnce} x latency; {run.Memory:F0} MiB at most"
            )
        );
        return run.Code == code && run.Memory < MostMemory && (!bounded || run.Seconds <= Share * allowed);
    }

    private void Write(string folder)
    {
        var text = new StringBuilder(EstateText.Account("lake", Lake, ""));
        using var profiles = File.Create(System.IO.Path.Combine(folder, "profiles.json"));
        using var writer = new Utf8JsonWriter(profiles);
        writer.WriteStartObject();
        writer.WriteStartArray("profiles");
        foreach (var (index, id) in Ids().Index())
        {
            var (name, key) = (string.Create(CultureInfo.InvariantCulture, $"a{index}"), SandboxKeys.OfUser(id));
            text.Append(EstateText.Account(name, id, $"\n  credentials: {{profile: {name}}}"))
                .Append(EstateText.Task(name));
            writer.WriteStartObject();
            writer.WriteString("name", name);
            writer.WriteString("mode", "AK");
            writer.WriteString("access_key_id", key.Id);
            writer.WriteString("access_key_secret", key.Secret);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        File.WriteAllText(System.IO.Path.Combine(folder, "estate.yaml"), text.ToString());
    }
}
