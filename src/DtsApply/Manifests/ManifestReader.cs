using System.Collections.Concurrent;
using DtsApply.Disk;
using DtsApply.Manifests.Files;
using DtsApply.Messages;
using DtsApply.Model;

namespace DtsApply.Manifests;

/// <summary>
/// From paths to manifests: files, texts, YAML, schema, typed records. Nothing throws; what is wrong is in the result.
/// </summary>
public static class ManifestReader
{
    // Below, threads cost more than they give.
    private const int Few = 64;

    /// <summary>Reads everything that the paths stand for.</summary>
    /// <param name="paths">What was given.</param>
    /// <param name="standardInput">What <c>-</c> reads.</param>
    /// <param name="cancellation">Stops between two documents.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static ManifestSet Read(ManifestPaths paths, Stream standardInput, CancellationToken cancellation) =>
        Read(DiskTree.Instance, paths, standardInput, cancellation);

    /// <summary>Reads everything that the paths stand for in a tree.</summary>
    internal static ManifestSet Read(
        IFileTree tree,
        ManifestPaths paths,
        Stream standardInput,
        CancellationToken cancellation
    )
    {
        var search = new FileSearch(paths, tree);
        var given = paths.Names.Select(path => new GivenPath(path, search.Add(path), search.Problems.Count)).ToList();
        var (run, readings) = ReadAll(search.Files, standardInput, cancellation);
        if (run.IsOver)
        {
            var tooMuch = TooMuch(run, readings.Count);
            return ManifestSet.Assemble([], search.Names, [.. search.Problems, tooMuch], allRead: false);
        }

        var empty = run.Problems.IsOver ? [] : Empty(given, readings);
        var absent = empty.FindAll(path => tree.MayLack && path.Files.Count is 0);
        var told = empty.Except(absent).Select(path => Nothing(path, readings, tree)).ToList();
        return ManifestSet.Assemble(
            readings,
            search.Names,
            [.. search.Problems, .. readings.SelectMany(reading => reading.Problems), .. told],
            allRead: search.Problems.Count is 0 && told.Count is 0 && readings.TrueForAll(reading => reading.IsWhole)
        ) with
        {
            Absent = [.. absent.Select(path => path.Name)],
        };
    }

    /// <summary>Reads all files; those of one run share what it may read and how much of it may be wrong.</summary>
    private static (ReadContext Run, List<ManifestFileReader> Readings) ReadAll(
        List<ManifestFile> files,
        Stream standardInput,
        CancellationToken cancellation
    )
    {
        var run = new ReadContext(standardInput, new(), cancellation);
        files.ForEach(file => run.Bytes.Add(file.Expected));
        var readings = files.ConvertAll(file => new ManifestFileReader(file));
        ReadSideBySide(readings, run);
        if (run.Problems.IsOver && readings.Count >= Few)
        {
            // Which of them came first side by side is chance; one after the other it is always the same.
            run = new(standardInput, new(), cancellation);
            readings = files.ConvertAll(file => new ManifestFileReader(file));
            readings.ForEach(reading => reading.Read(run));
        }

        return (run, readings);
    }

    /// <summary>Paths that stand for no document, and in which nothing else is wrong that was said already.</summary>
    private static List<GivenPath> Empty(List<GivenPath> given, List<ManifestFileReader> readings)
    {
        var before = 0;
        var empty = new List<GivenPath>();
        foreach (var path in given)
        {
            if (
                path.Problems == before
                && path.Files.TrueForAll(index => readings[index] is { Documents: 0, Problems.Count: 0 })
            )
            {
                empty.Add(path);
            }

            before = path.Problems;
        }

        return empty;
    }

    /// <summary>
    /// Side by side; each file has a slot of its own, so the order of the results is that of the files.
    /// </summary>
    private static void ReadSideBySide(List<ManifestFileReader> readings, ReadContext run)
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

    private static Diagnostic TooMuch(ReadContext run, int files)
    {
        const int mebi = Limits.Mebibyte;
        var problem = run.Bytes.IsOver
            ? FileMessages.RunHasTooManyBytes((run.Bytes.Total + mebi - 1) / mebi, files, Limits.RunBytes / mebi)
            : FileMessages.RunHasTooManyDocuments(files, Limits.Documents);
        return problem.WithoutPlace();
    }

    private static Diagnostic Nothing(GivenPath given, List<ManifestFileReader> readings, IFileTree tree)
    {
        var (path, place) = (given.Name, tree.Named(given.Name));
        var isEmptyFile = given.Files is [var only] && place == readings[only].File.Name && readings[only].File.IsEmpty;
        var isOpen = StreamPath.IsStandardInput(path) || StreamPath.IsOpenAlready(path);
        var name = path is ManifestPaths.StandardInput ? FileMessages.StandardInput : path;
        var problem = isEmptyFile && !isOpen ? FileMessages.IsEmpty(name) : FileMessages.HoldsNoManifest(name);
        return isOpen || tree.HasFile(path) ? problem.At(place) : problem.AtPath(place);
    }

    /// <summary>A path as it was given.</summary>
    /// <param name="Name">The path.</param>
    /// <param name="Files">Its files, by index.</param>
    /// <param name="Problems">How many problems the search had after it.</param>
    private sealed record GivenPath(string Name, List<int> Files, int Problems);
}
