using System.Globalization;
using DtsApply.Model;
using DtsApply.Text;

namespace DtsApply.Rules;

/// <summary>References between documents (DTS201 to DTS205, DTS209).</summary>
internal static class ReferenceRules
{
    private const int MostSteps = 4;

    /// <summary>A task names an account that no manifest declares.</summary>
    public static IEnumerable<Diagnostic> Dts201(RuleContext declared) =>
        from task in declared.Tasks
        from name in (Field<string>[])[task.Account, task.Source.Account, task.Destination.Account]
        where
            name.IsGiven && declared.IsMissing(name.Value!) && !(name == task.Account && ScenarioRules.IsSurplus(task))
        select new Diagnostic(Severity.Error, RuleId.DTS201, $"account \"{name.Value}\" is not declared")
        {
            Source = name.Source,
            Help = Meant(declared, name.Value!) ?? "declare it with kind: Account",
        };

    /// <summary>Two documents of a kind have one name.</summary>
    public static IEnumerable<Diagnostic> Dts202(RuleContext declared) =>
        Twice("Account", declared.Accounts.Select(account => account.Name))
            .Concat(Twice("CrossAccountTask", declared.Tasks.Select(task => task.Name)));

    /// <summary>Two accounts have one ID, so that one account would be called twice, as two.</summary>
    public static IEnumerable<Diagnostic> Dts203(RuleContext declared) =>
        from same in declared.Accounts.Where(account => account.Id.IsGiven).GroupBy(account => account.Id.Value)
        let first = same.First()
        from other in same.Skip(1)
        where !other.Name.IsGiven || other.Name.Value != first.Name.Value // the same Account twice is one mistake
        select new Diagnostic(
            Severity.Error,
            RuleId.DTS203,
            $"{Name(other)} and {Name(first)} have the same account ID"
        )
        {
            Source = other.Id.Source,
            Related = [new(first.Id.Source, "the other one")],
            Help = "keep one Account and refer to it twice",
        };

    /// <summary>Credentials come from an account that no manifest declares.</summary>
    public static IEnumerable<Diagnostic> Dts204(RuleContext declared) =>
        from account in declared.Accounts
        let through = account.Credentials.Value as AssumeRoleCredentials
        where account.Credentials.IsGiven && through is not null && declared.IsMissing(through.From)
        select new Diagnostic(
            Severity.Error,
            RuleId.DTS204,
            $"assumeRole goes through account \"{through.From}\", which is not declared"
        )
        {
            Source = account.Credentials.Source,
            Help = Meant(declared, through.From) ?? "declare it with kind: Account",
        };

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
                circle = [.. circle[first..], .. circle[..first]];
                yield return new(Severity.Error, RuleId.DTS205, Way(circle))
                {
                    Source = declared.Account(circle[0])!.Credentials.Source,
                    Help = "give one of them a profile or environment",
                };
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
            select new Diagnostic(
                Severity.Error,
                RuleId.DTS209,
                $"{Name(other)} and {Name(ambient[0])} both use the default chain"
            )
            {
                Source = other.Credentials.Source,
                Related = [new(ambient[0].Credentials.Source, "the other one")],
                Help = "name a profile or an environment in all but one",
            };
    }

    private static string Way(List<string> circle)
    {
        if (circle is [var alone])
        {
            return $"the credentials of {alone} come from {alone} itself";
        }

        var steps = circle.Select(
            (name, index) =>
                $"{(index is 0 ? "the credentials" : index == circle.Count - 1 ? "and those" : "those")} of "
                + $"{name} {(index is 0 ? "come " : "")}from {circle[(index + 1) % circle.Count]}"
        );
        return circle.Count <= MostSteps
            ? string.Join(", ", steps)
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{string.Join(", ", steps.Take(MostSteps - 1))}, and so on through {circle.Count - MostSteps} "
                    + $"more back to {circle[0]}"
            );
    }

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
        select new Diagnostic(Severity.Error, RuleId.DTS202, $"{kind} {other.Value} is declared twice")
        {
            Source = other.Source,
            Related = [new(first.Source, "the other one")],
            Help = "rename one",
        };

    private static string? Meant(RuleContext declared, string name) =>
        Suggestions.Nearest(name, declared.AccountNames) is { } near
            ? $"did you mean {near}? it is declared in {declared.Account(near)!.Name.Source}"
            : null;

    private static string Name(Account account) => account.Name.IsGiven ? account.Name.Value! : "this account";
}
