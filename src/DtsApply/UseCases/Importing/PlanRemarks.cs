using System.Collections.Immutable;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Planning;

namespace DtsApply.UseCases.Importing;

/// <summary>What a manifest cannot say of a role, in the words of its plan and with what comes of it.</summary>
internal static class PlanRemarks
{
    /// <summary>Everything that is worth a word at a role that is written.</summary>
    /// <param name="change">What a plan of it changes.</param>
    /// <param name="role">The role.</param>
    public static ImmutableArray<Diagnostic> Find(Change change, ImportedRole role)
    {
        var clauses = role.Live.Trust.Clauses.GetEnumerator();
        var found = change.Findings.Select(finding =>
            finding.Rule is RuleId.DTS511 && clauses.MoveNext()
                ? finding with
                {
                    Facts = Statement(clauses.Current),
                    Help = ImportMessages.GoesWithoutACopy,
                }
                : finding with
                {
                    Help = Help(finding),
                }
        );
        return
        [
            .. found,
            .. Missing(change),
            .. role.Live.Description is { Length: > 0 } && role.Description is null
                ? [ImportMessages.DescriptionIsLeft.At(change)]
                : (Diagnostic[])[],
            .. change.Refusal is { } refusal ? [refusal with { Severity = Severity.Warning }] : (Diagnostic[])[],
        ];
    }

    /// <summary>A role that no manifest can say at all.</summary>
    public static IEnumerable<Diagnostic> Unsayable(ImportedRole role)
    {
        var (account, trust) = (role.Owner.Name.Value!, role.Live.Trust);
        foreach (var principal in trust.Principals.Where(ImportedRole.IsDts))
        {
            var isBare = principal.Value is Principal.DtsService;
            var problem = isBare ? ImportMessages.DtsWithoutAccount : ImportMessages.DtsOtherwise(principal.Value);
            yield return problem.AtRole(account, role.Name) with
            {
                Facts = isBare ? [ImportMessages.WhyWithoutAccount(account)] : [],
            };
        }

        foreach (var clause in trust.Clauses)
        {
            yield return ImportMessages.SaysMore(clause).AtRole(account, role.Name) with
            {
                Facts = Statement(clause),
            };
        }
    }

    /// <summary>
    /// A role that no manifest can say, for people to go on from; empty where its trust policy has no statement that
    /// is worth to be kept.
    /// </summary>
    public static string Kept(ImportedRole role)
    {
        var title = ImportMessages.IsNotHere(role.Owner.Name.Value!, role.Name);
        return role.Live.Trust.Clauses.IsEmpty ? "" : $"{new ManifestText().Remarks(title, Unsayable(role))}";
    }

    private static string? Help(Diagnostic finding) =>
        finding.Rule switch
        {
            RuleId.DTS507 => ImportMessages.PolicyStays,
            RuleId.DTS508 or RuleId.DTS509 => ImportMessages.GoesAway,
            RuleId.DTS510 => ImportMessages.HalfIsAdded,
            _ => finding.Help,
        };

    private static IEnumerable<Diagnostic> Missing(Change change) =>
        change.Actions.Contains(new AttachPolicyToRole(Policy.Dts)) ? [ImportMessages.PolicyIsMissing.At(change)] : [];

    /// <summary>The statement's text, a line each.</summary>
    private static ImmutableArray<Fact> Statement(OpaqueStatement clause) =>
        [.. clause.Shown.Split('\n').Select(line => new Fact("", line) { IsDetail = true })];
}
