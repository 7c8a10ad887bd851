using System.Diagnostics.CodeAnalysis;

namespace DtsApply.Sandbox.Gateway;

/// <summary>An error as the services answer it.</summary>
/// <param name="Status">The HTTP status. Alibaba Cloud answers throttling with 400, too.</param>
/// <param name="Code">What clients decide by.</param>
/// <param name="Message">For people; differs between generations of the real services.</param>
internal sealed record Refusal(int Status, string Code, string Message)
{
    /// <summary>What a NoPermission error says about the caller.</summary>
    public DeniedDetail? Denied { get; init; }

    public static Refusal Missing(string parameter) =>
        new(400, $"Missing{parameter}", $"{parameter} is mandatory for this action.");

    /// <summary>About the first of some parameters that has no value; null where all have one.</summary>
    public static Refusal? FirstMissing(params ReadOnlySpan<(string Name, string? Value)> required)
    {
        foreach (var (name, value) in required)
        {
            if (string.IsNullOrEmpty(value))
            {
                return Missing(name);
            }
        }

        return null;
    }

    public static Refusal? FirstMissing(Parameters parameters, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (string.IsNullOrEmpty(parameters.Find(name)))
            {
                return Missing(name);
            }
        }

        return null;
    }

    public static Refusal Invalid(string parameter) =>
        new(400, $"InvalidParameter.{parameter}", $"The parameter - \"{parameter}\" is incorrect.");

    public static Refusal InvalidChars(string parameter) =>
        new(
            400,
            $"InvalidParameter.{parameter}.InvalidChars",
            $"The parameter - \"{parameter}\" contains invalid chars."
        );

    public static Refusal BadFormat(string parameter) =>
        new(
            400,
            $"InvalidParameter.{parameter}.Format",
            $"The format of the parameter - \"{parameter}\" is incorrect."
        );

    public static Refusal TooLong(string parameter) =>
        new(400, $"InvalidParameter.{parameter}.Length", $"The parameter - \"{parameter}\" beyond the length limit.");

    public static Refusal Malformed(string why) =>
        new(400, "MalformedPolicyDocument", $"The policy document is invalid. {why}");

    public static Refusal NotExist(string what, string name) =>
        new(404, $"EntityNotExist.{what}", $"The {Words(what)} not exists: {name}");

    public static Refusal Exists(string what, string name) =>
        new(409, $"EntityAlreadyExists.{what}", $"The {Words(what)} already exists: {name}");

    /// <summary>The caller's policies, or those of a role, do not allow it.</summary>
    public static Refusal NoPermission(DeniedDetail denied, string resource) =>
        new(
            403,
            "NoPermission",
            denied.Action.StartsWith("sts:", StringComparison.Ordinal)
                ? "You are not authorized to do this action. You should be authorized by RAM."
                : $"You are not authorized to do this action. Resource: {resource} Action: {denied.Action}"
        )
        {
            Denied = denied,
        };

    public static Refusal Conflict(string what, string message) => new(409, $"DeleteConflict.{what}", message);

    public static Refusal Limit(string what, int number) =>
        new(409, $"LimitExceeded.{what}", $"The number of {Words(what)} is limited to {number}.");

    /// <summary>Such as <c>role policy</c> for <c>Role.Policy</c>.</summary>
    [SuppressMessage("Globalization", "CA1308", Justification = "A sentence is made, nothing is compared.")]
    private static string Words(string code) => code.ToLowerInvariant().Replace('.', ' ');
}
