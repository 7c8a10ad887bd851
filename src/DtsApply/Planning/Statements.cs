using DtsApply.Model;

namespace DtsApply.Planning;

/// <summary>The statements of a role's trust policies that say more than is understood, as sentences name whom they let
/// in or keep out.</summary>
/// <param name="change">The change, with the role before and after.</param>
internal sealed class Statements(Change change)
{
    private readonly Dictionary<string, OpaqueStatement> _byText = (change.Before?.Trust.Clauses ?? [])
        .Concat(change.After?.Trust.Clauses ?? [])
        .DistinctBy(clause => clause.Text)
        .ToDictionary(clause => clause.Text, StringComparer.Ordinal);

    /// <summary>Such as <c>whoever statement 2 of the trust policy denies (it has a Deny; -v shows it)</c>.</summary>
    /// <param name="party">Whoever a statement allows or denies.</param>
    /// <param name="explained">Whether to say what is in the statement.</param>
    public string Whoever(Trustee party, bool explained)
    {
        if (!_byText.TryGetValue(party.Subject, out var clause))
        {
            return "whoever a statement of the trust policy names";
        }

        var where = clause.Number is 0
            ? "the trust policy"
            : FormattableString.Invariant($"statement {clause.Number} of the trust policy");
        var verb = (party.Kind is TrusteeKind.Denied, clause.IsDoubtful) switch
        {
            (true, true) => "may deny",
            (true, false) => "denies",
            (false, true) => "may allow",
            _ => "allows",
        };
        return $"whoever {where} {verb}{(explained ? $" (it has {clause.Reason}; -v shows it)" : "")}";
    }
}
