using Cocona;
using DtsApply.Manifests;
using DtsApply.Messages;
using DtsApply.UseCases;

namespace DtsApply.Cmd.CommandLine;

/// <summary>Where files lie when nothing else is said.</summary>
internal static class DefaultPaths
{
    /// <summary>The state of the sandbox, below the working folder.</summary>
    public const string SandboxState = ".dts-apply/sandbox.json";
}

/// <summary>Which manifests a command reads.</summary>
internal sealed record ManifestOptions(
    [Option("filename", ['f'])] string[]? Filename = null,
    [Option("recursive", ['R'])] bool Recursive = false
) : ICommandParameterSet
{
    /// <summary>Where the manifests are.</summary>
    /// <param name="world">Whose standard input stands for the path <c>-</c>, and whose day it is.</param>
    /// <exception cref="UsageException">None are named.</exception>
    public ManifestSource Source(CommandEnvironment world) =>
        Filename is not { Length: > 0 } names ? throw new UsageException(UsageMessages.NoManifests)
        : names.Any(IsAddress) ? throw new UsageException(HabitMessages.NothingFromTheNetwork, UsageException.NoNext)
        : new(new(names, Recursive), world.In, world.Today);

    // A path that is there is a path, whatever it looks like.
    private static bool IsAddress(string name) =>
        (
            name.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
        ) && !Path.Exists(name);
}

/// <summary>The fences that a command keeps within.</summary>
internal sealed record FenceOptions([Option("fence")] string[]? Fence = null) : ICommandParameterSet
{
    /// <summary>The fences, those of the variable included.</summary>
    /// <param name="world">Whose variable it is.</param>
    public FencePaths Paths(CommandEnvironment world) =>
        new([.. Fence ?? []], world.Environment(FencePaths.VariableName));
}

/// <summary>The set of a command that calls nothing, where a fence asks for it.</summary>
internal sealed record SetOptions([Option("set")] string? Set = null) : ICommandParameterSet
{
    /// <summary>The set that the roles belong to.</summary>
    /// <exception cref="UsageException">It is none.</exception>
    public string Name => Settings.Set("set", Set ?? Model.Ownership.DefaultSet);
}

/// <summary>How a command prints.</summary>
internal sealed record OutputOptions(
    [Option("output", ['o'])] string[]? Output = null,
    [Option("color")] string Color = "auto",
    [Option("palette")] string Palette = "default",
    [Option("quiet", ['q'])] bool Quiet = false,
    [Option("verbose", ['v'])] bool Verbose = false
) : ICommandParameterSet;

/// <summary>Which accounts are called, and how.</summary>
internal sealed record CallOptions(
    [Option("set")] string? Set = null,
    [Option("account")] string[]? Account = null,
    [Option("selector", ['l'])] string[]? Selector = null,
    [Option("parallelism")] int Parallelism = 16,
    [Option("timeout")] string Timeout = "5m",
    [Option("profile-file")] string? ProfileFile = null,
    [Option("endpoint")] string? Endpoint = null,
    [Option("sandbox")] bool Sandbox = false,
    [Option("sandbox-state")] string SandboxState = DefaultPaths.SandboxState
) : ICommandParameterSet
{
    /// <summary>The set that the roles belong to.</summary>
    public string SetName() => Set ?? Model.Ownership.DefaultSet;
}

/// <summary>Which accounts a command is about that calls none.</summary>
internal sealed record AccountOptions(
    [Option("account")] string[]? Account = null,
    [Option("selector", ['l'])] string[]? Selector = null
) : ICommandParameterSet
{
    /// <summary>The same as options of commands that call accounts.</summary>
    public CallOptions Calls() => new(Account: Account, Selector: Selector);
}

/// <summary>What the user agrees to. Flags only, never from the environment.</summary>
internal sealed record ConsentOptions(
    [Option("adopt")] bool Adopt = false,
    [Option("take-over")] string? TakeOver = null,
    [Option("prune")] bool Prune = false,
    [Option("allow-removals")] int? AllowRemovals = null
) : ICommandParameterSet;

/// <summary>What plan does besides printing.</summary>
internal sealed record PlanOptions(
    [Option("out")] string? Out = null,
    [Option("show")] string? Show = null,
    [Option("detailed-exitcode")] bool DetailedExitcode = false,
    [Option("strict")] bool Strict = false
) : ICommandParameterSet;

/// <summary>What a plan is compared with.</summary>
internal sealed record BaseOptions([Option("base")] string? Base = null) : ICommandParameterSet
{
    /// <summary>What it is compared with; null for nothing.</summary>
    /// <param name="world">Whose variables say where git is.</param>
    public BaseOrder? Order(CommandEnvironment world) =>
        Base is null ? null : new(Base, new(Directory.GetCurrentDirectory(), world.Environment));
}

/// <summary>How the exit code of diff tells.</summary>
internal sealed record DiffOptions([Option("detailed-exitcode")] bool DetailedExitcode = false) : ICommandParameterSet;

/// <summary>How verify judges.</summary>
internal sealed record VerifyOptions([Option("strict")] bool Strict = false) : ICommandParameterSet;

/// <summary>What whoami prints.</summary>
internal sealed record IdentityOptions([Option("policy")] string? Policy = null) : ICommandParameterSet;

/// <summary>Where import writes to.</summary>
internal sealed record ImportOptions([Option("out")] string? Out = null) : ICommandParameterSet;

/// <summary>How a plan is carried out.</summary>
internal sealed record RunOptions([Option("yes", ['y'])] bool Yes = false, [Option("fail-fast")] bool FailFast = false)
    : ICommandParameterSet;

/// <summary>Where journals lie, and how long they are kept.</summary>
internal sealed record JournalOptions(
    [Option("journal")] string? Journal = null,
    [Option("keep-journals")] string KeepJournals = "2160h"
) : ICommandParameterSet
{
    /// <summary>Where journals lie; null where that is not said.</summary>
    /// <exception cref="UsageException">It is no place.</exception>
    public string? Folder => Journal is { } folder ? Settings.Place("journal", folder) : null;

    /// <summary>How long a journal is kept.</summary>
    /// <exception cref="UsageException">It is no duration.</exception>
    public TimeSpan Kept => Settings.LongDuration("keep-journals", KeepJournals);
}

/// <summary>What history looks at.</summary>
internal sealed record HistoryOptions([Option("journal")] string? Journal = null) : ICommandParameterSet
{
    /// <inheritdoc cref="JournalOptions.Folder"/>
    public string? Folder => new JournalOptions(Journal).Folder;
}

/// <summary>What is undone, and what is agreed to.</summary>
internal sealed record UndoOptions(
    [Option("last")] bool Last = false,
    [Option("adopt")] bool Adopt = false,
    [Option("allow-removals")] int? AllowRemovals = null
) : ICommandParameterSet;

/// <summary>How a saved plan is insisted on.</summary>
internal sealed record PlanFileOptions([Option("expect-digest")] string? ExpectDigest = null) : ICommandParameterSet;
