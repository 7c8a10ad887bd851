using DtsApply.Messages;
using DtsApply.Model;

namespace DtsApply.Live;

/// <summary>Finds what is not permitted, which policy is in the way, and what to allow (DTS517).</summary>
internal static class DeniedCalls
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
        var who = exception.Caller is { } caller
            ? DenialMessages.IdentityOf(IdentityWords.Name(caller.Identity), caller.Account.Name.Value)
            : IdentityWords.Name(identity);
        var action = $"{Failures.Product(exception.Action).ToLowerInvariant()}:{exception.Action}";
        var denial = exception.Error?.Denial;
        var needsNone = exception.Action is NeedsNone;
        string[] resources =
            needsNone ? []
            : exception.Resource is { } resource ? [resource]
            : [.. Resources(exception.Action, account, role ?? exception.Role, policy)];
        var help =
            needsNone ? DenialMessages.AllowWhatNeedsNoPermission(action)
            : exception is { Caller: { } assumes, Resource: { } assumed } && denial?.Type is not "ExplicitDeny"
                ? DenialMessages.LetIn(
                    assumed.Split('/')[^1],
                    account.Name.Value,
                    assumes.Account.Name.Value,
                    IdentityWords.Brief(assumes.Identity)
                )
            : Help(denial, What(action, resources), who);
        return DenialMessages.MayNotCall(who, action, help).WithoutPlace() with
        {
            Facts =
            [
                .. resources.Take(1).Select(DenialMessages.On),
                .. resources.Skip(1).Select(DenialMessages.AndOn),
                .. denial is null
                    ? (Fact[])[]
                    : [DenialMessages.Denied(Reason(denial, exception.Caller?.Identity ?? identity), denial.Type)],
            ],
        };
    }

    /// <summary>
    /// What all of the reading of an account needs, where an allowance helps: one that is added call by call would be
    /// asked for again by the next.
    /// </summary>
    /// <param name="told">The refusal in words.</param>
    /// <param name="exception">What the door threw.</param>
    /// <param name="account">What was to be read.</param>
    /// <param name="identity">Who we are there.</param>
    public static Diagnostic WithNeeds(
        Diagnostic told,
        CloudException exception,
        AccountToRead account,
        Identity? identity
    ) =>
        exception is not { Kind: FailureKind.Denied, Caller: null }
        || exception.Error?.Denial is { } denial
            && denial is not { Type: "ImplicitDeny", Policy: "AccountLevelIdentityBasedPolicy" }
            ? told
        : account.Listing is Listing.All
            ? told with
            {
                Facts = told.Facts.Add(DenialMessages.NeedsAllRoles),
                Help = DenialMessages.AttachIt(IdentityWords.Brief(identity)),
            }
        : told with
        {
            Facts = told.Facts.Add(DenialMessages.Needs(account.Roles)),
            Help = DenialMessages.AttachThat(IdentityWords.Brief(identity)),
        };

    private static IEnumerable<string> Resources(string? action, Account account, string? role, Policy? policy)
    {
        yield return $"acs:ram:*:{account.Id.Value}:role/{(action is "CreateRole" ? "*" : role ?? "*")}";
        if (action is "AttachPolicyToRole" or "DetachPolicyFromRole")
        {
            var owner = policy is { Type: Policy.Custom } ? account.Id.Value : "system";
            yield return $"acs:ram:*:{owner}:policy/{policy?.Name ?? "*"}";
        }
    }

    private static string What(string action, string[] resources) =>
        resources is [var only] ? DenialMessages.ActionOn(action, only) : DenialMessages.ActionOnBoth(action);

    // An allowance helps only against the lack of one; what denies outright has to be changed itself.
    private static string Help(Denial? denial, string what, string who) =>
        denial switch
        {
            { Policy: "ControlPolicy" } => DenialMessages.AllowByControlPolicies(what),
            { Policy: "SessionPolicy" } => DenialMessages.UseKeysOfAnotherSession(what),
            { Type: "ExplicitDeny" } => DenialMessages.ExceptWhereItIsDenied(what, who),
            _ => DenialMessages.Allow(what, who),
        };

    private static string Reason(Denial denial, Identity? identity) =>
        (denial.Policy, denial.Type) switch
        {
            ("ControlPolicy", _) => DenialMessages.ControlPolicyDenies,
            ("SessionPolicy", "ExplicitDeny") => DenialMessages.SessionPolicyDenies,
            ("SessionPolicy", _) => DenialMessages.SessionPolicyDoesNotAllow,
            ("AssumeRolePolicy", _) => DenialMessages.TrustPolicyDenies,
            (_, "ExplicitDeny") => DenialMessages.PolicyDenies(IdentityWords.Brief(identity)),
            _ => DenialMessages.NoPolicyAllows(IdentityWords.Brief(identity)),
        };
}
