using System.Globalization;
using DtsApply.Model;
using DtsApply.Planning;

namespace DtsApply.Applying;

/// <summary>
/// Says in words that RAM took a new trust, and shows the one of before when all of the time for that is over (DTS529).
/// </summary>
internal static class LagMessage
{
    /// <param name="change">The change.</param>
    /// <param name="sent">The trust that was sent.</param>
    /// <param name="shown">The trust that is shown.</param>
    /// <param name="waited">How long it was asked for.</param>
    /// <param name="requestId">The request ID of the write.</param>
    public static Diagnostic Describe(
        Change change,
        TrustPolicy sent,
        TrustPolicy shown,
        TimeSpan waited,
        string? requestId
    ) =>
        new(
            Severity.Error,
            RuleId.DTS529,
            $"RAM took the new trust policy of {change.Address.Role}, and "
                + string.Create(
                    CultureInfo.InvariantCulture,
                    $"{Math.Round(waited.TotalSeconds)} s later still shows the one of before"
                )
        )
        {
            Account = change.Account,
            Role = change.Address.Role,
            Facts =
            [
                .. PrincipalFacts.List("sent", sent.MayAssume.Except(shown.MayAssume)),
                .. PrincipalFacts.List("shown", shown.MayAssume.Except(sent.MayAssume)),
                .. requestId is null ? [] : (Fact[])[new("request", requestId)],
                new("left alone", "whether the new one holds is unknown, so it was neither sent again nor put back"),
            ],
            Help = "nothing to do by hand, the next run looks first",
        };
}
