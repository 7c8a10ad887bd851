using DtsApply.Messages;
using DtsApply.Model;

namespace DtsApply.Rules;

/// <summary>
/// How long the trust policy of a role becomes that many tasks share (DTS314). RAM refuses one that is too long and
/// publishes no limit (InvalidParameter.AssumeRolePolicyDocument.Length); custom policies may have 6144 characters now
/// and had 2048 once.
/// </summary>
internal static class TrustLengthRules
{
    private const int Doubtful = 2048;
    private const int Most = 6144;

    /// <summary>Roles that would trust more accounts than RAM may keep.</summary>
    public static IEnumerable<Diagnostic> Dts314(RuleContext declared) =>
        from role in declared.GrantsByRole
        let ids = role.Select(grant => declared.Account(grant.Trusted)?.Id.Value).OfType<string>().Distinct().ToList()
        let found = Check(role.Key.Role, role.Key.Owner, ids.Count, () => TrustPolicy.Trusting(ids))
        where found is not null
        select found with
        {
            Source = role.First().Side.Role is { Name: { IsGiven: true } name } ? name.Source : role.First().Side.Place,
        };

    /// <summary>The warning about a trust policy that would be sent; null where it is short enough.</summary>
    /// <param name="role">The role's name.</param>
    /// <param name="account">The name of its account.</param>
    /// <param name="trusted">How many accounts it would trust.</param>
    /// <param name="trust">The document; made only where there are enough accounts for it to be long.</param>
    public static Diagnostic? Check(string role, string account, int trusted, Func<TrustPolicy> trust)
    {
        // Each account stands twice in it, with its 16 digits and some 50 characters more.
        const int Enough = 20;
        if (trusted < Enough || trust().Text.Length is var length && length <= Doubtful)
        {
            return null;
        }

        return TrustLengthMessages
            .TrustIsTooLong(role, account, trusted, length, length > Most ? Most : Doubtful, Most)
            .WithoutPlace();
    }
}
