using DtsApply.Messages;
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
    public string Whoever(Trustee party, bool explained) =>
        _byText.TryGetValue(party.Subject, out var statement)
            ? TrusteeWords.Whoever(statement, isDenied: party.Kind is TrusteeKind.Denied, explained)
            : TrusteeWords.WhoeverIsNamed;
}
