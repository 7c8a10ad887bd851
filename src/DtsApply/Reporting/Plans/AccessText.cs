using System.Collections.Immutable;
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
    public IEnumerable<StyledText> Sentences(Change change)
    {
        if (change.Access.IsSame)
        {
            return ["no one gains or loses access"];
        }

        var statements = new Statements(change);
        IEnumerable<StyledText> Of(ImmutableSortedSet<AccessRight> pairs, StyledText begin, bool gains) =>
            AccessGroups
                .Group(pairs, change, names)
                .Select(holder => begin + $" {Sentence(holder, change, statements, gains)}");
        return Of(change.Access.Lost, StyledText.Lose("- loses access:"), gains: false)
            .Concat(Of(change.Access.Gained, StyledText.Gain("+ gains access:"), gains: true));
    }

    /// <summary>The short forms of many changes, one line each, losses first.</summary>
    public IEnumerable<StyledText> Recap(IEnumerable<Change> changes)
    {
        var all = changes.ToList();
        return
        [
            .. Counted(all.SelectMany(change => Lines(change, change.Access.Lost)))
                .Select(line => StyledText.Lose("- loses:") + $" {line}"),
            .. Counted(all.SelectMany(change => Lines(change, change.Access.Gained)))
                .Select(line => StyledText.Gain("+ gains:") + $" {line}"),
        ];
    }

    /// <summary>
    /// Sorted; what several roles of an account bring to the same people stands once, with their number.
    /// </summary>
    private static IEnumerable<string> Counted(IEnumerable<string> lines) =>
        lines
            .GroupBy(line => line, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group =>
                group.Count() is var roles and > 1
                    ? FormattableString.Invariant($"{group.Key}, by {roles} roles")
                    : group.Key
            );

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
                $"{ShortWho(holder, change.Address.AccountId, statements)}, {Policies(holder)} in "
                + $"{names.Brief(change.Address.AccountId)}"
            );
    }

    private string Sentence(AccessGroup holder, Change change, Statements statements, bool gains)
    {
        var owner = change.Address.AccountId;
        var verb = gains
            ? holder.Also
                ? "can also use"
                : "can use"
            : "can no longer use";
        var place =
            holder.Party.AccountId == owner && holder.Party.Kind is (TrusteeKind.DtsTasks or TrusteeKind.Identities)
                ? ""
                : $" in {names.Brief(owner)}";
        return $"{LongWho(holder, change, statements)} {verb} {Policies(holder)}{place}";
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
            : own ? $"{names.Find(id)} itself {names.Digits(id)}"
            : names.Full(id);
        return kind switch
        {
            TrusteeKind.DtsTasks when holder.Halves =>
                $"DTS tasks created by {account}, and identities in {names.Find(id!) ?? "it"} allowed to assume "
                    + $"the role,",
            TrusteeKind.DtsTasks => $"DTS tasks created by {account}",
            TrusteeKind.Identities => $"identities in {account} allowed to assume the role",
            TrusteeKind.User => $"RAM user {subject} of {account}",
            TrusteeKind.Role => $"role {subject} of {account}",
            TrusteeKind.Service =>
                $"service {subject}, acting for {(names.Find(id!) is null ? names.Full(id!) : names.Brief(id!))},",
            TrusteeKind.Provider => $"identities from {subject} of {names.Brief(id!)}",
            TrusteeKind.Allowed or TrusteeKind.Denied => TerminalEscape.Escape(
                statements.Whoever(holder.Party, explained: true)
            ),
            _ => $"whoever {subject} stands for",
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
            : own is not null ? $"{own} itself {names.Digits(id)}"
            : names.Brief(id);
        var subject = TerminalEscape.Value(holder.Party.Subject);
        return holder.Party.Kind switch
        {
            TrusteeKind.DtsTasks => holder.Halves ? who : $"{who} by DTS only",
            TrusteeKind.Identities => $"{who} by AssumeRole only",
            TrusteeKind.User => $"RAM user {subject} of {who}",
            TrusteeKind.Role => $"role {subject} of {who}",
            TrusteeKind.Service => $"service {subject} for {who}",
            TrusteeKind.Provider => $"{subject} of {who}",
            TrusteeKind.Allowed or TrusteeKind.Denied => TerminalEscape.Escape(
                statements.Whoever(holder.Party, explained: false)
            ),
            _ => $"whoever {subject} stands for",
        };
    }

    private static string Policies(AccessGroup holder) =>
        holder.Policies switch
        {
            [var one] => one.Name,
            [var one, var two] => $"{one.Name} and {two.Name}",
            [var one, var two, .. var more] => FormattableString.Invariant(
                $"{one.Name}, {two.Name} and {more.Length} more"
            ),
            _ => "",
        };
}
