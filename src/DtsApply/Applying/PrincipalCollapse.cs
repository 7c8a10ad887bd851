using DtsApply.Model;

namespace DtsApply.Applying;

/// <summary>
/// What RAM makes of a trust policy on its own: <c>{account ID}@{service}</c> becomes <c>{service}</c> where it takes
/// the ID for that of the role's own account (guide, "Step 3: Modify the trust policy of the RAM role"). Which of the
/// IDs it takes for that is its own to know.
/// </summary>
internal static class PrincipalCollapse
{
    /// <summary>
    /// Whether the stored trust is the sent one with account-bound service principals collapsed, and nothing else is
    /// different.
    /// </summary>
    public static bool Explains(TrustPolicy sent, TrustPolicy stored)
    {
        var missing = sent.Principals.Except(stored.Principals);
        var made = missing.Select(CollapsedForm).ToList();
        return !missing.IsEmpty
            && made.TrueForAll(bare => bare is not null && stored.Principals.Contains(bare))
            && stored.Principals.Except(sent.Principals).All(made.Contains)
            && Texts(sent).SequenceEqual(Texts(stored), StringComparer.Ordinal);
    }

    /// <summary>
    /// The bare principals in the stored trust that RAM made of sent ones, and those that it made them of.
    /// </summary>
    public static IEnumerable<Principal> Made(TrustPolicy sent, TrustPolicy stored) =>
        from principal in sent.Principals.Except(stored.Principals)
        let bare = CollapsedForm(principal)
        where bare is not null && stored.Principals.Contains(bare)
        from either in (Principal[])[bare, principal]
        select either;

    private static Principal? CollapsedForm(Principal principal) =>
        principal.Kind is PrincipalKind.Service
        && principal.Value.Split('@') is [{ Length: > 0 } id, var service]
        && id.All(char.IsAsciiDigit)
            ? new(PrincipalKind.Service, service)
            : null;

    private static IEnumerable<string> Texts(TrustPolicy trust) =>
        trust.Clauses.Select(clause => clause.Text).Order(StringComparer.Ordinal);
}
