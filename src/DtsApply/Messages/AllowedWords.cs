using System.Globalization;
using DtsApply.Text;

namespace DtsApply.Messages;

/// <summary>What a fence does allow, in the words of a help: up to seven, then how many more.</summary>
internal static class AllowedWords
{
    private const int Most = 7;

    /// <summary><c>account lake (1903774258810002)</c>, those that are declared first; null where there are none.</summary>
    /// <param name="ids">The IDs that are allowed.</param>
    /// <param name="names">How accounts are named, with whole IDs.</param>
    public static string? Accounts(IEnumerable<string> ids, AccountNames names)
    {
        var all = ids.Distinct(StringComparer.Ordinal).OrderBy(id => names.Find(id) is null).ToList();
        return all.Count is 0 ? null
            : all.Count <= Most ? $"account {Quoting.List([.. all.Select(names.Brief)], "or")}"
            : $"account {string.Join(", ", all.Take(Most).Select(names.Brief))}{OrMore(all.Count, "or")}";
    }

    /// <summary><c>ram-for-dts, dts-*</c>; null where there are none.</summary>
    /// <param name="values">What is allowed.</param>
    public static string? Values(IReadOnlyCollection<string> values) =>
        values.Count is 0
            ? null
            : string.Join(", ", values.Take(Most)) + (values.Count > Most ? OrMore(values.Count, "and") : "");

    private static string OrMore(int all, string last) =>
        string.Create(CultureInfo.InvariantCulture, $" {last} {all - Most} more");
}
