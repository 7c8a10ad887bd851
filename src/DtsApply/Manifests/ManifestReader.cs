using System.Collections.Concurrent;
using DtsApply.Manifests.Files;
using DtsApply.Model;

namespace DtsApply.Manifests;

/// <summary>From paths to manifests: files, texts, YAML, schema, typed records. Nothing throws; what is wrong is in the result.</summary>
public static class ManifestReader
{
    // Below, threads cost more than they give.
    private const int Few = 64;

    /// <summary>Reads everything that the paths stand for.</summary>
    /// <param name="paths">What was given.</param>
    /// <param name="standardInput">What <c>-</c> reads.</param>
    /// <param name="cancellation">Stops between two documents.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static ManifestSet Read(ManifestPaths paths, Stream standardInput, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(paths);
        var search = new FileSearch(paths.Recursive);
        var given = paths.Names.Select(path => (Path: path, Files: search.Add(path), Problems: search.Problems.Count)).ToList();
        var run = new Run(standardInput, new(), cancellation);
        var readings = search.Files.ConvertAll(file => new FileReading(file));
        ReadAll(readings, run);
        if (run.Count.IsOver)
        {
            var over = new Problem("DTS006", $"the run has more than {Limits.Documents} documents", "split it into runs with fewer files").At(readings[0].File.Name);
            return ManifestSet.Of([], [], [over], allRead: false);
        }

        var before = 0;
        var empty = new List<Diagnostic>();
        foreach (var (path, files, problems) in given)
        {
            if (problems == before && files.TrueForAll(index => readings[index] is { Documents: 0, Problems.Count: 0 }))
            {
                empty.Add(Nothing(path, files is [var only] && path == readings[only].File.Name && readings[only].File.IsEmpty));
            }

            before = problems;
        }

        return ManifestSet.Of(readings, search.Names, [.. search.Problems, .. readings.SelectMany(reading => reading.Problems), .. empty],
            allRead: search.Problems.Count is 0 && empty.Count is 0 && readings.TrueForAll(reading => reading.IsWhole));
    }

    /// <summary>Side by side; each file has a slot of its own, so the order of the results is that of the files.</summary>
    private static void ReadAll(List<FileReading> readings, Run run)
    {
        if (readings.Count < Few)
        {
            readings.ForEach(reading => reading.Read(run));
            return;
        }

        Parallel.ForEach(Partitioner.Create(0, readings.Count, Few), range =>
        {
            for (var i = range.Item1; i < range.Item2; i++)
            {
                readings[i].Read(run);
            }
        });
    }

    private static Diagnostic Nothing(string path, bool isEmptyFile)
    {
        var isGiven = ManifestPaths.IsStandardInput(path) || ManifestPaths.IsOpenAlready(path);
        var name = path is ManifestPaths.StandardInput ? "standard input" : path;
        return new Problem(
            "DTS002",
            isEmptyFile && !isGiven ? $"{name} is empty, or no regular file" : $"{name} holds no manifest",
            "name a .yaml or .yml file or a folder with some; sub-folders need -R; what a pipe gives is read with -f -").At(path);
    }
}
