using DtsApply.Messages;
using DtsApply.Model;

namespace DtsApply.Rules;

/// <summary>What must hold for lists of accounts, beyond what holds for each account (DTS210, and DTS106 of what no
/// schema can see).</summary>
internal static class AccountListRules
{
    /// <summary>One profile, or one prefix of variables, is one identity, and reaches one account.</summary>
    public static IEnumerable<Diagnostic> Dts210(RuleContext declared) =>
        from list in Lists(declared)
        where list.Key.Shared is { IsGiven: true, Value: ProfileCredentials or EnvironmentCredentials }
        let names = list.Select(account => account.Name.Value!).ToList()
        where names.Count > 1
        select AccountListMessages.SeveralAccountsHaveOne(list.Key.Shared.Value!, names).At(list.Key.Shared.Source);

    /// <summary>
    /// The same where they are declared apart: each account by itself, or one list beside another. What a list shares is
    /// told at the list.
    /// </summary>
    public static IEnumerable<Diagnostic> Dts210Apart(RuleContext declared) =>
        from sharing in declared
            .Accounts.Where(account => account is { Id.IsGiven: true, Name.IsGiven: true })
            .DistinctBy(account => account.Name.Value)
            .GroupBy(Reaching)
        where sharing.Key is not null
        let apart = sharing.DistinctBy(Declaration).ToList()
        let accounts = sharing.DistinctBy(account => account.Id.Value).Count()
        where apart.Count > 1 && accounts > 1
        select AccountListMessages.SeparateAccountsHaveOne(sharing.Key!, accounts).At(PlaceOf(apart[1])) with
        {
            Related = [new(PlaceOf(apart[0]), AccountListMessages.ItReaches(apart[0].Name.Value!))],
        };

    // What all entries of a list share is written once.
    private static object Declaration(Account account) =>
        account.List is { Shared.IsGiven: true } list ? list : account.Name.Value!;

    private static SourceSpan PlaceOf(Account account) =>
        account.List is { Shared.IsGiven: true } list ? list.Shared.Source : account.Credentials.Source;

    /// <summary>What reaches one account, as the tools that keep keys compare it; null for what may reach many.</summary>
    private static Credentials? Reaching(Account account) =>
        !account.Credentials.IsGiven
            ? null
            : account.Credentials.Value switch
            {
                ProfileCredentials profile => profile,
                EnvironmentCredentials variables => new EnvironmentCredentials(variables.Prefix.Replace('-', '_')),
                _ => null,
            };

    /// <summary>
    /// Where the accounts of a list have variables of their own names, these must be such as can begin a variable.
    /// </summary>
    public static IEnumerable<Diagnostic> Dts106(RuleContext declared) =>
        from list in Lists(declared)
        from problem in list.Key.Prefix.IsGiven ? Prefix(list.Key, list) : Names(list)
        select problem;

    private static IEnumerable<Diagnostic> Prefix(AccountList list, IEnumerable<Account> accounts)
    {
        var prefix = list.Prefix.Value!;
        return
            accounts.Any(account => Own(account) is not null)
            && !EnvironmentCredentials.CanBegin(EnvironmentCredentials.Variable(prefix))
            ? [AccountListMessages.PrefixBeginsNoVariable(prefix).At(list.Prefix.Source)]
            : [];
    }

    private static IEnumerable<Diagnostic> Names(IEnumerable<Account> accounts) =>
        from account in accounts
        where account.Name.IsGiven
        let own = Own(account)
        where own is not null && !EnvironmentCredentials.CanBegin(own.Prefix)
        select AccountListMessages.NameBeginsNoVariable(own.Prefix).At(account.Name.Source);

    /// <summary>The variables of an account's own name; null where it has other credentials.</summary>
    private static EnvironmentCredentials? Own(Account account) =>
        account.List is { Shared.Standing: FieldState.LeftOut } && account.Credentials.IsGiven
            ? account.Credentials.Value as EnvironmentCredentials
            : null;

    private static IEnumerable<IGrouping<AccountList, Account>> Lists(RuleContext declared) =>
        declared.Accounts.Where(account => account.List is not null).GroupBy(account => account.List!);
}
