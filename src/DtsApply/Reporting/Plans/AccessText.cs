using System.Collections.Immutable;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Reporting.Screen;

namespace DtsApply.Reporting.Plans;

/// <summary>Says in words who gains or loses what: the first line under every role, and the line that a reviewer decides by.</summary>
/// <param name="names">How accounts are named.</param>
internal sealed class AccessText(Names names)
{
    /// <summary>The long sentences of a change, losses first; that no one is touched is said too.</summary>
    public IEnumerable<Text> Sentences(Change change)
    {
        if (change.Access.IsSame)
        {
            return ["no one gains or loses access"];
        }

        var statements = new Statements(change);
        IEnumerable<Text> Of(ImmutableSortedSet<Pair> pairs, Text begin, bool gains) =>
            Holders.Of(pairs, change, names).Select(holder => begin + $" {Sentence(holder, change, statements, gains)}");
        return Of(change.Access.Lost, Text.Lose("- loses access:"), gains: false)
            .Concat(Of(change.Access.Gained, Text.Gain("+ gains access:"), gains: true));
    }

    /// <summary>The short forms of many changes, one line each, losses first.</summary>
    public IEnumerable<Text> Recap(IEnumerable<Change> changes)
    {
        var all = changes.ToList();
        return
            [
                .. Counted(all.SelectMany(change => Lines(change, change.Access.Lost))).Select(line => Text.Lose("- loses:") + $" {line}"),
                .. Counted(all.SelectMany(change => Lines(change, change.Access.Gained))).Select(line => Text.Gain("+ gains:") + $" {line}"),
            ];
    }

    /// <summary>Sorted; what several roles of an account bring to the same people stands once, with their number.</summary>
    private static IEnumerable<string> Counted(IEnumerable<string> lines) =>
        lines.GroupBy(line => line, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => group.Count() is var roles and > 1 ? FormattableString.Invariant($"{group.Key}, by {roles} roles") : group.Key);

    /// <summary>
    /// Who loses something by a change: accounts by ID, and other services than DTS, each for the account that it acts for.
    /// </summary>
    public static IEnumerable<(string AccountId, string? Service)> Losers(Change change) =>
        change.Access.Lost.Select(pair => Party.Of(pair.Principal, change.Address.AccountId)).Where(party => party.AccountId is not null)
            .Select(party => (party.AccountId!, party.Kind is PartyKind.Service ? party.Subject : null)).Distinct();

    /// <summary>The short form of a role's trusted accounts and policies as they are, such as <c>lake (…0002), AliyunDTSRolePolicy in orders (…0001)</c>.</summary>
    public IEnumerable<string> Lines(Change change, ImmutableSortedSet<Pair> pairs)
    {
        var statements = new Statements(change);
        return Holders.Of(pairs, change, names)
            .Select(holder => $"{ShortWho(holder, change.Address.AccountId, statements)}, {Policies(holder)} in {names.Brief(change.Address.AccountId)}");
    }

    private string Sentence(Holder holder, Change change, Statements statements, bool gains)
    {
        var owner = change.Address.AccountId;
        var verb = gains ? holder.Also ? "can also use" : "can use" : "can no longer use";
        var place = holder.Party.AccountId == owner && holder.Party.Kind is (PartyKind.DtsTasks or PartyKind.Identities) ? "" : $" in {names.Brief(owner)}";
        return $"{LongWho(holder, change, statements)} {verb} {Policies(holder)}{place}";
    }

    private string LongWho(Holder holder, Change change, Statements statements)
    {
        var (kind, id, subject) = (holder.Party.Kind, holder.Party.AccountId, Foreign.Value(holder.Party.Subject));
        var own = id == change.Address.AccountId;
        var account = id is null ? "" : own ? $"{names.Of(id)} itself {names.Digits(id)}" : names.Full(id);
        return kind switch
        {
            PartyKind.DtsTasks when holder.Halves => $"DTS tasks created by {account}, and identities in {names.Of(id!) ?? "it"} allowed to assume the role,",
            PartyKind.DtsTasks => $"DTS tasks created by {account}",
            PartyKind.Identities => $"identities in {account} allowed to assume the role",
            PartyKind.User => $"RAM user {subject} of {account}",
            PartyKind.Role => $"role {subject} of {account}",
            PartyKind.Service => $"service {subject}, acting for {(names.Of(id!) is null ? names.Full(id!) : names.Brief(id!))},",
            PartyKind.Provider => $"identities from {subject} of {names.Brief(id!)}",
            PartyKind.Allowed or PartyKind.Denied => Foreign.Safe(statements.Whoever(holder.Party, explained: true)),
            _ => $"whoever {subject} stands for",
        };
    }

    private string ShortWho(Holder holder, string owner, Statements statements)
    {
        var own = holder.Party.Kind is PartyKind.DtsTasks or PartyKind.Identities && holder.Party.AccountId == owner ? names.Of(owner) : null;
        var who = holder.Party.AccountId is not { } id ? ""
            : own is not null ? $"{own} itself {names.Digits(id)}"
            : names.Brief(id);
        var subject = Foreign.Value(holder.Party.Subject);
        return holder.Party.Kind switch
        {
            PartyKind.DtsTasks => holder.Halves ? who : $"{who} by DTS only",
            PartyKind.Identities => $"{who} by AssumeRole only",
            PartyKind.User => $"RAM user {subject} of {who}",
            PartyKind.Role => $"role {subject} of {who}",
            PartyKind.Service => $"service {subject} for {who}",
            PartyKind.Provider => $"{subject} of {who}",
            PartyKind.Allowed or PartyKind.Denied => Foreign.Safe(statements.Whoever(holder.Party, explained: false)),
            _ => $"whoever {subject} stands for",
        };
    }

    private static string Policies(Holder holder) => holder.Policies switch
    {
        [var one] => one.Name,
        [var one, var two] => $"{one.Name} and {two.Name}",
        [var one, var two, .. var more] => FormattableString.Invariant($"{one.Name}, {two.Name} and {more.Length} more"),
        _ => "",
    };
}
