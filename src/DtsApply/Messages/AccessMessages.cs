using DtsApply.Text;

namespace DtsApply.Messages;

/// <summary>Who gains or loses what, under a role and in short.</summary>
internal static class AccessMessages
{
    public const string InShort = "access, in short";
    public const string NoOneIsTouched = "no one gains or loses access";
    public const string LosesAccess = "- loses access:";
    public const string GainsAccess = "+ gains access:";
    public const string Loses = "- loses:";
    public const string Gains = "+ gains:";

    public static string CanUse(string who, string policies, string where) => $"{who} can use {policies}{where}";

    /// <summary>For those who can use another policy of the role already.</summary>
    public static string CanAlsoUse(string who, string policies, string where) =>
        $"{who} can also use {policies}{where}";

    public static string CanNoLongerUse(string who, string policies, string where) =>
        $"{who} can no longer use {policies}{where}";

    /// <summary>In which account, at the end of these sentences.</summary>
    public static string InAccount(string account) => $" in {account}";

    /// <summary>The short form of them all.</summary>
    public static string Brief(string who, string policies, string account) => $"{who}, {policies} in {account}";

    public static string ByRoles(string brief, int roles) => FormattableString.Invariant($"{brief}, by {roles} roles");

    /// <summary>At most two names, and how many more there are.</summary>
    public static string Policies(IReadOnlyList<string> names) =>
        names switch
        {
            [var one] => one,
            [var one, var two] => $"{one} and {two}",
            [var one, var two, ..] => FormattableString.Invariant($"{one}, {two} and {names.Count - 2} more"),
            _ => "",
        };

    /// <summary>What follows the word note where access is lost.</summary>
    /// <param name="session">The role's session duration in seconds; null where it has none.</param>
    public static string SessionsGoOn(int? session) =>
        $"sessions issued before go on for up to {Format.Session(session)}";

    public const string PolicyIsNotOurs =
        "AliyunDTSRolePolicy is kept by Alibaba Cloud and changes without notice; it includes write "
        + "actions, such as changing IP whitelists, security groups and database accounts";

    /// <summary>How many lose access: <c>1 account loses access</c>; where that cannot be counted, that it is taken away.
    /// </summary>
    public static string IsLostBy(int accounts, int services)
    {
        if (accounts + services is 0)
        {
            return "access is taken away";
        }

        string[] who =
        [
            .. accounts > 0 ? (string[])[Format.Count(accounts, "account")] : [],
            .. services > 0 ? (string[])[Format.Count(services, "service")] : [],
        ];
        return $"{string.Join(" and ", who)} {(accounts + services is 1 ? "loses" : "lose")} access";
    }

    /// <summary>What may stop. RAM does not tell which tasks use a role, so it says may.</summary>
    /// <param name="accounts">How many accounts lose access.</param>
    /// <param name="services">How many other services than DTS lose it.</param>
    /// <param name="roles">By how many roles.</param>
    public static string MayStop(int accounts, int services, int roles)
    {
        var these = roles is 1 ? "this role" : "these roles";
        return (accounts, services) switch
        {
            (0, 0) => $"DTS tasks that use {these} may stop",
            (0, _) => $"what runs with {these} may stop",
            (1, 0) => $"its DTS tasks that use {these} may stop",
            (_, 0) => $"their DTS tasks that use {these} may stop",
            _ => $"DTS tasks and whatever else uses {these} may stop",
        };
    }
}
