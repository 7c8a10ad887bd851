using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Rules;

namespace DtsApply.Planning;

/// <summary>The rules about policies of a live role that no manifest asks for (DTS507, DTS523).</summary>
internal static class ExtraPolicyRules
{
    /// <summary>A warning for each, where they are to be reported.</summary>
    public static IEnumerable<Diagnostic> Reported(Change change, Role live, AccountNames names)
    {
        var wanted = change.Wanted!;
        if (
            wanted.ExtraPolicies is not ExtraPolicies.Report
            || live.Policies.Except(wanted.Role.Policies) is not { IsEmpty: false } extra
        )
        {
            return [];
        }

        var who = Who(change, live, names);
        return extra.Select(policy =>
            ExtraPolicyMessages.IsLeftAsItIs(policy, change.Account, who, Help(policy, wanted)).At(change)
        );
    }

    /// <summary>Why a change is refused that would let someone use such a policy who could not before.</summary>
    public static Diagnostic ReachesSomeoneNew(Change change, AccessRight pair, AccountNames names)
    {
        var someone = Someone(pair.Principal, change, new(change), names);
        var help = pair.Policy.Equals(Policy.VpcReadOnly)
            ? ExtraPolicyMessages.DeclareOrDetach(pair.Policy, Place(change.Wanted!))
            : ExtraPolicyMessages.DetachOrDecide;
        return ExtraPolicyMessages.WouldReach(pair.Policy, someone, help).At(change);
    }

    /// <summary>Who can use the role's policies now, with the verb; null where nobody can.</summary>
    private static string? Who(Change change, Role live, AccountNames names)
    {
        var statements = new Statements(change);
        var all = live
            .Trust.MayAssume.Select(principal => Someone(principal, change, statements, names))
            .Distinct()
            .ToList();
        var isDoubtful = live.Trust.Clauses.Any(clause => clause.Denies && clause.LetsIn.IsEmpty);
        return all.Count is 0 ? null : ExtraPolicyMessages.Can(all, isDoubtful);
    }

    /// <summary>What to do about a policy that no manifest asks for.</summary>
    public static string Help(Policy policy, WantedRole wanted)
    {
        const string Network = SupportMatrix.Network;
        var place = Place(wanted);
        return !policy.Equals(Policy.VpcReadOnly) ? ExtraPolicyMessages.DetachOrLetRemove(place)
            : wanted.Declared.FirstOrDefault(grant => grant.Side.AccessMethod.Value == Network) is { } grant
                ? ExtraPolicyMessages.IsNeededBy(policy, Network, grant.Task.Name.Value, place)
            : ExtraPolicyMessages.IsNotNeeded(policy, Network, wanted.Declared.First().Side.AccessMethod.Value, place);
    }

    /// <summary>Where the role's settings stand, or would.</summary>
    public static SourceSpan Place(WantedRole wanted) =>
        wanted.Declared.First().Side is var side && side.Role is { } role ? role.Place : side.Place;

    private static string Someone(Principal principal, Change change, Statements statements, AccountNames names) =>
        Trustee.From(principal, change.Address.AccountId) switch
        {
            { Kind: TrusteeKind.DtsTasks or TrusteeKind.Identities, AccountId: { } id } =>
                TrusteeWords.TasksAndIdentities(names.Brief(id)),
            { Kind: TrusteeKind.Allowed or TrusteeKind.Denied } party => statements.Whoever(party, explained: false),
            { AccountId: { } id, Subject: var subject } => TrusteeWords.OfAccount(subject, names.Brief(id)),
            var other => other.Subject,
        };
}
