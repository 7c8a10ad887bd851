using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace DtsApply.Benchmarks;

/// <summary>
/// A tool against its own embedded sandbox with 1,000 accounts and with 10,000, a new role in each: ten times the work
/// takes at most eleven times as long, to plan and to apply.
/// </summary>
internal sealed class Growth(string binary)
{
    private const int Few = 1_000;
    private const int Many = 10_000;
    private const double Most = 11;

    public async Task<int> RunAsync()
    {
        var few = await MeasureAsync(Few);
        var many = await MeasureAsync(Many);
        var fits = true;
        foreach (var (what, one, ten) in few.Zip(many, (one, ten) => (one.What, one.Seconds, ten.Seconds)))
        {
            fits &= ten <= Most * one;
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{what}: {Few} accounts {one:F1} s, {Many} accounts {ten:F1} s, {ten / one:F1} times"
                )
            );
        }

        return fits ? 0 : 1;
    }

    private async Task<List<(string What, double Seconds)>> MeasureAsync(int accounts)
    {
        using var folder = new Scratch();
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "estate.yaml"), Manifests(accounts));
        var measured = new List<(string, double)>();
        foreach (
            var (what, args) in ((string, string[])[])
                [("plan of new roles", ["plan"]), ("apply", ["apply", "--yes"]), ("plan, unchanged", ["plan"])]
        )
        {
            measured.Add((what, await SecondsAsync(folder.Path, args)));
        }

        return measured;
    }

    private async Task<double> SecondsAsync(string folder, string[] args)
    {
        var began = Stopwatch.StartNew();
        using var process = Process.Start(
            new ProcessStartInfo(binary, [.. args, "--sandbox", "-f", "estate.yaml"])
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var error = process.StandardError.ReadToEndAsync();
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode is 0
            ? began.Elapsed.TotalSeconds
            : throw new InvalidOperationException($"exit {process.ExitCode}: {await error}");
    }

    private static string Manifests(int accounts)
    {
        var text = new StringBuilder(EstateText.Account("lake", "0000999999999999", ""));
        for (var number = 0; number < accounts; number++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"a{number}");
            var id = (1_000_000_000_000_000 + number).ToString(CultureInfo.InvariantCulture);
            text.Append(EstateText.Account(name, id, $"\n  credentials: {{profile: {name}}}"))
                .Append(EstateText.Task(name));
        }

        return text.ToString();
    }
}
