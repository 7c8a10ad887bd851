using System.Globalization;
using DtsApply.Model;

namespace DtsApply.Messages;

/// <summary>That RAM took a new trust, and shows the one of before when all of the time for that is over (DTS529).
/// </summary>
internal static class TrustLagMessages
{
    public static readonly Fact LeftAlone = new(
        "left alone",
        "whether the new one holds is unknown, so it was neither sent again nor put back"
    );

    /// <param name="role">The role's name.</param>
    /// <param name="waited">How long it was asked for.</param>
    public static Problem StillShowsTheOneOfBefore(string role, TimeSpan waited)
    {
        var seconds = Math.Round(waited.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return new(
            RuleId.DTS529,
            $"RAM took the new trust policy of {role}, and {seconds} s later still shows the one of before",
            RunMessages.NextRunLooksFirst
        );
    }
}
