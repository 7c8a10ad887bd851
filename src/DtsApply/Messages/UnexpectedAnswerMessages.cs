using System.Globalization;

namespace DtsApply.Messages;

/// <summary>What came in place of the service's answer. None repeats what a gateway wrote.</summary>
internal static class UnexpectedAnswerMessages
{
    public const string NotWhole = "an answer that is not whole";
    public const string ListingWithoutEnd = "a listing without an end";
    public const string AnotherRole = "another role than the one that was asked for";
    public const string TagKeyTwice = "a tag key that stands twice";
    public const string SessionOfAnother = "a session that is not of the role that was asked for";

    public static string Redirect(int status) => WithStatus("a redirect", status);

    public static string Fault(int status) => WithStatus("a fault", status);

    public static string Nothing(int status) => WithStatus("nothing", status);

    public static string ForeignPage(int status) => WithStatus("a page that is none of the service's answers", status);

    public static string NotWholeWithStatus(int status) => WithStatus(NotWhole, status);

    /// <summary>An error code that never comes with this status.</summary>
    public static string CodeWithWrongStatus(string code, int status) =>
        FormattableString.Invariant($"{code} with status {status}");

    /// <param name="action">What does not find the role that GetRole shows.</param>
    public static string RoleNotFoundBy(string action) => $"a role that {action} does not find";

    private static string WithStatus(string what, int status) =>
        string.Create(CultureInfo.InvariantCulture, $"{what}, status {status}");
}
