using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Text;

namespace DtsApply.Rules;

/// <summary>References between documents (DTS201 to DTS205, DTS209).</summary>
internal static class ReferenceRules
{
    /// <summary>A task names an account that no manifest declares.</summary>
    public static IEnumerable<Diagnostic> Dts201(RuleContext declared) =>
        from task in declared.Tasks
        from name in (Field<string>[])[task.Account, task.Source.Account, task.Destination.Account]
        where
            name.IsGiven && declared.IsMissing(name.Value!) && !(name == task.Account && ScenarioRules.IsSurplus(task))
        select ReferenceMessages.AccountIsNotDeclared(name.Value!, Guess(declared, name.Value!)).At(name.Source);

    /// <summary>Two documents of a kind have one name.</summary>
    public static IEnumerable<Diagnostic> Dts202(RuleContext declared) =>
        Twice("Account", declared.Accounts.Select(account => account.Name))
            .Concat(Twice("AccountList", declared.Lists.Select(list => list.Name)))
            .Concat(Twice("CrossAccountTask", declared.Tasks.Select(task => task.Name)));

    /// <summary>Two accounts have one ID, so that one account would be called twice, as two.</summary>
    public static IEnumerable<Diagnostic> Dts203(RuleContext declared) =>
        from same in declared.Accounts.Where(account => account.Id.IsGiven).GroupBy(account => account.Id.Value)
        let first = same.First()
        from other in same.Skip(1)
        where !other.Name.IsGiven || other.Name.Value != first.Name.Value // the same Account twice is one mistake
        select ReferenceMessages.AccountsHaveOneId(Name(other), Name(first)).At(other.Id.Source) with
        {
            Related = [new(first.Id.Source, ReferenceMessages.OtherOne)],
        };

    /// <summary>Credentials come from an account that no manifest declares; of a list this is one mistake.</summary>
    public static IEnumerable<Diagnostic> Dts204(RuleContext declared) =>
        from credentials in declared.Accounts.Select(Written).Distinct()
        let through = credentials.Value as AssumeRoleCredentials
        where credentials.IsGiven && through is not null && declared.IsMissing(through.From)
        select ReferenceMessages
            .CredentialsAccountIsNotDeclared(through.From, Guess(declared, through.From))
            .At(credentials.Source);

    /// <summary>Credentials that come from each other never begin anywhere.</summary>
    public static IEnumerable<Diagnostic> Dts205(RuleContext declared)
    {
        // Each account is walked over once, so that a long chain costs no more than its length.
        var done = new HashSet<string>(StringComparer.Ordinal);
        var order = declared
            .AccountNames.Index()
            .ToDictionary(name => name.Item, name => name.Index, StringComparer.Ordinal);
        foreach (var account in declared.Accounts.Where(account => account.Name.IsGiven))
        {
            var circle = Circle(declared, account, done);
            if (circle.Count > 0)
            {
                var first = circle.IndexOf(circle.MinBy(name => order[name])!);
                yield return InACircle([
                    .. circle[first..].Concat(circle[..first]).Select(name => declared.Account(name)!),
                ]);
            }
        }
    }

    /// <summary>
    /// The default chain is one identity, so it can be that of one account only (contract of manifests, "ambient").
    /// </summary>
    public static IEnumerable<Diagnostic> Dts209(RuleContext declared)
    {
        var ambient = declared
            .Accounts.Where(account => account.Credentials is { IsGiven: true, Value: AmbientCredentials })
            .ToList();
        return from other in ambient.Skip(1)
               select ReferenceMessages
                   .AccountsUseTheDefaultChain(Name(other), Name(ambient[0]))
                   .At(other.Credentials.Source) with
               {
                   Related = [new(ambient[0].Credentials.Source, ReferenceMessages.OtherOne)],
               };
    }

    /// <summary>Which lists are part of a circle does not show at their entries.</summary>
    private static Diagnostic InACircle(List<Account> circle)
    {
        var names = circle.ConvertAll(Name);
        var problem = circle is [{ List: not null }]
            ? ReferenceMessages.CredentialsComeFromItsOwnList(names[0])
            : ReferenceMessages.CredentialsGoInACircle(names);
        return problem.At(circle[0].Credentials.Source) with
        {
            Related =
            [
                .. from account in circle
                let list = account.List
                where list is not null
                let through = ((AssumeRoleCredentials)account.Credentials.Value!).From
                select new Related(
                    list.Shared.Source,
                    AccountListMessages.AllAreReachedThrough(list.Name.IsGiven ? list.Name.Value : null, through)
                ),
            ],
        };
    }

    /// <summary>Credentials where they are written, which for the entries of a list is one place.</summary>
    private static Field<Credentials> Written(Account account) =>
        account.List is { Shared.IsGiven: true } list ? list.Shared : account.Credentials;

    /// <summary>
    /// The accounts of the circle that the way from this one ends in; none when it ends elsewhere, or where another way
    /// has been already.
    /// </summary>
    private static List<string> Circle(RuleContext declared, Account account, HashSet<string> done)
    {
        var (way, places) = (new List<string>(), new Dictionary<string, int>(StringComparer.Ordinal));
        for (
            var at = account;
            at?.Credentials is { IsGiven: true, Value: AssumeRoleCredentials through } && at.Name.IsGiven;
            at = declared.Account(through.From)
        )
        {
            var name = at.Name.Value!;
            if (places.TryGetValue(name, out var start))
            {
                return way[start..];
            }

            if (!done.Add(name))
            {
                return [];
            }

            places[name] = way.Count;
            way.Add(name);
        }

        return [];
    }

    private static IEnumerable<Diagnostic> Twice(string kind, IEnumerable<Field<string>> names) =>
        from same in names.Where(name => name.IsGiven).GroupBy(name => name.Value)
        let first = same.First()
        from other in same.Skip(1)
        select ReferenceMessages.IsDeclaredTwice(kind, other.Value!).At(other.Source) with
        {
            Related = [new(first.Source, ReferenceMessages.OtherOne)],
        };

    private static string? Guess(RuleContext declared, string name) =>
        Suggestions.Nearest(name, declared.AccountNames) is { } near
            ? ReferenceMessages.DidYouMean(near, declared.Account(near)!.Name.Source)
            : null;

    private static string Name(Account account) =>
        account.Name.IsGiven ? account.Name.Value! : ReferenceMessages.ThisAccount;
}
