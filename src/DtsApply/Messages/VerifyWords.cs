using DtsApply.Model;
using DtsApply.Text;

namespace DtsApply.Messages;

/// <summary>How a role that was read back stands, field by field.</summary>
internal static class VerifyWords
{
    public const string Ok = "ok";
    public const string NotOk = "not ok";
    public const string More = "more,";
    public const string MoreThanDeclared = "more than declared";
    public const string NotAsDeclared = "not as declared";
    public const string NotThere = "not there";

    public const string Proof = "proof";
    public const string NotProved = "not proved";
    public const string DtsItself = "that DTS itself can assume it; only a DTS task shows that";

    public const string AsDeclared = "as declared";
    public const string DtsWithoutAccount = $"{Principal.DtsService} without an account";

    public static string AccountsTooMany(int accounts) => $"{Format.Count(accounts, "account")} too many";

    public static string PrincipalsTooMany(int principals) => $"{Format.Count(principals, "principal")} too many";

    public static string HalfIsMissing(string account, bool hasDts) =>
        hasDts ? $"identities of {account} are missing" : $"DTS tasks of {account} are missing";

    public static string IsMissing(string account) => $"{account} is missing";

    /// <summary>Whose a role should be, and whether it should be protected, as far as it is not so.</summary>
    /// <param name="set">The set; null where that is as it should be.</param>
    /// <param name="isProtected">Whether it should be protected; null where that is as it should be.</param>
    public static string OwnerOf(string? set, bool? isProtected) =>
        string.Join(
            " and ",
            (
                (string?[])
                    [
                        set is null ? null : $"set {set}",
                        isProtected is null ? null
                        : isProtected.Value ? "protected"
                        : "not protected",
                    ]
            ).OfType<string>()
        );

    /// <summary>What is not as it should be, and how it should be.</summary>
    public static string Expected(string value, string expected) =>
        $"{(value.Length > 0 ? value : RoleFieldWords.Nothing)}, expected {expected}";

    /// <summary>Behind the word ok or not ok.</summary>
    public static string Value(string value) => $", {(value.Length > 0 ? value : RoleFieldWords.Nothing)}";

    /// <summary>Why roles of an account were not looked for.</summary>
    /// <param name="roles">Their names.</param>
    public static string NotChecked(IReadOnlyList<string> roles) =>
        $"not checked, it names no credentials: {(roles.Count is 1 ? "role" : "roles")} "
        + string.Join(", ", Format.Three(roles));
}
