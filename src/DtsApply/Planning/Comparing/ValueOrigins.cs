using System.Collections.Immutable;
using System.Globalization;
using DtsApply.Model;

namespace DtsApply.Planning.Comparing;

/// <summary>
/// Sorts the values in which a role changes: those that would be so after a plan of the manifests of before are drift.
/// </summary>
/// <param name="live">The role as it is; null for none.</param>
/// <param name="asked">The role as a plan of the manifests of before would leave it; null for none.</param>
internal sealed class ValueOrigins(Role? live, Role? asked)
{
    /// <summary>Stands for the role itself.</summary>
    public const string RoleField = "role";

    private const string Trust = "trust";
    private const string Policies = "policies";
    private const string Description = "description";
    private const string Session = "maxSessionDuration";
    private const string Tags = "tags";

    /// <summary>The values that an action is about.</summary>
    /// <param name="action">The action.</param>
    /// <param name="after">The role as it will be.</param>
    public IEnumerable<ValueOrigin> Find(RoleAction action, Role after) =>
        action switch
        {
            CreateRole create => Created(create, after),
            UpdateRole => Updated(after),
            AttachPolicyToRole { Policy: var policy } => [Value(Policies, policy.Name, Has(policy))],
            DetachPolicyFromRole { Policy: var policy } => [Value(Policies, policy.Name, !Has(policy))],
            TagResources { Tags: var tags } => tags.Select(Tagged),
            UntagResources { Keys: var keys } => keys.Select(key =>
                Value(Tags, key, asked?.Tags.ContainsKey(key) is not true)
            ),
            _ => [Value(RoleField, after.Address.Role, isDrift: asked is null)],
        };

    /// <summary>The role once only what is drift was done.</summary>
    /// <param name="after">The role as it will be.</param>
    public Role Middle(Role after) =>
        live is null
            ? after with
            {
                Trust = Trusting(after.Trust.Principals.Where(one => Has(one)), []),
                Policies = [.. after.Policies.Where(policy => Has(policy))],
                Description = IsAskedDescription(after) ? after.Description : null,
                MaxSessionDuration = IsAskedSession(after) ? after.MaxSessionDuration : null,
                Tags = after.Tags.Where(tag => Has(tag)).ToImmutableSortedDictionary(StringComparer.Ordinal),
            }
            : live with
            {
                Trust = Trusting(
                    [
                        .. live.Trust.Principals.Where(one => after.Trust.Principals.Contains(one) || Has(one)),
                        .. after.Trust.Principals.Except(live.Trust.Principals).Where(one => Has(one)),
                    ],
                    [.. live.Trust.Clauses.Where(clause => Keeps(after, clause) || !IsDropped(clause))]
                ),
                Policies =
                [
                    .. live.Policies.Where(policy => after.Policies.Contains(policy) || Has(policy)),
                    .. after.Policies.Except(live.Policies).Where(policy => Has(policy)),
                ],
                Description = IsAskedDescription(after) ? after.Description : live.Description,
                MaxSessionDuration = IsAskedSession(after) ? after.MaxSessionDuration : live.MaxSessionDuration,
                Tags = MiddleTags(after),
            };

    /// <summary>What of a new role is not drift.</summary>
    public Role Rest(Role after) =>
        after with
        {
            Trust = Trusting(after.Trust.Principals.Where(one => !Has(one)), []),
            Policies = [.. after.Policies.Where(policy => !Has(policy))],
            Description = IsAskedDescription(after) ? null : after.Description,
            MaxSessionDuration = IsAskedSession(after) ? null : after.MaxSessionDuration,
            Tags = after.Tags.Where(tag => !Has(tag)).ToImmutableSortedDictionary(StringComparer.Ordinal),
        };

    private IEnumerable<ValueOrigin> Created(CreateRole create, Role after) =>
        [
            Value(RoleField, after.Address.Role, asked is not null),
            .. create.Trust.Principals.Select(one => Value(Trust, one.Value, Has(one))),
            Value(Description, after.Description ?? "", IsAskedDescription(after)),
            Value(Session, Seconds(after), IsAskedSession(after)),
            .. create.Tags.Select(Tagged),
        ];

    private IEnumerable<ValueOrigin> Updated(Role after)
    {
        var (had, has) = (live!.Trust, after.Trust);
        return
        [
            .. had.Principals.Except(has.Principals).Select(one => Value(Trust, one.Value, !Has(one))),
            .. had
                .Clauses.Where(clause => !Keeps(after, clause))
                .Select(clause => Value(Trust, clause.Shown, IsDropped(clause))),
            .. has.Principals.Except(had.Principals).Select(one => Value(Trust, one.Value, Has(one))),
            .. live.Description == after.Description
                ? (ValueOrigin[])[]
                : [Value(Description, after.Description ?? "", IsAskedDescription(after))],
            .. live.MaxSessionDuration == after.MaxSessionDuration
                ? (ValueOrigin[])[]
                : [Value(Session, Seconds(after), IsAskedSession(after))],
        ];
    }

    private ImmutableSortedDictionary<string, string> MiddleTags(Role after)
    {
        var tags = live!.Tags;
        foreach (var (key, value) in after.Tags)
        {
            tags = Has(KeyValuePair.Create(key, value)) ? tags.SetItem(key, value) : tags;
        }

        return tags.RemoveRange(
            tags.Keys.Where(key => !after.Tags.ContainsKey(key) && asked?.Tags.ContainsKey(key) is not true)
        );
    }

    private ValueOrigin Tagged(KeyValuePair<string, string> tag) => Value(Tags, $"{tag.Key}={tag.Value}", Has(tag));

    private static ValueOrigin Value(string field, string value, bool isDrift) =>
        new(field, value, isDrift ? ChangeOrigin.Drift : ChangeOrigin.Change);

    private bool Has(Principal principal) => asked?.Trust.Principals.Contains(principal) is true;

    private bool Has(Policy policy) => asked?.Policies.Contains(policy) is true;

    private bool Has(KeyValuePair<string, string> tag) => asked?.Tags.GetValueOrDefault(tag.Key) == tag.Value;

    private bool IsDropped(OpaqueStatement clause) => asked is null || !Keeps(asked, clause);

    private bool IsAskedDescription(Role after) => asked is not null && asked.Description == after.Description;

    private bool IsAskedSession(Role after) =>
        asked is not null && asked.MaxSessionDuration == after.MaxSessionDuration;

    private static bool Keeps(Role role, OpaqueStatement clause) =>
        role.Trust.Clauses.Any(kept => kept.Text == clause.Text);

    private static string Seconds(Role role) =>
        (role.MaxSessionDuration ?? RolePlanner.DefaultSession).ToString(CultureInfo.InvariantCulture);

    private static TrustPolicy Trusting(IEnumerable<Principal> principals, ImmutableArray<OpaqueStatement> clauses) =>
        new([.. principals], clauses, text: null);
}
