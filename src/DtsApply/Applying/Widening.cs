using System.Collections.Immutable;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Planning;

namespace DtsApply.Applying;

/// <summary>What a write of this run gave to a role that was not as planned.</summary>
/// <param name="Pairs">Who could use what by it.</param>
/// <param name="Left">The role as it should have been after the write.</param>
/// <param name="Stored">The role as it was.</param>
internal sealed record WidenedAccess(ImmutableSortedSet<AccessRight> Pairs, Role Left, Role Stored);

/// <summary>
/// That this run let someone in at a role which someone else had just changed, and took that back (DTS530).
/// </summary>
/// <param name="change">The change.</param>
internal sealed class Widening(Change change)
{
    private const int TailDigits = 4;
    private const string Everything = "AdministratorAccess";
    private readonly TrusteeNames _names = new(change);

    /// <param name="given">What the run gave.</param>
    /// <param name="tripped">How taking it back ended.</param>
    public Diagnostic Describe(WidenedAccess given, RollbackResult tripped)
    {
        var names = Names(given.Pairs, Short);
        var attached = given.Stored.Policies.Except(given.Left.Policies);
        ImmutableArray<RoleField> fields =
        [
            .. RoleDiff.Between(given.Left, given.Stored).Select(difference => difference.Field),
        ];
        var help = attached.IsEmpty ? WideningMessages.AgreeWithThem(fields) : WideningMessages.DetachIt;
        return WideningMessages
            .JustBefore(Did(fields, attached), names, help)
            .AtRole(change.Account, change.Address.Role) with
        {
            Facts =
            [
                Meaning(given),
                tripped.Undone
                    ? RollbackMessages.Undone(
                        WideningMessages.TakenBack(names, tripped.Lasted, LongestSession(tripped))
                    )
                    : tripped.NotUndone(change),
                attached.IsEmpty
                    ? WideningMessages.FieldsLeftAlone(fields)
                    : WideningMessages.PoliciesLeftAlone(attached),
            ],
        };
    }

    private string Did(ImmutableArray<RoleField> fields, ImmutableSortedSet<Policy> attached)
    {
        var role = change.Address.Role;
        return fields.Contains(RoleField.Role) ? WideningMessages.MadeAnew(role)
            : attached.IsEmpty ? WideningMessages.Changed(fields, role)
            : WideningMessages.Attached(attached, role);
    }

    /// <summary>What is worse than planned by it; where that is nothing, all that it gave.</summary>
    private Fact Meaning(WidenedAccess given)
    {
        var surplus = given.Pairs.Except(Access.Of(change.Before)).Except(Access.Of(change.After));
        var pairs = surplus.IsEmpty ? given.Pairs : surplus;
        var policies = pairs.Select(pair => pair.Policy).ToImmutableSortedSet();
        var what = policies.Any(policy => policy.Name is Everything)
            ? WideningMessages.DoEverything
            : WideningMessages.Use(policies);
        return WideningMessages.Meaning(Names(pairs, Long), what, change.Account);
    }

    private int LongestSession(RollbackResult tripped) =>
        tripped.Now?.MaxSessionDuration ?? change.Before?.MaxSessionDuration ?? RolePlanner.DefaultSession;

    private ImmutableArray<string> Names(ImmutableSortedSet<AccessRight> pairs, Func<Trustee, string> name) =>
        [.. _names.Trustees(pairs.Select(pair => pair.Principal).Distinct()).Select(name).Distinct()];

    private string Short(Trustee party) =>
        party switch
        {
            { Kind: TrusteeKind.DtsTasks or TrusteeKind.Identities, AccountId: { } id } => _names.Account(id),
            { AccountId: { } id } => TrusteeWords.OfAccount(party.Subject, _names.Account(id)),
            { Kind: TrusteeKind.Allowed or TrusteeKind.Denied } => TrusteeWords.WhoeverIsNamed,
            _ => party.Subject,
        };

    private string Long(Trustee party) =>
        party is { Kind: TrusteeKind.DtsTasks or TrusteeKind.Identities, AccountId: { Length: > TailDigits } id }
            ? TrusteeWords.TasksAndIdentities(TrusteeWords.WithTail(_names.Account(id), id[^TailDigits..]))
            : Short(party);
}
