using System.Collections.Immutable;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Reporting.Screen;
using DtsApply.Text;

namespace DtsApply.Reporting.Plans;

/// <summary>
/// Says in words who gains or loses what: the first line under every role, and the line that a reviewer decides by.
/// </summary>
/// <param name="names">How accounts are named.</param>
internal sealed class AccessText(AccountNames names)
{
    /// <summary>The long sentences of a change, losses first; that no one is touched is said too.</summary>
    public IEnumerable<AccessSentence> Sentences(Change change) =>
        change.Access.IsSame
            ? [new(AccessTurn.None, AccessMessages.NoOneIsTouched)]
            : Turns(change, (turn, holder, statements) =>
                new AccessSentence(turn, Sentence(holder, change, statements, turn is AccessTurn.Gains))
            );

    /// <summary>The cells of a table about a change: who, policies, and in which account; losses first.</summary>
    public IEnumerable<AccessRow> Rows(Change change) =>
        Turns(change, (turn, holder, statements) =>
            new AccessRow(
                turn,
                ShortWho(holder, change.Address.AccountId, statements),
                holder.Party.AccountId,
                Policies(holder),
                names.Brief(change.Address.AccountId)
            )
            {
                Note = NoteWords.Find(change),
            }
        );

    private IEnumerable<T> Turns<T>(Change change, Func<AccessTurn, AccessGroup, Statements, T> tell)
    {
        var statements = new Statements(change);
        return Holders(change.Access.Lost, AccessTurn.Loses).Concat(Holders(change.Access.Gained, AccessTurn.Gains));

        IEnumerable<T> Holders(ImmutableSortedSet<AccessRight> pairs, AccessTurn turn) =>
            AccessGroups.Group(pairs, change, names).Select(holder => tell(turn, holder, statements));
    }

    /// <summary>Who can use what through the live role of a change as it is; what is wanted stands first.</summary>
    public IEnumerable<string> Now(Change change)
    {
        var still = new Change(change.Address, change.Account, change.Before, change.Before, []);
        var statements = new Statements(still);
        return AccessGroups
            .Group(still.Access.Before, still, names)
            .Select(holder => holder with { Also = false, Policies = [.. WantedFirst(holder.Policies, change)] })
            .Select(holder => Sentence(holder, still, statements, gains: true));
    }

    /// <summary>The short forms of many changes, one line each, losses first.</summary>
    public IEnumerable<StyledText> Recap(IEnumerable<Change> changes)
    {
        var all = changes.ToList();
        return
        [
            .. Counted(all.SelectMany(change => Noted(change, change.Access.Lost)))
                .Select(line => StyledText.Lose(AccessMessages.Loses) + $" {line}"),
            .. Counted(all.SelectMany(change => Noted(change, change.Access.Gained)))
                .Select(line => StyledText.Gain(AccessMessages.Gains) + $" {line}"),
        ];
    }

    private IEnumerable<string> Noted(Change change, ImmutableSortedSet<AccessRight> pairs) =>
        Lines(change, pairs).Select(line => BaseMessages.Noted(line, NoteWords.Find(change)));

    /// <summary>
    /// Sorted; what several roles of an account bring to the same people stands once, with their number.
    /// </summary>
    private static IEnumerable<string> Counted(IEnumerable<string> lines) =>
        lines
            .GroupBy(line => line, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => group.Count() is var roles and > 1 ? AccessMessages.ByRoles(group.Key, roles) : group.Key);

    /// <summary>
    /// Who loses something by a change: accounts by ID, and other services than DTS, each for the account that it acts
    /// for.
    /// </summary>
    public static IEnumerable<(string AccountId, string? Service)> Losers(Change change) =>
        change
            .Access.Lost.Select(pair => Trustee.From(pair.Principal, change.Address.AccountId))
            .Where(party => party.AccountId is not null)
            .Select(party => (party.AccountId!, party.Kind is TrusteeKind.Service ? party.Subject : null))
            .Distinct();

    /// <summary>
    /// The short form of a role's trusted accounts and policies as they are, such as <c>lake (…0002),
    /// AliyunDTSRolePolicy in orders (…0001)</c>.
    /// </summary>
    public IEnumerable<string> Lines(Change change, ImmutableSortedSet<AccessRight> pairs)
    {
        var statements = new Statements(change);
        return AccessGroups
            .Group(pairs, change, names)
            .Select(holder =>
                AccessMessages.Brief(
                    ShortWho(holder, change.Address.AccountId, statements),
                    Policies(holder),
                    names.Brief(change.Address.AccountId)
                )
            );
    }

    private string Sentence(AccessGroup holder, Change change, Statements statements, bool gains)
    {
        var owner = change.Address.AccountId;
        var (who, policies) = (LongWho(holder, change, statements), Policies(holder));
        var where =
            holder.Party.AccountId == owner && holder.Party.Kind is (TrusteeKind.DtsTasks or TrusteeKind.Identities)
                ? ""
                : AccessMessages.InAccount(names.Brief(owner));
        return !gains ? AccessMessages.CanNoLongerUse(who, policies, where)
            : holder.Also ? AccessMessages.CanAlsoUse(who, policies, where)
            : AccessMessages.CanUse(who, policies, where);
    }

    private string LongWho(AccessGroup holder, Change change, Statements statements)
    {
        var (kind, id, subject) = (
            holder.Party.Kind,
            holder.Party.AccountId,
            TerminalEscape.Value(holder.Party.Subject)
        );
        var own = id == change.Address.AccountId;
        var account =
            id is null ? ""
            : own ? HolderWords.Itself(names.Find(id), names.Digits(id))
            : names.Full(id);
        return kind switch
        {
            TrusteeKind.DtsTasks when holder.Halves => HolderWords.TasksAndIdentities(account, names.Find(id!)),
            TrusteeKind.DtsTasks => HolderWords.Tasks(account),
            TrusteeKind.Identities => HolderWords.Identities(account),
            TrusteeKind.User => HolderWords.User(subject, account),
            TrusteeKind.Role => HolderWords.Role(subject, account),
            TrusteeKind.Service => HolderWords.Service(
                subject,
                names.Find(id!) is null ? names.Full(id!) : names.Brief(id!)
            ),
            TrusteeKind.Provider => HolderWords.Provider(subject, names.Brief(id!)),
            TrusteeKind.Allowed or TrusteeKind.Denied => TerminalEscape.Escape(
                statements.Whoever(holder.Party, explained: true)
            ),
            _ => HolderWords.Whomever(subject),
        };
    }

    private string ShortWho(AccessGroup holder, string owner, Statements statements)
    {
        var own =
            holder.Party.Kind is TrusteeKind.DtsTasks or TrusteeKind.Identities && holder.Party.AccountId == owner
                ? names.Find(owner)
                : null;
        var who =
            holder.Party.AccountId is not { } id ? ""
            : own is not null ? HolderWords.Itself(own, names.Digits(id))
            : names.Brief(id);
        var subject = TerminalEscape.Value(holder.Party.Subject);
        return holder.Party.Kind switch
        {
            TrusteeKind.DtsTasks => holder.Halves ? who : HolderWords.BriefTasks(who),
            TrusteeKind.Identities => HolderWords.BriefIdentities(who),
            TrusteeKind.User => HolderWords.User(subject, who),
            TrusteeKind.Role => HolderWords.Role(subject, who),
            TrusteeKind.Service => HolderWords.BriefService(subject, who),
            TrusteeKind.Provider => HolderWords.BriefProvider(subject, who),
            TrusteeKind.Allowed or TrusteeKind.Denied => TerminalEscape.Escape(
                statements.Whoever(holder.Party, explained: false)
            ),
            _ => HolderWords.Whomever(subject),
        };
    }

    /// <summary>Policies with those that the manifests ask for before the others.</summary>
    public static IEnumerable<Policy> WantedFirst(IEnumerable<Policy> policies, Change change) =>
        policies.OrderBy(policy => change.Wanted?.Role.Policies.Contains(policy) is not true);

    private static string Policies(AccessGroup holder) =>
        AccessMessages.Policies([.. holder.Policies.Select(policy => policy.Label)]);
}
