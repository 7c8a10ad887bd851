using DtsApply.Text;
using DtsApply.Cmd.Files;
using DtsApply.Cmd.Console;
using DtsApply.Cmd;
using System.Collections.Immutable;
using DtsApply.Cmd.CommandLine;
using DtsApply.Manifests;
using DtsApply.Manifests.Files;
using DtsApply.Model;
using DtsApply.Reporting.Diagnostics;
using DtsApply.Rules;

namespace DtsApply.Cmd.Commands;

/// <summary>The manifests of a command, read and checked by all rules.</summary>
/// <param name="Set">What was read.</param>
/// <param name="Diagnostics">Everything that is wrong or worth a look, sorted.</param>
internal sealed record ManifestInput(ManifestSet Set, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>Whether anything stops the run.</summary>
    public bool HasErrors => Diagnostics.Any(diagnostic => diagnostic.Severity is Severity.Error);

    /// <summary>Reads and checks.</summary>
    public static ManifestInput Read(
        CommandEnvironment world,
        ManifestOptions files,
        CancellationToken cancellationToken
    )
    {
        if (files.Filename is not { Length: > 0 } names)
        {
            throw new UsageException("no manifests are named; write -f FILE, a folder, a pattern or -");
        }

        // Nothing in it writes, so a signal leaves it behind wherever it is.
        return Task.Run(() => Checked(new(names, files.Recursive), world.In, cancellationToken), cancellationToken)
            .WaitAsync(cancellationToken)
            .GetAwaiter()
            .GetResult();
    }

    private static ManifestInput Checked(ManifestPaths paths, Stream standardInput, CancellationToken cancellationToken)
    {
        var set = ManifestReader.Read(paths, standardInput, cancellationToken);
        return new(set, set.Sorted([.. set.Diagnostics, .. ManifestRules.Check(set)]));
    }

    /// <summary>The diagnostics as their screens need them.</summary>
    public DiagnosticsView View(IEnumerable<Diagnostic> diagnostics, bool verbose) =>
        new([.. diagnostics], Set.Files.Length, Set.Lines) { Unread = !Set.AllRead, Verbose = verbose };
}
