using System.Collections.Immutable;
using DtsApply.Model;

namespace DtsApply.Tests.Applying;

/// <summary>What someone else may make of a role, by name.</summary>
internal static class OthersChanges
{
    private static readonly Policy Admin = new("AdministratorAccess", Policy.System);
    private static readonly Policy ReadOnly = new("ReadOnlyAccess", Policy.System);
    private static readonly Role Live = Some.Live();
    private static readonly ImmutableSortedDictionary<string, string> NoTags = ImmutableSortedDictionary<
        string,
        string
    >.Empty;

    public static readonly (string Name, Func<Role?, Role?> Change)[] All =
    [
        ("locked down", role =>
            role is null ? null : role with { Trust = new([Principal.RootOf(Some.Orders)], [], null) }
        ),
        ("someone added", role =>
            role is null
                ? null
                : role with
                {
                    Trust = new([.. role.Trust.Principals, Principal.RootOf(Some.Crm)], [], null),
                }
        ),
        ("nobody trusted", role =>
            role is null
                ? null
                : role with
                {
                    Trust = TrustPolicy.Parse("""{"Statement":[],"Version":"1"}""", Some.Orders),
                }
        ),
        ("administrator", role => role is null ? null : role with { Policies = role.Policies.Add(Admin) }),
        ("read only", role => role is null ? null : role with { Policies = role.Policies.Add(ReadOnly) }),
        ("no policy", role => role is null ? null : role with { Policies = [] }),
        ("another set", role => role is null ? null : role with { Tags = role.Tags.SetItem(Ownership.SetTag, "blue") }),
        ("protected", role =>
            role is null ? null : role with { Tags = role.Tags.SetItem(Ownership.ProtectTag, "yes") }
        ),
        ("a tag", role => role is null ? null : role with { Tags = role.Tags.SetItem("cost", "42") }),
        ("no tags", role => role is null ? null : role with { Tags = NoTags }),
        ("described", role => role is null ? null : role with { Description = "mine" }),
        ("longer", role => role is null ? null : role with { MaxSessionDuration = 43200 }),
        ("gone", _ => null),
        // One like ours in the place of ours, before its ID was ever read, is ours as far as anyone can tell.
        ("made anew", role => (role ?? Live) with { Id = "399", Description = "made anew" }),
        ("another one", _ =>
            Live with
            {
                Id = "398",
                Trust = TrustPolicy.Trusting([Some.Stranger]),
                Policies = [Admin],
                Tags = NoTags,
            }
        ),
    ];
}
