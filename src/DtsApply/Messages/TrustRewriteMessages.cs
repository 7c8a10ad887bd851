using DtsApply.Model;

namespace DtsApply.Messages;

/// <summary>That RAM stored another trust than was sent (DTS516): what it means, what was done about it, what to check.
/// </summary>
internal static class TrustRewriteMessages
{
    public const string NewRoleIsDeletedAgain = "the role was new and is deleted again; no one has gained access";

    /// <param name="role">The role's name.</param>
    /// <param name="help">What to do, as <see cref="Help"/> says it.</param>
    public static Problem StoredAnotherTrust(string role, string help) =>
        new(RuleId.DTS516, $"RAM stored another trust policy for {role} than was sent", help);

    /// <summary>Who could use the role by it, and who could not.</summary>
    /// <param name="could">Who could; may be none.</param>
    /// <param name="couldNot">Who could not; may be none.</param>
    /// <param name="isOfOwner">Whether the trust names DTS without an account, which stands for the role's own.</param>
    public static Fact Meaning(IReadOnlyCollection<string> could, IReadOnlyCollection<string> couldNot, bool isOfOwner)
    {
        var who = could.Count is 0 ? "" : $"{string.Join(" and ", could)} could use the role";
        var whoNot = couldNot.Count is 0 ? "" : $"{string.Join(" and ", couldNot)} could not";
        var why = isOfOwner ? "; RAM does this when the ID sent is the ID of the account that owns the role" : "";
        return new("meaning", string.Join(", ", ((string[])[who, whoNot]).Where(part => part.Length > 0)) + why);
    }

    /// <summary>That the trust of before is there again.</summary>
    /// <param name="without">The principals that did not come back with it; null where all of it did.</param>
    /// <param name="lasted">How long the other one was there at most; null where it gave no one anything.</param>
    public static string TrustOfBeforeIsBack(IEnumerable<Principal>? without, TimeSpan? lasted)
    {
        var less = without is null ? "" : $", without {string.Join(", ", without.Select(Name).Distinct())}";
        var access = lasted is { } time
            ? $"the other one was there for at most {RollbackMessages.AtMost(time)}"
            : "no one has gained access";
        return $"the trust policy of before is back{less} (read back, equal); {access}";
    }

    /// <summary>What to do.</summary>
    /// <param name="byHand">What has to be done first; null where nothing has.</param>
    /// <param name="check">What to look at.</param>
    /// <param name="requestId">The request ID of the write; null where there is none.</param>
    public static string Help(string? byHand, string check, string? requestId) =>
        $"{(byHand is null ? "" : $"{byHand}; then ")}{check}; if it is right, report this"
        + $"{(requestId is null ? "" : $" with request {requestId}")}";

    public static string DeleteRoleByHand(string role, string account) =>
        $"delete role {role} in the RAM console of {account}";

    public static string TakeOutByHand(IEnumerable<Principal> principals, string role, string account) =>
        $"take {string.Join(", ", principals.Select(principal => principal.Shown))} out of the trust policy of "
        + $"role {role} in the RAM console of {account}";

    public static string CompareIds(IEnumerable<string> ids) =>
        $"compare {string.Join(", ", ids)} with the Account ID on the Security Settings page of the account "
        + "that creates the DTS task";

    public const string LookAtTheTrust = "look at who the trust policy names";

    private static string Name(Principal principal) =>
        principal.Kind is PrincipalKind.Statement or PrincipalKind.Denied ? "a statement" : principal.Value;
}
