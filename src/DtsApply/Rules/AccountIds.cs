using System.Globalization;
using DtsApply.Model;

namespace DtsApply.Rules;

/// <summary>Account IDs that look like a slip of the finger, and placeholders (DTS309, DTS311).</summary>
internal static class AccountIds
{
    private const int Digits = 16;

    /// <summary>The commonest mistake is one wrong digit, the next one two swapped digits.</summary>
    public static IEnumerable<Diagnostic> Dts309(Declared declared)
    {
        // Each ID is entered once for each digit left out, so that all near misses are found in one pass however many accounts there are.
        var seen = new Dictionary<ulong, Account>();
        var without = new Dictionary<(ulong Others, int Digit), Account>();
        foreach (var account in declared.Accounts.Where(account => account.Id.IsGiven))
        {
            var id = ulong.Parse(account.Id.Value!, NumberStyles.None, CultureInfo.InvariantCulture);
            if (!seen.TryAdd(id, account))
            {
                continue;
            }

            var near = Neighbor(without, id) is { } oneDigit ? (oneDigit, "one digit") : Swapped(seen, id) is { } swapped ? (swapped, "two swapped digits") : ((Account, string)?)null;
            foreach (var (digit, power) in Powers())
            {
                without.TryAdd((id - (id / power % 10 * power), digit), account);
            }

            if (near is var (other, how))
            {
                yield return new(Severity.Info, "DTS309", $"the account ID differs from that of {other.Name.Value} in {how}")
                {
                    Source = account.Id.Source,
                    Related = [new(other.Id.Source, $"{other.Name.Value} is declared here")],
                    Help = "compare both with the console",
                };
            }
        }
    }

    /// <summary>Placeholders are for examples; nothing real has such an ID.</summary>
    public static IEnumerable<Diagnostic> Dts311(Declared declared) =>
        from account in declared.Accounts
        where account.IsPlaceholder
        select Placeholder(account, Severity.Warning);

    /// <summary>The finding about a placeholder; an error where it would be called.</summary>
    public static Diagnostic Placeholder(Account account, Severity severity) =>
        new(severity, "DTS311", $"account IDs that begin with {Account.PlaceholderPrefix} are placeholders")
        {
            Source = account.Id.Source,
            Help = "write the real ID; the sandbox takes placeholders as they are",
        };

    private static IEnumerable<(int Digit, ulong Power)> Powers()
    {
        var power = 1ul;
        for (var digit = 0; digit < Digits; digit++, power *= 10)
        {
            yield return (digit, power);
        }
    }

    private static Account? Neighbor(Dictionary<(ulong Others, int Digit), Account> without, ulong id) =>
        Powers().Select(place => without.GetValueOrDefault((id - (id / place.Power % 10 * place.Power), place.Digit))).FirstOrDefault(account => account is not null);

    private static Account? Swapped(Dictionary<ulong, Account> seen, ulong id) =>
        Powers().SkipLast(1).Select(place =>
        {
            var (low, high) = (id / place.Power % 10, id / (place.Power * 10) % 10);
            return low == high ? null : seen.GetValueOrDefault(id - (low * place.Power) - (high * place.Power * 10) + (high * place.Power) + (low * place.Power * 10));
        }).FirstOrDefault(account => account is not null);
}
