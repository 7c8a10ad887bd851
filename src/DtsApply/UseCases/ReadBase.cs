using System.Collections.Immutable;
using DtsApply.Disk;
using DtsApply.Manifests.Files;
using DtsApply.Manifests.Git;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Planning.Comparing;

namespace DtsApply.UseCases;

/// <summary>What a run is compared with, as it was said.</summary>
/// <param name="Name">A file, a folder, or <c>git:REV</c>.</param>
/// <param name="Place">Where the run works.</param>
public sealed record BaseOrder(string Name, BasePlace Place);

/// <summary>The manifests that a run is compared with.</summary>
/// <param name="Facts">What they are.</param>
/// <param name="Manifests">The manifests, mistakes included.</param>
public sealed record ManifestBase(BaseFacts Facts, LoadedManifests Manifests) : Preparation
{
    /// <summary>
    /// What is wrong with them: warnings, since it may be what the new manifests mend.
    /// </summary>
    public ImmutableArray<Diagnostic> Mistakes =>
        [
            .. Manifests
                .Diagnostics.Where(diagnostic => diagnostic.Severity is Severity.Error)
                .Select(diagnostic => diagnostic with { Severity = Severity.Warning }),
        ];

    /// <summary>What they want; nothing where they have mistakes.</summary>
    /// <param name="set">The set that the roles belong to.</param>
    /// <param name="today">The day of the run.</param>
    public WantedSet Wanted(string set, DateOnly today) =>
        Facts.Compiles
            ? new(Manifests.Set.Accounts, WantedRoles.Compile(Manifests.Set.Accounts, Manifests.Set.Tasks, set, today))
            : new([], []);
}

/// <summary>What a run was to be compared with cannot be read. Nothing was called.</summary>
public sealed record StoppedAtBase : Stopped
{
    internal StoppedAtBase(int code, Problem problem)
        : base(code, [problem.WithoutPlace()]) { }
}

/// <summary>Reads the manifests that a run is compared with.</summary>
public static class ReadBase
{
    /// <summary>Reads and checks them.</summary>
    /// <param name="order">What they are.</param>
    /// <param name="now">The manifests of the run.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns><see cref="ManifestBase"/> or <see cref="StoppedAtBase"/>.</returns>
    public static Task<Preparation> RunAsync(
        BaseOrder order,
        ManifestSource now,
        CancellationToken cancellationToken
    ) => Task.Run(() => Run(order, now, cancellationToken), cancellationToken).WaitAsync(cancellationToken);

    private static Preparation Run(BaseOrder order, ManifestSource now, CancellationToken cancellationToken)
    {
        try
        {
            return order.Name.StartsWith(BasePlace.Git, StringComparison.Ordinal)
                ? Revision(order, now, cancellationToken)
                : Files(order.Name, now, cancellationToken);
        }
        catch (GitException failure)
        {
            return new StoppedAtBase(failure.Code, failure.Problem);
        }
        catch (AggregateException several) when (several.GetBaseException() is GitException failure)
        {
            // Files are read side by side.
            return new StoppedAtBase(failure.Code, failure.Problem);
        }
    }

    private static ManifestBase Revision(BaseOrder order, ManifestSource now, CancellationToken cancellationToken)
    {
        var name = order.Name[BasePlace.Git.Length..];
        var revision = GitRevision.Open(name, now.Paths.Names, order.Place);
        using var objects = revision.Objects;
        var manifests = LoadManifests.Run(now with { Tree = revision.Tree }, cancellationToken);
        return new(new(order.Name, revision.Commit, !manifests.HasErrors, manifests.Set.Absent), manifests);
    }

    private static Preparation Files(string path, ManifestSource now, CancellationToken cancellationToken)
    {
        var isOpen = StreamPath.IsStandardInput(path) || StreamPath.IsOpenAlready(path);
        var problem =
            StreamPath.IsStandardInput(path) && now.Paths.Names.Any(StreamPath.IsStandardInput)
                ? BaseMessages.StandardInputTwice
            : !isOpen && !Path.Exists(path) ? BaseMessages.IsNotThere(path)
            : null;
        if (problem is not null)
        {
            return new StoppedAtBase(ExitCode.Usage, problem);
        }

        var paths = new ManifestPaths([path], now.Paths.Recursive);
        var manifests = LoadManifests.Run(now with { Paths = paths }, cancellationToken);
        return new ManifestBase(new(path, Commit: null, !manifests.HasErrors, []), manifests);
    }
}
