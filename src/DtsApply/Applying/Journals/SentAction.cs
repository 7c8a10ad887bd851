using System.Collections.Immutable;
using System.Globalization;
using DtsApply.Model;
using DtsApply.Planning;
using static DtsApply.Text.StoredJson;

namespace DtsApply.Applying.Journals;

/// <summary>What an action sends, as a line keeps it.</summary>
internal static class SentAction
{
    /// <summary>The line, without its time and role.</summary>
    public static SendingLine Line(RoleAction action)
    {
        var line = new SendingLine(action.Op);
        return action switch
        {
            CreateRole create => Values(line, create.Trust, create.Description, create.MaxSessionDuration) with
            {
                Tags = create.Tags,
            },
            UpdateRole update => Values(line, update.Trust, update.Description, update.MaxSessionDuration),
            AttachPolicyToRole attach => Policy(line, attach.Policy),
            DetachPolicyFromRole detach => Policy(line, detach.Policy),
            TagResources tag => line with { Tags = tag.Tags },
            UntagResources untag => line with { Keys = untag.Keys },
            _ => line,
        };
    }

    /// <summary>The action that a line keeps; null where it is of a later version.</summary>
    /// <param name="line">The line.</param>
    /// <param name="ownerId">The ID of the role's account.</param>
    /// <exception cref="FormatException">What the action sends is not there.</exception>
    public static RoleAction? Read(SendingLine line, string ownerId) =>
        line.Op switch
        {
            nameof(CreateRole) => new CreateRole(
                Trust(line, ownerId),
                NotNull(line.Description),
                Seconds(line),
                Tags(line)
            ),
            nameof(UpdateRole) => new UpdateRole(
                Trust(line, ownerId),
                NotNull(line.Description),
                Seconds(line) ?? RolePlanner.DefaultSession
            ),
            nameof(DeleteRole) => new DeleteRole(),
            nameof(AttachPolicyToRole) => new AttachPolicyToRole(PolicyOf(line)),
            nameof(DetachPolicyFromRole) => new DetachPolicyFromRole(PolicyOf(line)),
            nameof(TagResources) => new TagResources(Tags(line)),
            nameof(UntagResources) => new UntagResources(
                NoneNull(NotNull(line.Keys)).ToImmutableSortedSet(StringComparer.Ordinal)
            ),
            _ => null,
        };

    private static TrustPolicy Trust(SendingLine line, string ownerId) =>
        TrustPolicy.Parse(NotNull(line.Trust), ownerId);

    private static int? Seconds(SendingLine line) =>
        NotNull(line.MaxSessionDuration).Text is var text && text is "null"
            ? null
            : int.Parse(text, CultureInfo.InvariantCulture);

    private static ImmutableSortedDictionary<string, string> Tags(SendingLine line) =>
        NotNull(line.Tags)
            .ToImmutableSortedDictionary(tag => tag.Key, tag => NotNull(tag.Value), StringComparer.Ordinal);

    private static Policy PolicyOf(SendingLine line) => new(NotNull(line.Policy), NotNull(line.PolicyType));

    private static SendingLine Values(SendingLine line, TrustPolicy trust, string description, int? seconds) =>
        line with
        {
            Trust = trust.Text,
            Description = description,
            MaxSessionDuration = new(seconds?.ToString(CultureInfo.InvariantCulture) ?? "null"),
        };

    private static SendingLine Policy(SendingLine line, Policy policy) =>
        line with
        {
            PolicyType = policy.Type,
            Policy = policy.Name,
        };
}
