using System.Collections.Immutable;

namespace DtsApply.Model;

/// <summary>
/// How much a diagnostic weighs: errors stop the run, warnings and notices never change the exit code.
/// </summary>
public enum Severity
{
    /// <summary>Stops the run.</summary>
    Error,

    /// <summary>Worth a look; the run goes on.</summary>
    Warning,

    /// <summary>A notice.</summary>
    Info,
}

/// <summary>A problem as a value: what is wrong, where, by which rule, and what to do about it.</summary>
/// <param name="Severity">How much it weighs.</param>
/// <param name="Rule">The rule; none for problems of no rule, such as no answer.</param>
/// <param name="Message">One sentence, lower case, without a full stop; stands alone in a log.</param>
public sealed record Diagnostic(Severity Severity, RuleId Rule, string Message)
{
    /// <summary>The place in a manifest, for problems of manifests.</summary>
    public SourceSpan? Source { get; init; }

    /// <summary>What to do now.</summary>
    public string? Help { get; init; }

    /// <summary>
    /// The text that stands where the name of an account should, for a guess once all accounts are known.
    /// </summary>
    internal string? Referred { get; init; }

    /// <summary>
    /// The task that a warning about manifests is about, by name, so that plans show it at the roles that the task
    /// needs.
    /// </summary>
    public string? Task { get; init; }

    /// <summary>The side of that task; null where both are meant.</summary>
    public SideName? Side { get; init; }

    /// <summary>Other places that belong to the problem, such as the first of two equal names.</summary>
    public ImmutableArray<Related> Related { get; init; } = [];

    /// <summary>
    /// Facts that belong to the problem, such as what was sent and what is stored, shown as fields under the message.
    /// </summary>
    public ImmutableArray<Fact> Facts { get; init; } = [];

    /// <summary>
    /// What could not be told, as it follows the word unknown in the message; null where it is about something else.
    /// </summary>
    public string? Unknown { get; init; }

    /// <summary>Whether it is about what could not be told.</summary>
    public bool IsUnknown => Unknown is not null;

    /// <summary>
    /// What is wrong but for the names of accounts, keys and roles: what has one cause in many accounts is told once.
    /// Null where the message itself tells.
    /// </summary>
    internal string? Cause { get; init; }

    /// <summary>The account's name, for what was found in a live account.</summary>
    public string? Account { get; init; }

    /// <summary>The role's name, for what was found at a live role.</summary>
    public string? Role { get; init; }
}

/// <summary>Another place that belongs to a problem.</summary>
/// <param name="Source">The place.</param>
/// <param name="Message">What stands there, without the word note.</param>
public sealed record Related(SourceSpan Source, string Message);

/// <summary>A fact that belongs to a problem.</summary>
/// <param name="Label">At most 12 characters, lower case; empty continues the fact above.</param>
/// <param name="Value">The fact.</param>
public sealed record Fact(string Label, string Value)
{
    /// <summary>Whether only -v shows it.</summary>
    public bool IsDetail { get; init; }

    /// <summary>Whether it needs a hand at once; its label is red.</summary>
    public bool IsWrong { get; init; }
}
