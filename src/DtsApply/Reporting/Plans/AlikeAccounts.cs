using System.Collections.Immutable;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Reporting.Diagnostics;
using DtsApply.Reporting.Screen;

namespace DtsApply.Reporting.Plans;

/// <summary>
/// Accounts that could not be called for one and the same reason: it is told at the first of them, with the names of the
/// others, as <see cref="FindingGroup"/> has it.
/// </summary>
internal sealed class AlikeAccounts
{
    private const int Indent = 4;
    private readonly Dictionary<string, ImmutableArray<string>> _others;
    private readonly HashSet<string> _told;

    /// <summary>Finds them.</summary>
    /// <param name="plan">The accounts as they were found.</param>
    /// <param name="verbose">Whether each is told for itself.</param>
    public AlikeAccounts(Plan plan, bool verbose)
    {
        var reasons = plan.Accounts.Where(IsUncalled).Select(account => account.Own.Single());
        _others = FindingGroup
            .All(reasons, verbose)
            .ToDictionary(group => group.First.Account!, group => group.Others, StringComparer.Ordinal);
        _told = _others.Values.SelectMany(names => names).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Whether what there is to tell of an account is told at another one.</summary>
    public bool IsToldElsewhere(AccountState account) => _told.Contains(account.Name);

    /// <summary>The names of the accounts of which the same holds; nothing where there are none.</summary>
    public void DrawOthers(Page page, AccountState account)
    {
        if (_others.TryGetValue(account.Name, out var others) && !others.IsEmpty)
        {
            page.Prose(Indent, DiagnosticWords.AndIn(others));
        }
    }

    private static bool IsUncalled(AccountState account) =>
        account is { Identity: null, Code: not ExitCode.Done } && account.Own.Count() is 1;
}
