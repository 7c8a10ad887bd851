using System.Collections.Immutable;
using DtsApply.Model;

namespace DtsApply.Messages;

/// <summary>A mistake before its place is known.</summary>
/// <param name="Rule">The rule's number.</param>
/// <param name="Message">What is there.</param>
/// <param name="Help">What to do.</param>
/// <param name="Severity">How much it weighs.</param>
internal sealed record Problem(RuleId Rule, string Message, string? Help = null, Severity Severity = Severity.Error)
{
    /// <summary>What cannot be told, as it follows the word unknown; null where it is about something else.</summary>
    public string? Unknown { get; init; }

    /// <summary>What is wrong but for names; null where the message holds none.</summary>
    public string? Cause { get; init; }

    /// <summary>Facts that belong to it.</summary>
    public ImmutableArray<Fact> Facts { get; init; } = [];

    public Diagnostic At(SourceSpan source) => WithoutPlace() with { Source = source };

    /// <summary>A problem of a path under which there is no file to point into.</summary>
    public Diagnostic AtPath(string path) => At(SourceSpan.OfPath(path));

    /// <summary>A problem of a file as a whole stands at its first character.</summary>
    public Diagnostic At(string file) => At(new SourceSpan(file, 1, 1, 1, 1));

    /// <summary>A problem of a whole run.</summary>
    public Diagnostic WithoutPlace() =>
        new(Severity, Rule, Message)
        {
            Help = Help,
            Unknown = Unknown,
            Facts = Facts,
        };

    /// <summary>A problem of a live account.</summary>
    public Diagnostic InAccount(string account) => WithoutPlace() with { Account = account };

    /// <summary>A problem of a live role, by the names of its account and itself.</summary>
    public Diagnostic AtRole(string account, string role) => WithoutPlace() with { Account = account, Role = role };
}
