using DtsApply.Text;

namespace DtsApply.Messages;

/// <summary>Who may reach what, as a graph and as a register.</summary>
internal static class GraphMessages
{
    public const string Gains = "gains";
    public const string Loses = "loses";
    public const string NotVerified = "ID not verified";
    public const string Unknown = "unknown";
    public const string Change = "change";
    public const string NothingChanges = " no one gains or loses access; " + CommandMessages.NothingCalled;
    public const string Yes = "yes";
    public const string No = "no";

    /// <summary>The columns of the register.</summary>
    public static readonly string[] Columns =
    [
        "who",
        "who id",
        "verified",
        "can use",
        "in",
        "in id",
        "role",
        "until",
        "reason",
        "task",
        "where",
    ];

    /// <summary>Of access whose last day is over.</summary>
    public static string Ended(DateOnly until) => $"ended {CalendarDay.Write(until)}";

    /// <summary>The account that a graph is about, where there is one for each.</summary>
    public static string Account(string? name) => $"account {name}";

    /// <summary>How much access is declared.</summary>
    /// <param name="grants">How many grants.</param>
    /// <param name="roles">By how many roles.</param>
    /// <param name="accounts">In how many accounts.</param>
    /// <param name="ended">How many of the grants have ended.</param>
    public static string Shown(int grants, int roles, int accounts, int ended)
    {
        if (grants is 0)
        {
            return $" no access is declared; {CommandMessages.NothingCalled}";
        }

        var places = $"by {Format.Count(roles, "role")} in {Format.Count(accounts, "account")}";
        var over = ended > 0 ? FormattableString.Invariant($", {ended} ended") : "";
        return $" {Format.Count(grants, "grant")} {places}{over}; {CommandMessages.NothingCalled}";
    }

    /// <summary>How much differs between two sets of manifests.</summary>
    /// <param name="gained">How many grants are gained.</param>
    /// <param name="lost">How many are lost.</param>
    public static string Differs(int gained, int lost) =>
        $" {Format.Count(gained, "grant")} gained, {Format.Count(lost, "grant")} lost; {CommandMessages.NothingCalled}";
}
