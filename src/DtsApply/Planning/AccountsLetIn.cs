using DtsApply.Model;

namespace DtsApply.Planning;

/// <summary>The accounts that a role lets in, or may let in: what is counted where access goes.</summary>
internal static class AccountsLetIn
{
    /// <summary>
    /// Their IDs, each once. A principal that belongs to no account stands for itself. A statement that is not
    /// understood may let in whomever it names, so that several about one account are one; those that name nobody
    /// cannot be told apart, and are one.
    /// </summary>
    public static IEnumerable<string> By(Role role) =>
        role
            .Trust.Principals.Concat(role.Trust.Clauses.SelectMany(Named))
            .Select(principal => Trustee.From(principal, role.Address.AccountId).AccountId ?? principal.Value)
            .Distinct();

    private static IEnumerable<Principal> Named(OpaqueStatement clause) =>
        clause.LetsIn.All(principal => principal.Kind is not PrincipalKind.Statement) ? clause.LetsIn
        : clause.Names.IsEmpty ? [new(PrincipalKind.Statement, "")]
        : clause.Names.Select(Principal);

    // How a name is written tells what it is; a service is never written as a resource.
    private static Principal Principal(string name) =>
        new(name.StartsWith("acs:", StringComparison.Ordinal) ? PrincipalKind.Ram : PrincipalKind.Service, name);
}
