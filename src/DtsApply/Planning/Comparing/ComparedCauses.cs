using System.Collections.Immutable;
using DtsApply.Model;

namespace DtsApply.Planning.Comparing;

/// <summary>What of a task is the reason for a difference between two sets of manifests.</summary>
/// <param name="Grant">What the task asks for.</param>
/// <param name="Field">The field, as a path of keys such as <c>destination.account</c>; null for the task as a
/// whole.</param>
/// <param name="Place">Where it stands.</param>
public sealed record ComparedCause(RoleRequirement Grant, string? Field, SourceSpan Place);

/// <summary>Why what is wanted of a role differs between two sets.</summary>
/// <param name="Now">What the new set says.</param>
/// <param name="Was">What the old one said, and the new one does not.</param>
public sealed record ComparedCauses(ImmutableArray<ComparedCause> Now, ImmutableArray<ComparedCause> Was)
{
    /// <summary>Finds them.</summary>
    /// <param name="was">The role as it was wanted; null where it was not.</param>
    /// <param name="now">The role as it is wanted; null where it is not.</param>
    public static ComparedCauses Find(WantedRole? was, WantedRole? now)
    {
        if (was is null || now is null)
        {
            return new(Whole(now), Whole(was));
        }

        ImmutableArray<ComparedCause> causes = [.. Differing(now, was)];
        return new(causes.IsEmpty ? Whole(now) : causes, [.. Differing(was, now)]);
    }

    private static ImmutableArray<ComparedCause> Whole(WantedRole? role) =>
        [.. (role?.Grants ?? []).Select(grant => new ComparedCause(grant, null, grant.Side.Place))];

    /// <summary>What one of two wanted roles says and the other does not, in the order of tasks, then of fields.</summary>
    private static IEnumerable<ComparedCause> Differing(WantedRole role, WantedRole other)
    {
        var ids = role.Trusted.ToDictionary(account => account.Name, account => account.Id, StringComparer.Ordinal);
        var known = other.Trusted.Select(account => account.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var grant in role.Grants)
        {
            if (!known.Contains(ids[grant.Trusted]))
            {
                yield return Creator(grant);
            }

            foreach (var cause in Settings(grant, role, other))
            {
                yield return cause;
            }
        }
    }

    // The field that says whom the role trusts.
    private static ComparedCause Creator(RoleRequirement grant)
    {
        var side = AccountTable.Creator(grant.Task.Scenario.Value);
        return new(
            grant,
            side is { } name ? $"{name.Word()}.account" : "task.account",
            AccountTable.CreatorOf(grant.Task).Source
        );
    }

    private static IEnumerable<ComparedCause> Settings(RoleRequirement grant, WantedRole role, WantedRole other)
    {
        if (grant.Side.Role is not { } settings)
        {
            return [];
        }

        var (one, two) = (role.Role, other.Role);
        (bool Differs, string Key, SourceSpan? Place)[] fields =
        [
            (!one.Policies.SetEquals(two.Policies), "policies", Place(settings.Policies)),
            (one.Description != two.Description, "description", Place(settings.Description)),
            (
                one.MaxSessionDuration != two.MaxSessionDuration,
                "maxSessionDuration",
                Place(settings.MaxSessionDuration)
            ),
            (role.ExtraPolicies != other.ExtraPolicies, "extraPolicies", Place(settings.ExtraPolicies)),
            (role.Protect != other.Protect, "protect", Place(settings.Protect)),
        ];
        return fields
            .Where(field => field is { Differs: true, Place: not null })
            .Select(field => new ComparedCause(
                grant,
                $"{grant.Side.Name.Word()}.role.{field.Key}",
                field.Place!.Value
            ));
    }

    private static SourceSpan? Place<T>(Field<T> field) => field.IsGiven ? field.Source : null;
}
