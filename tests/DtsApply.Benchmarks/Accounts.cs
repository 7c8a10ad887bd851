using System.Diagnostics;
using System.Globalization;
using DtsApply.Sandbox;

namespace DtsApply.Benchmarks;

/// <summary>
/// Many accounts with a role each: the memory that they take, under 250 MiB for 10,000, and the time to open their
/// file.
/// </summary>
internal static class Accounts
{
    public static async Task<int> RunAsync(int count)
    {
        using var folder = new Scratch();
        string[] ids = [.. Enumerable.Range(1, count).Select(n => n.ToString("D16", CultureInfo.InvariantCulture))];
        using (var store = await folder.OpenAsync())
        {
            var cloud = new SandboxCloud(store, new(ids, TimeProvider.System));
            foreach (var id in ids)
            {
                var answer = await cloud.HandleAsync(
                    new Signing("localhost", SandboxKeys.OfUser(id)).Request(
                        "CreateRole",
                        Writes.Query("ram-for-dts", id)
                    ),
                    CancellationToken.None
                );
                if (answer.Status is not 200)
                {
                    throw new InvalidOperationException($"account {id}: {answer.Status}");
                }
            }
        }

        var began = Stopwatch.StartNew();
        using var again = await folder.OpenAsync();
        var opened = began.Elapsed;
        GC.Collect();
        var memory = Environment.WorkingSet / 1048576.0;
        Console.WriteLine(
            $"{count} accounts with a role each: {new FileInfo(folder.State).Length / 1048576.0:F1} MiB on disk, "
                + $"opened in {opened.TotalMilliseconds:F0} ms; {GC.GetTotalMemory(true) / 1048576.0:F0} MiB of "
                + $"objects, {memory:F0} MiB of process"
        );
        return memory < 250 ? 0 : 1;
    }
}
