using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Text;
using static DtsApply.Reporting.Plans.ValueMark;

namespace DtsApply.Reporting.Plans;

/// <summary>
/// The fields of a role in their fixed order: of a new role all values, of a changed one only what changes.
/// </summary>
/// <param name="view">How much is shown.</param>
internal sealed class RoleFields(PlanView view)
{
    /// <summary>The fields that have something to say.</summary>
    public IEnumerable<FieldBlock> All(Change change) =>
        Values(change).Concat(Causes(change)).Where(field => !field.Values.IsEmpty);

    /// <summary>What it is made of, as it changes.</summary>
    public IEnumerable<FieldBlock> Values(Change change) =>
        change.Kind switch
        {
            ChangeKind.Create => Whole(change.After!),
            ChangeKind.Delete => Going(change.Before!, change.Undoes is null ? [] : [RoleFieldWords.Nothing]),
            ChangeKind.Update => Changed(change.Before!, change.After!),
            _ => [],
        };

    private IEnumerable<FieldBlock> Causes(Change change) =>
        change.Kind is ChangeKind.Unchanged && !view.Verbose
            ? []
            :
            [
                .. change.Kind is ChangeKind.Create or ChangeKind.Update ? (FieldBlock[])[Unverified(change)] : [],
                Standing(RoleFieldWords.Because, RoleCauses.Sentences(change)),
                Standing(RoleFieldWords.Reason, (change.Wanted?.Reasons ?? []).Select(RoleMessages.AuthorsReason)),
            ];

    private IEnumerable<FieldBlock> Whole(Role role) =>
        [
            Trust(role),
            Policies(role),
            Standing(RoleField.Description, [TerminalEscape.Value(role.Description ?? "")]),
            Standing(RoleField.Session, [Format.Session(role.MaxSessionDuration)]),
            Owners(role),
        ];

    /// <summary>
    /// What is there now, so that it can be put back by hand; what a new role would get anyway is left out.
    /// </summary>
    /// <param name="role">The role.</param>
    /// <param name="unattached">What stands for no policy at all.</param>
    private IEnumerable<FieldBlock> Going(Role role, IEnumerable<string> unattached)
    {
        var isUsual = role.Description is null or "" or WantedRoles.DefaultDescription && !view.Verbose;
        var lasts = role.MaxSessionDuration is null or RolePlanner.DefaultSession && !view.Verbose;
        return
        [
            Trust(role),
            role.Policies.IsEmpty ? Standing(RoleField.Policy, unattached) : Policies(role),
            Standing(RoleField.Description, isUsual ? [] : [TerminalEscape.Value(role.Description ?? "")]),
            Standing(RoleField.Session, lasts ? [] : [Format.Session(role.MaxSessionDuration)]),
            Owners(role),
        ];
    }

    private static FieldBlock Trust(Role role) =>
        Standing(
            RoleField.Trust,
            role.Trust.Principals.Select(RoleMessages.Principal).Concat(role.Trust.Clauses.Select(RoleMessages.Clause))
        );

    private FieldBlock Policies(Role role) =>
        Standing(
            RoleField.Policy,
            role.Policies.Select(policy =>
                view.Verbose ? RoleMessages.PolicyWithType(policy) : RoleMessages.PolicyName(policy)
            )
        );

    private FieldBlock Owners(Role role) =>
        Standing(
            RoleField.Owner,
            view.Verbose ? role.Tags.Select(tag => RoleMessages.Tag(tag.Key, tag.Value)) : [RoleMessages.Owner(role)]
        );

    private static IEnumerable<FieldBlock> Changed(Role before, Role after)
    {
        var (had, has) = (before.Trust, after.Trust);
        var clauses = had.Clauses.Where(clause => has.Clauses.All(kept => kept.Text != clause.Text));
        return
        [
            Changing(
                RoleField.Trust,
                had.Equals(has)
                    ? []
                    : had
                        .Principals.Except(has.Principals)
                        .Select(RoleMessages.Principal)
                        .Concat(clauses.Select(RoleMessages.Clause)),
                has.Principals.Except(had.Principals).Select(RoleMessages.Principal)
            ),
            Changing(
                RoleField.Policy,
                before.Policies.Except(after.Policies).Select(RoleMessages.PolicyName),
                after.Policies.Except(before.Policies).Select(RoleMessages.PolicyName)
            ),
            Pair(
                RoleField.Description,
                TerminalEscape.Value(before.Description ?? ""),
                TerminalEscape.Value(after.Description ?? "")
            ),
            Pair(
                RoleField.Session,
                Format.Session(before.MaxSessionDuration),
                Format.Session(after.MaxSessionDuration)
            ),
            Pair(RoleField.Owner, RoleMessages.Owner(before), RoleMessages.Owner(after)),
        ];
    }

    private static FieldBlock Pair(RoleField field, string old, string next) =>
        new(
            RoleFieldWords.Name(field),
            old == next ? []
                : old.Length is 0 ? [new(Comes, next)]
                : next.Length is 0 ? [new(Goes, old)]
                : [new(Becomes, old) { Next = next }]
        );

    private static FieldBlock Changing(RoleField field, IEnumerable<string> going, IEnumerable<string> coming) =>
        new(
            RoleFieldWords.Name(field),
            [
                .. going.Select(value => new FieldValue(Goes, value)),
                .. coming.Select(value => new FieldValue(Comes, value)),
            ]
        );

    private static FieldBlock Standing(RoleField field, IEnumerable<string> values) =>
        Standing(RoleFieldWords.Name(field), values);

    private static FieldBlock Standing(string label, IEnumerable<string> values) =>
        new(label, [.. values.Select(value => new FieldValue(Stands, value))]);

    // Where access ends, nobody asks whether the ID of those who stay is right.
    private FieldBlock Unverified(Change change)
    {
        var gaining = change
            .Access.Gained.Select(pair => Trustee.From(pair.Principal, change.Address.AccountId).AccountId)
            .ToHashSet();
        return Standing(
            RoleFieldWords.Trusted,
            (change.Wanted?.Trusted ?? [])
                .Where(account => view.Unverified.Contains(account.Name))
                .Where(account => gaining.Contains(account.Id) || !change.Ended.Any())
                .Select(account => RoleMessages.IdIsNotVerified(account.Name))
        );
    }
}
