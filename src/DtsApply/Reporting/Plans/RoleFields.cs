using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Reporting.Screen;
using DtsApply.Text;

namespace DtsApply.Reporting.Plans;

/// <summary>
/// Draws the fields of a role in their fixed order: of a new role all values, of a changed one only what changes.
/// </summary>
/// <param name="page">Where they are drawn.</param>
/// <param name="view">How much is shown.</param>
internal sealed class RoleFields(Page page, PlanView view)
{
    private const int Indent = 4;

    public void Draw(Change change)
    {
        switch (change.Kind)
        {
            case ChangeKind.Create:
                Whole(change.After!);
                break;
            case ChangeKind.Delete:
                Going(change.Before!, change.Undoes is null ? [] : [RoleFieldWords.Nothing]);
                break;
            case ChangeKind.Update:
                Changed(change.Before!, change.After!);
                break;
            default:
                break;
        }

        if (change.Kind is ChangeKind.Unchanged && !view.Verbose)
        {
            return;
        }

        if (change.Kind is ChangeKind.Create or ChangeKind.Update)
        {
            Unverified(change);
        }

        Because(change);
        Values(
            RoleFieldWords.Reason,
            (change.Wanted?.Reasons ?? []).Select(reason => (StyledText)RoleMessages.AuthorsReason(reason))
        );
        if (view.Verbose)
        {
            new RoleDetails(page).Draw(change);
        }
    }

    private void Whole(Role role)
    {
        Trust(role);
        Policies(role);
        Values(RoleField.Description, [TerminalEscape.Value(role.Description ?? "")]);
        Values(RoleField.Session, [Format.Session(role.MaxSessionDuration)]);
        Owners(role);
    }

    /// <summary>
    /// What is there now, so that it can be put back by hand; what a new role would get anyway is left out.
    /// </summary>
    /// <param name="role">The role.</param>
    /// <param name="unattached">What stands for no policy at all.</param>
    private void Going(Role role, IEnumerable<StyledText> unattached)
    {
        Trust(role);
        Policies(role);
        Values(RoleField.Policy, role.Policies.IsEmpty ? unattached : []);
        var isUsual = role.Description is null or "" or WantedRoles.DefaultDescription && !view.Verbose;
        Values(RoleField.Description, isUsual ? [] : [TerminalEscape.Value(role.Description ?? "")]);
        Values(
            RoleField.Session,
            role.MaxSessionDuration is null or RolePlanner.DefaultSession && !view.Verbose
                ? []
                : [Format.Session(role.MaxSessionDuration)]
        );
        Owners(role);
    }

    private void Trust(Role role) =>
        Values(
            RoleField.Trust,
            role.Trust.Principals.Select(principal => (StyledText)RoleMessages.Principal(principal))
                .Concat(role.Trust.Clauses.Select(clause => (StyledText)RoleMessages.Clause(clause)))
        );

    private void Policies(Role role) =>
        Values(
            RoleField.Policy,
            role.Policies.Select(policy =>
                (StyledText)(view.Verbose ? RoleMessages.PolicyWithType(policy) : RoleMessages.PolicyName(policy))
            )
        );

    private void Owners(Role role) =>
        Values(
            RoleField.Owner,
            !view.Verbose
                ? [RoleMessages.Owner(role)]
                : role.Tags.Select(tag => (StyledText)RoleMessages.Tag(tag.Key, tag.Value))
        );

    private void Changed(Role before, Role after)
    {
        if (!before.Trust.Equals(after.Trust))
        {
            Values(
                RoleField.Trust,
                [
                    .. before
                        .Trust.Principals.Except(after.Trust.Principals)
                        .Select(principal => Minus(RoleMessages.Principal(principal))),
                    .. before
                        .Trust.Clauses.Where(clause => after.Trust.Clauses.All(kept => kept.Text != clause.Text))
                        .Select(clause => Minus(RoleMessages.Clause(clause))),
                    .. after
                        .Trust.Principals.Except(before.Trust.Principals)
                        .Select(principal => Plus(RoleMessages.Principal(principal))),
                ]
            );
        }

        Values(
            RoleField.Policy,
            [
                .. before.Policies.Except(after.Policies).Select(policy => Minus(RoleMessages.PolicyName(policy))),
                .. after.Policies.Except(before.Policies).Select(policy => Plus(RoleMessages.PolicyName(policy))),
            ]
        );
        Pair(
            RoleField.Description,
            TerminalEscape.Value(before.Description ?? ""),
            TerminalEscape.Value(after.Description ?? "")
        );
        Pair(RoleField.Session, Format.Session(before.MaxSessionDuration), Format.Session(after.MaxSessionDuration));
        Pair(RoleField.Owner, RoleMessages.Owner(before), RoleMessages.Owner(after));
    }

    private static StyledText Plus(string value) => StyledText.Gain("+") + $" {value}";

    private static StyledText Minus(string value) => StyledText.Lose("-") + $" {value}";

    /// <summary>
    /// Short values change on one line; a text that does not fit stands as the old one above the new one.
    /// </summary>
    private void Pair(RoleField field, string old, string @new)
    {
        if (old == @new)
        {
            return;
        }

        var arrow = StyledText.Change("~") + $" {old} -> {@new}";
        Values(
            field,
            old.Length > 0 && @new.Length > 0 && Indent + Page.Label + arrow.Width <= page.Width
                ? [arrow]
                :
                [
                    .. old.Length > 0 ? (StyledText[])[Minus(old)] : [],
                    .. @new.Length > 0 ? (StyledText[])[Plus(@new)] : [],
                ]
        );
    }

    private void Values(RoleField field, IEnumerable<StyledText> values) => Values(RoleFieldWords.Name(field), values);

    private void Values(string label, IEnumerable<StyledText> values)
    {
        foreach (var (index, value) in values.Index())
        {
            page.Field(Indent, index is 0 ? label : "", value);
        }
    }

    // Where access ends, nobody asks whether the ID of those who stay is right.
    private void Unverified(Change change)
    {
        var gaining = change
            .Access.Gained.Select(pair => Trustee.From(pair.Principal, change.Address.AccountId).AccountId)
            .ToHashSet();
        Values(
            RoleFieldWords.Trusted,
            (change.Wanted?.Trusted ?? [])
                .Where(account => view.Unverified.Contains(account.Name))
                .Where(account => gaining.Contains(account.Id) || !change.Ended.Any())
                .Select(account => (StyledText)RoleMessages.IdIsNotVerified(account.Name))
        );
    }

    private void Because(Change change) =>
        Values(
            RoleFieldWords.Because,
            change.Undoes is { } undoes
                    ? [undoes.Before is null ? UndoMessages.MadeBy(undoes.RunId) : UndoMessages.AsBefore(undoes.RunId)]
                : change.Wanted is null ? [RoleMessages.IsNotDeclared]
                : Format.Three([.. Reasons(change, change.Wanted)]).Select(reason => (StyledText)reason)
        );

    private static IEnumerable<string> Reasons(Change change, WantedRole wanted) =>
        change.Ended.Any()
            ? change
                .Ended.Select(grant => RoleMessages.EndedReason(grant.Requirement))
                .Concat(wanted.Grants.Select(RoleMessages.StayingReason))
            : wanted
                .Grants.Select(RoleMessages.Reason)
                .Select(
                    (reason, index) =>
                        change.Kind is ChangeKind.Delete && index is 0 ? RoleMessages.DestroyedWith(reason) : reason
                );
}
