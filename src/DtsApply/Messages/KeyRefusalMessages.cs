using System.Globalization;
using DtsApply.Model;

namespace DtsApply.Messages;

/// <summary>
/// Why the service does not accept keys (DTS521), and what to do. Keys go by their label, such as <c>profile lake</c>.
/// </summary>
internal static class KeyRefusalMessages
{
    private const string Renew = "renew it";
    private const string UseAKeyThatExists = "use a key that exists";
    private const string SetTheClock = "set the clock of this machine";

    public static Problem KeyIsDisabled(string keys) =>
        Refused(keys, "the key is disabled", "enable it in the RAM console, or use another key");

    public static Problem KeyIsUnknown(string keys) =>
        Refused(keys, "the key is unknown", $"it may be deleted or mistyped; {UseAKeyThatExists}");

    public static Problem KeyIsMissing(string keys) => Refused(keys, "the key is missing", UseAKeyThatExists);

    public static Problem SecretDoesNotFit(string keys) =>
        Refused(keys, "the secret does not fit the key", "check the secret, or make a new key");

    public static Problem TokenIsExpired(string keys) => Refused(keys, "the security token is expired", Renew);

    public static Problem TokenDoesNotFit(string keys) =>
        Refused(keys, "the security token does not fit the key", Renew);

    public static Problem TokenIsMissing(string keys) =>
        Refused(keys, "the key is temporary and needs its security token", "give the token too");

    public static Problem ClocksDiffer(string keys) => Refused(keys, "the clocks differ", SetTheClock);

    /// <param name="keys">The label of the keys.</param>
    /// <param name="skew">By how much the service's clock differs from ours.</param>
    public static Problem ClocksDifferBy(string keys, TimeSpan skew) =>
        Refused(
            keys,
            string.Create(CultureInfo.InvariantCulture, $"clock differs by {Math.Round(skew.TotalMinutes)} min"),
            SetTheClock
        );

    private static Problem Refused(string keys, string why, string help) =>
        new(RuleId.DTS521, $"the service refuses {keys}: {why}", help);
}
