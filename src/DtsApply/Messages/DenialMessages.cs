using DtsApply.Model;
using DtsApply.Text;

namespace DtsApply.Messages;

/// <summary>What is not permitted, which policy is in the way, and what to allow (DTS517).</summary>
internal static class DenialMessages
{
    public static string IdentityOf(string identity, string? account) => $"{identity} of {account}";

    /// <param name="who">The identity.</param>
    /// <param name="action">The action, such as <c>ram:GetRole</c>.</param>
    /// <param name="help">What to do.</param>
    public static Problem MayNotCall(string who, string action, string help) =>
        new(RuleId.DTS517, $"{who} may not call {action}", help);

    /// <summary>What to do about an action that no policy has to allow, so that one denies it.</summary>
    public static string AllowWhatNeedsNoPermission(string action) =>
        "it needs no permission, so the session policy of these keys or a control policy of the resource directory "
        + $"denies it; allow {action} there";

    public static string AllowByControlPolicies(string what) =>
        $"have {what} allowed by the control policies of the resource directory";

    public static string UseKeysOfAnotherSession(string what) => $"use keys whose session policy allows {what}";

    public static string ExceptWhereItIsDenied(string what, string who) =>
        $"find the policy that denies it, and except {what} there for {who}";

    public static string Allow(string what, string who) => $"allow {what} for {who}";

    /// <param name="role">The role that is to be assumed.</param>
    /// <param name="owner">The name of its account.</param>
    /// <param name="from">The name of the account through which it is assumed.</param>
    /// <param name="who">The identity that assumes it.</param>
    public static string LetIn(string role, string? owner, string? from, string who) =>
        $"let the trust policy of {role} in {owner} name account {from}, and a policy of {who} allow it";

    /// <summary>All that reading an account needs.</summary>
    /// <param name="roles">The roles that are read by name.</param>
    public static Fact Needs(IReadOnlyList<string> roles) =>
        new(
            "needs",
            roles.Count is 0
                ? "ram:ListRoles on role/*"
                : $"ram:GetRole and ram:ListPoliciesForRole on {string.Join(", ", Format.Three(roles))} and "
                    + $"{RoleAddress.DtsDefaultRole}, ram:ListRoles and ram:ListTagResources on role/*"
        );

    /// <summary>All that reading every role of an account needs.</summary>
    public static Fact NeedsAllRoles { get; } =
        new("needs", "ram:ListRoles, ram:GetRole, ram:ListPoliciesForRole and ram:ListTagResources on role/*");

    public static string AttachIt(string who) => $"attach that to {who}";

    public static string AttachThat(string who) => $"{AttachIt(who)}; the next command prints it as a policy";

    public static string ActionOn(string action, string resource) => $"{action} on {resource}";

    public static string ActionOnBoth(string action) => ActionOn(action, "both");

    /// <summary>The resource that has to be allowed, as policies write it.</summary>
    public static Fact On(string resource) => new("on", resource);

    public static Fact AndOn(string resource) => new("", resource);

    /// <param name="reason">Which policy denies it.</param>
    /// <param name="type">The service's own word, such as <c>ImplicitDeny</c>.</param>
    public static Fact Denied(string reason, string type) => new("denied", $"{reason} ({type})");

    public const string ControlPolicyDenies = "a control policy of the resource directory denies it";

    public const string SessionPolicyDenies = "the session policy denies it";

    public const string SessionPolicyDoesNotAllow = "the session policy does not allow it";

    public const string TrustPolicyDenies = "the trust policy denies it";

    public static string PolicyDenies(string whose) => $"a policy of {whose} denies it";

    public static string NoPolicyAllows(string whose) => $"no policy of {whose} allows it";
}
