using System.Globalization;
using DtsApply.Messages;
using DtsApply.Model;

namespace DtsApply.Rules;

/// <summary>Account IDs that look like a slip of the finger, and placeholders (DTS309, DTS311).</summary>
internal static class AccountIdRules
{
    /// <summary>
    /// The commonest mistake is one wrong digit, the next one two swapped digits. Placeholders are alike on purpose.
    /// </summary>
    public static IEnumerable<Diagnostic> Dts309(RuleContext declared)
    {
        // Every ID that would be a near miss is looked up, so that the time grows with the number of accounts and not
        // with that of pairs.
        var seen = new Dictionary<ulong, Account>();
        foreach (var account in declared.Accounts.Where(account => account.Id.IsGiven && !account.IsPlaceholder))
        {
            var id = ulong.Parse(account.Id.Value!, NumberStyles.None, CultureInfo.InvariantCulture);
            var near =
                Neighbor(seen, id) is { } oneDigit
                    ? (oneDigit, AccountIdMessages.IdDiffersInOneDigit(oneDigit.Name.Value!))
                : Swapped(seen, id) is { } swapped
                    ? (swapped, AccountIdMessages.IdDiffersInSwappedDigits(swapped.Name.Value!))
                : ((Account, Problem)?)null;
            if (seen.TryAdd(id, account) && near is var (other, problem))
            {
                yield return problem.At(account.Id.Source) with
                {
                    Related = [new(other.Id.Source, AccountIdMessages.IsDeclaredHere(other.Name.Value!))],
                };
            }
        }
    }

    /// <summary>Placeholders are for examples; nothing real has such an ID.</summary>
    public static IEnumerable<Diagnostic> Dts311(RuleContext declared) =>
        Placeholders(declared.Accounts, Severity.Warning);

    /// <summary>
    /// The one finding about all placeholders of a run, at the first; an error where they would be called. None where
    /// there are none.
    /// </summary>
    public static IEnumerable<Diagnostic> Placeholders(IEnumerable<Account> accounts, Severity severity)
    {
        var placeholders = accounts.Where(account => account.IsPlaceholder).ToList();
        return placeholders
            .Take(1)
            .Select(first => AccountIdMessages.IdsArePlaceholders(placeholders.Count, severity).At(first.Id.Source));
    }

    private static Account? Neighbor(Dictionary<ulong, Account> seen, ulong id)
    {
        for (var (place, power) = (0, 1ul); place < AccountId.Length; place++, power *= 10)
        {
            var without = id - (id / power % 10 * power);
            for (var digit = 0ul; digit < 10; digit++)
            {
                var other = without + (digit * power);
                if (other != id && seen.TryGetValue(other, out var account))
                {
                    return account;
                }
            }
        }

        return null;
    }

    private static Account? Swapped(Dictionary<ulong, Account> seen, ulong id)
    {
        for (var (place, power) = (1, 1ul); place < AccountId.Length; place++, power *= 10)
        {
            var (low, high) = (id / power % 10, id / power / 10 % 10);
            var other = id - (low * power) - (high * power * 10) + (high * power) + (low * power * 10);
            if (other != id && seen.TryGetValue(other, out var account))
            {
                return account;
            }
        }

        return null;
    }
}
