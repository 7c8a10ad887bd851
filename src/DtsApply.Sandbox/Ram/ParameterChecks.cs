using System.Buffers;
using System.Globalization;
using DtsApply.Sandbox.Gateway;
using DtsApply.Sandbox.State;

namespace DtsApply.Sandbox.Ram;

/// <summary>
/// Parameters that several actions have. Each is read and checked in one; what is wrong is noted in the call.
/// </summary>
internal static class ParameterChecks
{
    private const int LongestDescription = 1024;
    private const int LongestPolicy = 6144;
    private const string Alphanumeric = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static readonly SearchValues<char> RoleLetters = SearchValues.Create(Alphanumeric + ".-");
    private static readonly SearchValues<char> LooseRoleLetters = SearchValues.Create(Alphanumeric + ".-_@");
    private static readonly SearchValues<char> UserLetters = SearchValues.Create(Alphanumeric + ".-_");
    private static readonly SearchValues<char> PolicyLetters = SearchValues.Create(Alphanumeric + "-_");
    private static readonly SearchValues<char> StrictPolicyLetters = SearchValues.Create(Alphanumeric + "-");

    /// <summary>A parameter that must be there.</summary>
    public static string Text(this SandboxCall call, string name)
    {
        var value = call.Parameters.Find(name) ?? "";
        call.RefuseIf(() => value.Length is 0, () => Refusal.Missing(name));
        return value;
    }

    /// <summary>A role's name: 1 to 64 letters, digits, <c>.</c> and <c>-</c> (RAM, CreateRole).</summary>
    public static string RoleName(this SandboxCall call) =>
        call.Name("RoleName", 64, call.Rules.LooseRoleNames ? LooseRoleLetters : RoleLetters);

    /// <summary>A role that must be there.</summary>
    public static StoredRole Role(this SandboxCall call)
    {
        var name = call.RoleName();
        var role = call.Account.Roles.GetValueOrDefault(name);
        call.RefuseIf(() => role is null, () => Refusal.NotExist("Role", name));
        return role!;
    }

    /// <summary>
    /// A RAM user's name: 1 to 64 letters, digits, <c>.</c>, <c>-</c> and <c>_</c> (RAM, CreateUser).
    /// </summary>
    public static string UserName(this SandboxCall call, string parameter) => call.Name(parameter, 64, UserLetters);

    /// <summary>A RAM user that must be there.</summary>
    public static StoredUser User(this SandboxCall call)
    {
        var name = call.UserName("UserName");
        var user = call.Account.Users.GetValueOrDefault(name);
        call.RefuseIf(() => user is null, () => Refusal.NotExist("User", name));
        return user!;
    }

    /// <summary>A policy's name: 1 to 128 letters, digits and <c>-</c> (RAM, CreatePolicy).</summary>
    public static string PolicyName(this SandboxCall call) =>
        call.Name("PolicyName", 128, call.Rules.StrictPolicyNames ? StrictPolicyLetters : PolicyLetters);

    public static string PolicyType(this SandboxCall call)
    {
        var type = call.Text("PolicyType");
        call.RefuseIf(() => type is not (Seeds.SystemType or Seeds.CustomType), () => Refusal.Invalid("PolicyType"));
        return type;
    }

    /// <summary>A policy that must be there; its name is found whatever the case.</summary>
    public static StoredPolicy Policy(this SandboxCall call)
    {
        var type = call.PolicyType();
        var name = call.PolicyName();
        var policy = call.Account.Policy(name, type);
        call.RefuseIf(() => policy is null, () => Refusal.NotExist("Policy", name));
        return policy!;
    }

    /// <summary>
    /// A policy of the account's own that must be there: what has no PolicyType is about custom policies alone.
    /// </summary>
    public static StoredPolicy CustomPolicy(this SandboxCall call)
    {
        var name = call.PolicyName();
        var policy = call.Account.Policy(name, Seeds.CustomType);
        call.RefuseIf(() => policy is null, () => Refusal.NotExist("Policy", name));
        return policy!;
    }

    /// <summary>What a custom policy allows: at most 6144 characters (RAM help, "Limits").</summary>
    public static string PolicyDocument(this SandboxCall call)
    {
        const string parameter = "PolicyDocument";
        var document = call.Text(parameter);
        call.RefuseIf(() => document.Length > LongestPolicy, () => Refusal.TooLong(parameter));
        call.RefuseIf(
            () => PermissionDocument.Problem(document) is not null,
            () => Refusal.Malformed(PermissionDocument.Problem(document)!)
        );
        return document;
    }

    /// <summary>Whether a parameter says true; the official C# client writes it with a capital.</summary>
    public static bool Flag(this SandboxCall call, string name)
    {
        var value = false;
        call.RefuseIf(
            () => call.Parameters.Find(name) is { Length: > 0 } text && !bool.TryParse(text, out value),
            () => Refusal.Invalid(name)
        );
        return value;
    }

    /// <summary>A description of at most 1024 characters; null where it is left out.</summary>
    public static string? Description(this SandboxCall call, string name)
    {
        var value = call.Parameters.Find(name);
        call.RefuseIf(() => value?.Length > LongestDescription, () => Refusal.TooLong(name));
        return value;
    }

    /// <summary>
    /// A session's longest duration, 3600 to 43200 seconds (RAM, CreateRole); null where it is left out.
    /// </summary>
    public static int? Duration(this SandboxCall call, string name) => call.Number(name, 3600, 43200);

    /// <summary>A whole number between two; null where it is left out.</summary>
    public static int? Number(this SandboxCall call, string name, int least, int most)
    {
        if (call.Parameters.Find(name) is not { Length: > 0 } text)
        {
            return null;
        }

        var isNumber = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        call.RefuseIf(() => !isNumber || number < least || number > most, () => Refusal.Invalid(name));
        return number;
    }

    public static List<string>? List(this SandboxCall call, string name)
    {
        List<string>? items = null;
        call.RefuseIf(() => !call.Parameters.TryList(name, out items), () => Refusal.Invalid(name));
        return items;
    }

    public static List<Tag>? Tags(this SandboxCall call)
    {
        List<Tag>? tags = null;
        call.RefuseIf(() => !call.Parameters.TryTags("Tag", out tags), () => Refusal.Invalid("Tag"));
        return tags;
    }

    public static string Name(this SandboxCall call, string parameter, int longest, SearchValues<char> letters)
    {
        var name = call.Text(parameter);
        call.RefuseIf(() => name.Length > longest, () => Refusal.TooLong(parameter));
        call.RefuseIf(() => name.AsSpan().ContainsAnyExcept(letters), () => Refusal.InvalidChars(parameter));
        return name;
    }
}
