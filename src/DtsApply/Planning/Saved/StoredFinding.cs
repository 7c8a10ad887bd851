using DtsApply.Model;
using static DtsApply.Text.StoredJson;

namespace DtsApply.Planning.Saved;

/// <summary>
/// A warning or notice of when a plan was made, whole, so that a saved plan shows what the plan showed. It stops
/// nothing and lets nothing pass.
/// </summary>
/// <param name="Severity"><c>Warning</c> or <c>Info</c>.</param>
/// <param name="Rule">The rule's number; empty without one.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Help">What to do.</param>
/// <param name="Account">The account's name; null where it is about none.</param>
/// <param name="Role">The role's name; null where it is about none.</param>
/// <param name="Source">Where in the manifests; null for nowhere.</param>
/// <param name="Related">Other places that belong to it.</param>
/// <param name="Facts">What supports it.</param>
internal sealed record StoredFinding(
    string Severity,
    string Rule,
    string Message,
    string? Help,
    string? Account,
    string? Role,
    StoredSpan? Source,
    IReadOnlyList<StoredRelated> Related,
    IReadOnlyList<StoredFact> Facts
)
{
    /// <summary>A finding as it is kept.</summary>
    public static StoredFinding From(Diagnostic finding) =>
        new(
            finding.Severity.ToString(),
            finding.Rule.Code(),
            finding.Message,
            finding.Help,
            finding.Account,
            finding.Role,
            finding.Source is { } source ? StoredSpan.From(source) : null,
            [.. finding.Related.Select(place => new StoredRelated(place.Message, StoredSpan.From(place.Source)))],
            [.. finding.Facts.Select(fact => new StoredFact(fact.Label, fact.Value, fact.IsDetail))]
        );

    /// <summary>The finding that was kept.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public Diagnostic ToDiagnostic() =>
        new(Severity is "Warning" ? Model.Severity.Warning : Model.Severity.Info, FindRule(), Message)
        {
            Help = Help,
            Account = Account,
            Role = Role,
            Source = Source?.ToSpan(),
            Related = [.. NoneNull(Related).Select(place => new Related(place.Source.ToSpan(), place.Message))],
            Facts = [.. NoneNull(Facts).Select(fact => new Fact(fact.Label, fact.Value) { IsDetail = fact.Detail })],
        };

    private RuleId FindRule() =>
        Rule.Length is 0 ? RuleId.None : RuleIds.Find(Rule) ?? throw new FormatException($"there is no rule {Rule}");
}

/// <summary>Another place that belongs to a finding.</summary>
/// <param name="Message">What is there.</param>
/// <param name="Source">Where.</param>
internal sealed record StoredRelated(string Message, StoredSpan Source);

/// <summary>A fact that supports a finding.</summary>
/// <param name="Label">What it tells.</param>
/// <param name="Value">What it is.</param>
/// <param name="Detail">Whether it is shown on request only.</param>
internal sealed record StoredFact(string Label, string Value, bool Detail);

/// <summary>A place with its end; all numbers count from 1.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">The first line.</param>
/// <param name="Column">The first column.</param>
/// <param name="EndLine">The last line.</param>
/// <param name="EndColumn">The column after the last one.</param>
internal sealed record StoredSpan(string File, int Line, int Column, int EndLine, int EndColumn)
{
    /// <summary>A place as it is kept.</summary>
    public static StoredSpan From(SourceSpan span) =>
        new(span.File, span.Line, span.Column, span.EndLine, span.EndColumn);

    /// <summary>The place that was kept.</summary>
    /// <exception cref="FormatException">A number does not count from 1.</exception>
    public SourceSpan ToSpan() =>
        Line > 0 && Column > 0 && EndLine > 0 && EndColumn > 0
            ? new(File, Line, Column, EndLine, EndColumn)
            : throw new FormatException("a place counts from 1");
}
