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
