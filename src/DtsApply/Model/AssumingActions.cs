using System.IO.Enumeration;

namespace DtsApply.Model;

/// <summary>Whether something in a trust policy is so.</summary>
internal enum Certainty
{
    /// <summary>It is not.</summary>
    No,

    /// <summary>It may be.</summary>
    Maybe,

    /// <summary>It is.</summary>
    Yes,
}

/// <summary>
/// Which actions of a trust policy let someone assume the role (RAM, "Policy elements": an action is
/// <c>service:action</c>, and <c>*</c> stands for any run of characters). Nothing public says whether case counts, or
/// <c>?</c> stands for one character; both may be so.
/// </summary>
internal static class AssumingActions
{
    /// <summary>The action itself.</summary>
    public const string AssumeRole = "sts:AssumeRole";

    private const string Service = "sts";

    /// <summary>The most that any of some actions does.</summary>
    public static Certainty Judge(IEnumerable<string> actions) =>
        actions.Select(Judge).DefaultIfEmpty(Certainty.Maybe).Max();

    /// <summary>What one action does.</summary>
    public static Certainty Judge(string action)
    {
        if (!action.Contains('?', StringComparison.Ordinal) && Matches(action, ignoreCase: false))
        {
            return Certainty.Yes;
        }

        var colon = action.IndexOf(':', StringComparison.Ordinal);
        var isForeign =
            colon >= 0
            && IsServiceName(action[..colon])
            && !action[..colon].Equals(Service, StringComparison.OrdinalIgnoreCase);
        return !isForeign || Matches(action, ignoreCase: true) ? Certainty.Maybe : Certainty.No;
    }

    private static bool Matches(string pattern, bool ignoreCase) =>
        // A backslash would escape the sign after it here, and does not in RAM; what holds one is no action of any
        // service.
        !pattern.Contains('\\', StringComparison.Ordinal)
        && FileSystemName.MatchesSimpleExpression(pattern, AssumeRole, ignoreCase);

    /// <summary>
    /// Whether it is plainly the name of a service, or a pattern of one; anything else is not understood.
    /// </summary>
    private static bool IsServiceName(string text) =>
        text.Length > 0 && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '*' or '?');
}
