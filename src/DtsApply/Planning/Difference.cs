using System.Collections.Immutable;
using DtsApply.Messages;
using DtsApply.Model;

namespace DtsApply.Planning;

/// <summary>A field in which two states of a role differ, in words for screens.</summary>
/// <param name="Field">The field.</param>
/// <param name="Planned">What was planned or seen before.</param>
/// <param name="Now">What is there now.</param>
public sealed record Difference(RoleField Field, string Planned, string Now)
{
    /// <summary>The field in one word for screens.</summary>
    public string Label => RoleFieldWords.Name(Field);
}

/// <summary>Compares two states of one role in everything that a plan relies on.</summary>
public static class RoleDiff
{
    /// <summary>The fields that differ, in the fixed order of screens; empty when the role is the same.</summary>
    /// <param name="planned">The role as it was planned or seen; null when there was none.</param>
    /// <param name="now">The role as it is; null when there is none.</param>
    public static ImmutableArray<Difference> Between(Role? planned, Role? now) =>
        (planned, now) switch
        {
            (null, null) => [],
            (null, _) => [new(RoleField.Role, RoleFieldWords.ThereIsNone, RoleFieldWords.ItExists)],
            (_, null) => [new(RoleField.Role, RoleFieldWords.ItExists, RoleFieldWords.ThereIsNone)],
            _ => [.. Fields(planned, now).OfType<Difference>()],
        };

    private static IEnumerable<Difference?> Fields(Role planned, Role now)
    {
        var isSame = planned.Id is null || now.Id is null || planned.Id == now.Id;
        yield return Unless(isSame, RoleField.Role, Id);
        yield return Unless(planned.Trust.Equals(now.Trust), RoleField.Trust, Trust);
        yield return Unless(planned.Policies.SetEquals(now.Policies), RoleField.Policy, Policies);
        yield return Unless(planned.Description == now.Description, RoleField.Description, Description);
        yield return Unless(planned.MaxSessionDuration == now.MaxSessionDuration, RoleField.Session, Session);
        yield return Unless(planned.Tags.SequenceEqual(now.Tags), RoleField.Owner, Tags);

        Difference? Unless(bool same, RoleField field, Func<Role, string> shown) =>
            same ? null : new(field, shown(planned), shown(now));
    }

    private static string Id(Role role) => RoleFieldWords.Id(role.Id);

    private static string Trust(Role role) =>
        RoleFieldWords.List(role.Trust.MayAssume.Select(principal => principal.Shown));

    private static string Policies(Role role) => RoleFieldWords.List(role.Policies.Select(policy => policy.Label));

    private static string Description(Role role) => role.Description ?? RoleFieldWords.Nothing;

    private static string Session(Role role) => RoleFieldWords.Seconds(role.MaxSessionDuration);

    private static string Tags(Role role) =>
        RoleFieldWords.List(role.Tags.Select(tag => RoleFieldWords.Tag(tag.Key, tag.Value)));
}
