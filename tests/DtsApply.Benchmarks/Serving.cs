using System.Diagnostics;
using System.Net;
using System.Text.Json;
using DtsApply.Sandbox;
using DtsApply.Sandbox.Serving;

namespace DtsApply.Benchmarks;

/// <summary>
/// Verified GetRole requests over loopback at 64 connections: at least 10,000 a second, p99 under 25 ms.
/// </summary>
internal static class Serving
{
    private const string Account = "0000111122223333";
    private const int Connections = 64;
    private const int Warm = 40_000;
    private const int Measured = 150_000;

    public static async Task<int> RunAsync(string? binary)
    {
        using var folder = new Scratch();
        await using var server = binary is null ? await InProcessAsync(folder) : await SpawnedAsync(binary, folder);
        Console.WriteLine(binary is null ? "server and load in one process" : $"server: {binary}");

        var signing = new Signing(server.Endpoint.Authority, SandboxKeys.OfUser(Account));
        await Load.RunAsync(server.Endpoint, Requests(signing, Warm), Connections);
        var requests = Requests(signing, Measured);
        GC.Collect();
        var began = Stopwatch.StartNew();
        var ticks = await Load.RunAsync(server.Endpoint, requests, Connections);
        var elapsed = began.Elapsed;

        Array.Sort(ticks);
        var rate = Measured / elapsed.TotalSeconds;
        var p99 = At(ticks, 0.99);
        Console.WriteLine(
            $"{Measured} verified GetRole, {Connections} connections: {rate:F0}/s, p50 {At(ticks, 0.5):F1} ms, "
                + $"p99 {p99:F1} ms, max {At(ticks, 1):F1} ms; server {server.Memory() / 1048576.0:F0} MiB"
        );
        return rate >= 10_000 && p99 < 25 ? 0 : 1;
    }

    private static byte[][] Requests(Signing signing, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => signing.Bytes("GetRole", "RoleName=AliyunDTSDefaultRole"))];

    private static double At(long[] sorted, double part) =>
        sorted[(int)((sorted.Length - 1) * part)] * 1000.0 / Stopwatch.Frequency;

    private static async Task<Running> InProcessAsync(Scratch folder)
    {
        var store = await folder.OpenAsync();
        var cloud = new SandboxCloud(store, new([Account], TimeProvider.System));
        var server = await SandboxServer.StartAsync(
            cloud,
            store,
            new(new(IPAddress.Loopback, 0)),
            CancellationToken.None
        );
        return new(
            server.Endpoint,
            () => Environment.WorkingSet,
            async () =>
            {
                await server.DisposeAsync();
                store.Dispose();
            }
        );
    }

    private static async Task<Running> SpawnedAsync(string binary, Scratch folder)
    {
        var process = Process.Start(
            new ProcessStartInfo(
                binary,
                ["sandbox", "serve", "--listen", "127.0.0.1:0", "--account", Account, "--sandbox-state", folder.State]
            )
            {
                RedirectStandardOutput = true,
            }
        )!;
        using var ready = JsonDocument.Parse(await process.StandardOutput.ReadLineAsync() ?? "{}");
        return new(
            new(ready.RootElement.GetProperty("endpoint").GetString()!),
            () => Memory(process),
            async () =>
            {
                process.Kill();
                await process.WaitForExitAsync();
                process.Dispose();
            }
        );

        static long Memory(Process process)
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    private sealed record Running(Uri Endpoint, Func<long> Memory, Func<ValueTask> Stop) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => Stop();
    }
}
