using System.Globalization;
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
                Neighbor(seen, id) is { } oneDigit ? (oneDigit, "one digit")
                : Swapped(seen, id) is { } swapped ? (swapped, "two swapped digits")
                : ((Account, string)?)null;
            if (seen.TryAdd(id, account) && near is var (other, how))
            {
                yield return new(
                    Severity.Info,
                    RuleId.DTS309,
                    $"the account ID differs from that of {other.Name.Value} in {how}"
                )
                {
                    Source = account.Id.Source,
                    Related = [new(other.Id.Source, $"{other.Name.Value} is declared here")],
                    Help = "compare both with the console",
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
        const string Prefix = AccountId.PlaceholderPrefix;
        var (what, ids) = placeholders.Count is 1
            ? ($"1 account ID begins with {Prefix}, which is a placeholder", "ID")
            : (
                FormattableString.Invariant(
                    $"{placeholders.Count} account IDs begin with {Prefix}, which are placeholders"
                ),
                "IDs"
            );
        return placeholders
            .Take(1)
            .Select(first => new Diagnostic(severity, RuleId.DTS311, what)
            {
                Source = first.Id.Source,
                Help = $"write the real {ids}; the sandbox takes placeholders as they are",
            });
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
