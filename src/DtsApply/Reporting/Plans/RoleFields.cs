using System.Globalization;
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

    /// <summary>Draws them.</summary>
    public void Draw(Change change)
    {
        switch (change.Kind)
        {
            case ChangeKind.Create:
                Whole(change.After!);
                break;
            case ChangeKind.Delete:
                Going(change.Before!);
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
        if (view.Verbose)
        {
            Calls(change);
            Diff(change);
        }
    }

    private void Whole(Role role)
    {
        Trust(role);
        Policies(role);
        Values("description", [TerminalEscape.Value(role.Description ?? "")]);
        Values("session", [Format.Session(role.MaxSessionDuration)]);
        Owners(role);
    }

    /// <summary>
    /// What is there now, so that it can be put back by hand; what a new role would get anyway is left out.
    /// </summary>
    private void Going(Role role)
    {
        Trust(role);
        Policies(role);
        var isUsual = role.Description is null or "" or WantedRoles.DefaultDescription && !view.Verbose;
        Values("description", isUsual ? [] : [TerminalEscape.Value(role.Description ?? "")]);
        Values(
            "session",
            role.MaxSessionDuration is null or RolePlanner.DefaultSession && !view.Verbose
                ? []
                : [Format.Session(role.MaxSessionDuration)]
        );
        Owners(role);
    }

    private void Trust(Role role) =>
        Values(
            "trust",
            role.Trust.Principals.Select(principal => (StyledText)Principal(principal))
                .Concat(role.Trust.Clauses.Select(clause => (StyledText)Clause(clause)))
        );

    private void Policies(Role role) =>
        Values(
            "policy",
            role.Policies.Select(policy =>
                (StyledText)(
                    view.Verbose
                        ? $"{TerminalEscape.Value(policy.Name)} ({TerminalEscape.Value(policy.Type)})"
                        : TerminalEscape.Value(policy.Name)
                )
            )
        );

    private void Owners(Role role) =>
        Values(
            "owner",
            !view.Verbose
                ? [Owner(role)]
                : role.Tags.Select(tag =>
                    (StyledText)$"{TerminalEscape.Value(tag.Key)} = {TerminalEscape.Value(tag.Value)}"
                )
        );

    private void Changed(Role before, Role after)
    {
        if (!before.Trust.Equals(after.Trust))
        {
            Values(
                "trust",
                [
                    .. before
                        .Trust.Principals.Except(after.Trust.Principals)
                        .Select(principal => Minus(Principal(principal))),
                    .. before
                        .Trust.Clauses.Where(clause => after.Trust.Clauses.All(kept => kept.Text != clause.Text))
                        .Select(clause => Minus(Clause(clause))),
                    .. after
                        .Trust.Principals.Except(before.Trust.Principals)
                        .Select(principal => Plus(Principal(principal))),
                ]
            );
        }

        Values(
            "policy",
            [
                .. before.Policies.Except(after.Policies).Select(policy => Minus(TerminalEscape.Value(policy.Name))),
                .. after.Policies.Except(before.Policies).Select(policy => Plus(TerminalEscape.Value(policy.Name))),
            ]
        );
        Pair(
            "description",
            TerminalEscape.Value(before.Description ?? ""),
            TerminalEscape.Value(after.Description ?? "")
        );
        Pair("session", Format.Session(before.MaxSessionDuration), Format.Session(after.MaxSessionDuration));
        Pair("owner", Owner(before), Owner(after));
    }

    private static string Owner(Role role)
    {
        var owner = Ownership.SetOf(role) is { } set ? $"dts-apply, set {TerminalEscape.Value(set)}" : "";
        return Ownership.IsProtected(role) ? $"{owner}{(owner.Length > 0 ? ", " : "")}protected" : owner;
    }

    private static string Principal(Principal principal) =>
        principal.Kind switch
        {
            PrincipalKind.Service => $"service {TerminalEscape.Value(principal.Value)}",
            PrincipalKind.Ram =>
                $"ram{StyledText.Glue}{StyledText.Glue}{StyledText.Glue}{StyledText.Glue}{StyledText.Glue}{TerminalEscape.Value(principal.Value)}",
            _ => $"federated {TerminalEscape.Value(principal.Value)}",
        };

    private static string Clause(OpaqueStatement clause) =>
        clause.Number is 0
            ? TerminalEscape.Escape(clause.Reason)
            : string.Create(
                CultureInfo.InvariantCulture,
                $"statement {clause.Number} with {TerminalEscape.Escape(clause.Reason)}"
            );

    private static StyledText Plus(string value) => StyledText.Gain("+") + $" {value}";

    private static StyledText Minus(string value) => StyledText.Lose("-") + $" {value}";

    /// <summary>
    /// Short values change on one line; a text that does not fit stands as the old one above the new one.
    /// </summary>
    private void Pair(string label, string old, string @new)
    {
        if (old == @new)
        {
            return;
        }

        var arrow = StyledText.Change("~") + $" {old} -> {@new}";
        Values(
            label,
            old.Length > 0 && @new.Length > 0 && Indent + Page.Label + arrow.Width <= page.Width
                ? [arrow]
                :
                [
                    .. old.Length > 0 ? (StyledText[])[Minus(old)] : [],
                    .. @new.Length > 0 ? (StyledText[])[Plus(@new)] : [],
                ]
        );
    }

    private void Values(string label, IEnumerable<StyledText> values)
    {
        foreach (var (index, value) in values.Index())
        {
            page.Field(Indent, index is 0 ? label : "", value);
        }
    }

    private void Unverified(Change change) =>
        Values(
            "trusted",
            (change.Wanted?.Trusted ?? [])
                .Where(account => view.Unverified.Contains(account.Name))
                .Select(account => (StyledText)$"{account.Name}, ID not verified: it names no credentials")
        );

    private void Because(Change change) =>
        Values(
            "because",
            change.Wanted is null
                ? ["no manifest declares it any more"]
                : Format
                    .Three([.. change.Wanted.Grants.Select(Reason)])
                    .Select(
                        (reason, index) =>
                            (StyledText)(
                                change.Kind is ChangeKind.Delete && index is 0 ? $"destroyed, with {reason}" : reason
                            )
                    )
        );

    // Where both sides have a role, the side tells which; elsewhere the scenario does.
    private static string Reason(RoleRequirement grant) =>
        $"task {grant.Task.Name.Value}, "
        + $"{(AccountTable.Creator(grant.Task.Scenario.Value) is null ? grant.Side.Name.Word() : grant.Task.Scenario.Value)}, {TerminalEscape.Escape(grant.Side.Place.ToString())}";

    private void Calls(Change change)
    {
        var width = change.Actions.Select(action => action.Op.Length).DefaultIfEmpty().Max() + 2;
        Values(
            "calls",
            change.Actions.Select(
                (action, index) =>
                    (StyledText)
                        string.Create(
                                CultureInfo.InvariantCulture,
                                $"{index + 1} {action.Op.PadRight(width)}{Carries(action)}"
                            )
                            .Replace(' ', StyledText.Glue)
            )
        );
    }

    private static string Carries(RoleAction action) =>
        action switch
        {
            CreateRole => "trust, description, session, tags",
            UpdateRole => "trust, description, session",
            AttachPolicyToRole attach => TerminalEscape.Value(attach.Policy.Name),
            DetachPolicyFromRole detach => TerminalEscape.Value(detach.Policy.Name),
            TagResources tag => string.Join(", ", tag.Tags.Keys),
            UntagResources untag => string.Join(", ", untag.Keys),
            _ => "",
        };

    private void Diff(Change change)
    {
        if (
            change is { Before: { } before, After: { } after }
            && TrustDiff.Lines(before.Trust, after.Trust).ToList() is { Count: > 0 } lines
        )
        {
            page.Field(
                Indent,
                "diff",
                $"trust policy of {change.Account}/{TerminalEscape.Escape(change.Address.Role)}"
            );
            lines.ForEach(line => page.Line("      " + line));
        }
    }
}
