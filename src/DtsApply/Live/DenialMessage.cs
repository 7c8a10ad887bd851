using DtsApply.Model;

namespace DtsApply.Live;

/// <summary>Says what is not permitted, which policy is in the way, and what to allow (DTS517).</summary>
internal static class DenialMessage
{
    // "No permission is needed to call this operation" (STS, GetCallerIdentity): no policy can allow it, so one of
    // these two denies it.
    private const string NeedsNone = "GetCallerIdentity";

    /// <summary>The refusal in words.</summary>
    /// <param name="exception">What the door threw.</param>
    /// <param name="account">The account that was called.</param>
    /// <param name="identity">Who we are there, where that is known.</param>
    /// <param name="role">The role that the call was about, where it was about one.</param>
    /// <param name="policy">The policy that the call was about, where it was about one.</param>
    public static Diagnostic Describe(
        CloudException exception,
        Account account,
        Identity? identity,
        string? role,
        Policy? policy
    )
    {
        var who = Failures.Who(identity);
        var action = $"{Failures.Product(exception.Action).ToLowerInvariant()}:{exception.Action}";
        Fact[] denied = exception.Error?.Denial is { } denial ? [new("denied", Words(denial, identity))] : [];
        var refusal = new Diagnostic(Severity.Error, RuleId.DTS517, $"{who} may not call {action}");
        if (exception.Action is NeedsNone)
        {
            return refusal with
            {
                Facts = [.. denied],
                Help =
                    "it needs no permission, so the session policy of these keys or a control policy of the "
                    + "resource directory denies it"
                    + $"; allow {action} there",
            };
        }

        var on = $"acs:ram:*:{account.Id.Value}:role/{(exception.Action is "CreateRole" ? "*" : role ?? "*")}";
        var attaches = exception.Action is "AttachPolicyToRole" or "DetachPolicyFromRole";
        var owner = policy is { Type: Policy.Custom } ? account.Id.Value : "system";
        Fact[] resources = attaches
            ? [new("on", on), new("", $"acs:ram:*:{owner}:policy/{policy?.Name ?? "*"}")]
            : [new("on", on)];
        return refusal with
        {
            Facts = [.. resources, .. denied],
            Help = Help(exception.Error?.Denial, $"{action} on {(attaches ? "both" : on)}", who),
        };
    }

    // An allowance helps only against the lack of one; what denies outright has to be changed itself.
    private static string Help(Denial? denial, string what, string who) =>
        denial switch
        {
            { Policy: "ControlPolicy" } => $"have {what} allowed by the control policies of the resource directory",
            { Policy: "SessionPolicy" } => $"use keys whose session policy allows {what}",
            { Type: "ExplicitDeny" } => $"find the policy that denies it, and except {what} there for {who}",
            _ => $"allow {what} for {who}",
        };

    private static string Words(Denial denial, Identity? identity)
    {
        var whose = identity?.Arn.Split('/') is [_, .., var name] ? name : "the identity";
        return (denial.Policy, denial.Type) switch
        {
            ("ControlPolicy", _) => "a control policy of the resource directory denies it",
            ("SessionPolicy", "ExplicitDeny") => "the session policy denies it",
            ("SessionPolicy", _) => "the session policy does not allow it",
            ("AssumeRolePolicy", _) => "the trust policy denies it",
            (_, "ExplicitDeny") => $"a policy of {whose} denies it",
            _ => $"no policy of {whose} allows it",
        } + $" ({denial.Type})";
    }
}
