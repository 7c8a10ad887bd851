using System.Collections.Immutable;
using DtsApply.Model;

namespace DtsApply.Messages;

/// <summary>
/// Principals as facts of a problem, one a line. An account's root needs none where its DTS tasks have one: the guide
/// names both.
/// </summary>
internal static class PrincipalFacts
{
    public static IEnumerable<Fact> Sent(ImmutableSortedSet<Principal> principals) => Lines("sent", principals);

    public static IEnumerable<Fact> Stored(ImmutableSortedSet<Principal> principals) => Lines("stored", principals);

    public static IEnumerable<Fact> Shown(ImmutableSortedSet<Principal> principals) => Lines("shown", principals);

    private static IEnumerable<Fact> Lines(string label, ImmutableSortedSet<Principal> principals) =>
        principals
            .Where(principal => !IsSaid(principal, principals))
            .Select((principal, index) => new Fact(index is 0 ? label : "", $"{Kind(principal)} {principal.Shown}"));

    private static string Kind(Principal principal) => principal.Kind is PrincipalKind.Service ? "service" : "ram    ";

    private static bool IsSaid(Principal principal, ImmutableSortedSet<Principal> principals) =>
        Trustee.From(principal, "") is { Kind: TrusteeKind.Identities, AccountId: { } id }
        && principals.Contains(Principal.DtsOf(id));
}
