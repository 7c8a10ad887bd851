using System.Collections.Immutable;
using DtsApply.Model;

namespace DtsApply.Planning;

/// <summary>A field in which two states of a role differ, in words for screens.</summary>
/// <param name="Field">trust, policy, description, session, owner or role.</param>
/// <param name="Planned">What was planned or seen before.</param>
/// <param name="Now">What is there now.</param>
public sealed record Difference(string Field, string Planned, string Now);

/// <summary>Compares two states of one role in everything that a plan relies on.</summary>
public static class RoleDiff
{
    private const string Nothing = "none";

    /// <summary>The fields that differ, in the fixed order of screens; empty when the role is the same.</summary>
    /// <param name="planned">The role as it was planned or seen; null when there was none.</param>
    /// <param name="now">The role as it is; null when there is none.</param>
    public static ImmutableArray<Difference> Between(Role? planned, Role? now)
    {
        if (planned is null || now is null)
        {
            return planned is null && now is null ? [] : [new("role", Existence(planned), Existence(now))];
        }

        return
        [
            .. Field(
                "role",
                planned.Id is null || now.Id is null || planned.Id == now.Id,
                $"ID {planned.Id}",
                $"ID {now.Id}"
            ),
            .. Field("trust", planned.Trust.Equals(now.Trust), Trust(planned), Trust(now)),
            .. Field("policy", planned.Policies.SetEquals(now.Policies), Policies(planned), Policies(now)),
            .. Field(
                "description",
                planned.Description == now.Description,
                planned.Description ?? Nothing,
                now.Description ?? Nothing
            ),
            .. Field("session", planned.MaxSessionDuration == now.MaxSessionDuration, Session(planned), Session(now)),
            .. Field("owner", planned.Tags.SequenceEqual(now.Tags), Tags(planned), Tags(now)),
        ];
    }

    private static IEnumerable<Difference> Field(string name, bool same, string planned, string now) =>
        same ? [] : [new(name, planned, now)];

    private static string Existence(Role? role) => role is null ? "there is none" : "it exists";

    private static string Trust(Role role) => List(role.Trust.MayAssume.Select(principal => principal.Value));

    private static string Policies(Role role) => List(role.Policies.Select(policy => policy.Name));

    private static string Session(Role role) => FormattableString.Invariant($"{role.MaxSessionDuration} s");

    private static string Tags(Role role) => List(role.Tags.Select(tag => $"{tag.Key} = {tag.Value}"));

    private static string List(IEnumerable<string> items) =>
        string.Join(", ", items) is { Length: > 0 } list ? list : Nothing;
}
