using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Text;

namespace DtsApply.Rules;

/// <summary>
/// One fence, held against one fact at a time: the same for what manifests declare and for what a plan gives. Each
/// answers null where the fence lets it pass. IDs, kinds and names of policies are compared character by character.
/// </summary>
/// <param name="fence">The fence.</param>
/// <param name="accounts">The declared accounts, for their names: what is compared are IDs.</param>
internal sealed class FenceChecks(Fence fence, AccountNames accounts)
{
    /// <summary>How many days from now a task may end, where a help needs a day.</summary>
    private const int SomeDays = 90;

    private readonly AccountNames _names = accounts.With(IdForm.Whole);

    /// <summary>The fence that is held against it.</summary>
    public Fence Fence => fence;

    /// <summary>DTS601.</summary>
    public FenceBreach? Owner(string id) =>
        fence.Owners is { } list && !list.Has(id)
            ? new(
                FenceMessages.OwnerIsOutside(fence, _names.Brief(id), AllowedWords.Accounts(list.Values, _names)),
                list.Place,
                FenceMessages.TheOwners
            )
            : null;

    /// <summary>DTS602.</summary>
    public FenceBreach? Trusted(string id) =>
        fence.Trusted is { } list && !list.Has(id)
            ? Trusted(list, FenceMessages.TrustedIsOutside(fence, _names.Brief(id), Allowed(list)))
            : null;

    /// <summary>DTS602 of whoever is no account: no list of accounts has it.</summary>
    public FenceBreach? Stranger(string principal, string owner) =>
        fence.Trusted is { } list ? Trusted(list, FenceMessages.StrangerIsOutside(fence, principal, Allowed(list)))
        : fence.Pairs is { } pairs
            ? new(
                FenceMessages.PairIsOutside(fence, _names.Brief(owner), principal, Allowed(pairs, owner)),
                pairs.Place,
                FenceMessages.ThePairs
            )
        : null;

    /// <summary>DTS603.</summary>
    public FenceBreach? Pair(string owner, string trusted) =>
        fence.Pairs is { } pairs && !pairs.Allow(owner, trusted)
            ? new(
                FenceMessages.PairIsOutside(fence, _names.Brief(owner), _names.Brief(trusted), Allowed(pairs, owner)),
                pairs.In(owner).FirstOrDefault()?.Trusted.Place ?? pairs.Place,
                FenceMessages.ThePairs
            )
            : null;

    /// <summary>DTS604.</summary>
    public FenceBreach? RoleName(string name) =>
        fence.RoleNames is { } patterns && !patterns.Allow(name)
            ? new(
                FenceMessages.RoleNameIsOutside(
                    fence,
                    name,
                    AllowedWords.Values(patterns.Values),
                    Suggestions.Nearest(name, patterns.Names)
                ),
                patterns.Place,
                FenceMessages.TheRoleNames
            )
            : null;

    /// <summary>DTS605.</summary>
    public FenceBreach? Set(string set) =>
        fence.Sets is { } patterns && !patterns.Allow(set)
            ? new(
                FenceMessages.SetIsOutside(fence, set, AllowedWords.Values(patterns.Values)),
                patterns.Place,
                FenceMessages.TheSets
            )
            : null;

    /// <summary>DTS606, of a policy besides AliyunDTSRolePolicy.</summary>
    public FenceBreach? Policy(Policy policy) =>
        fence.Policies is { } list && !(policy.Type is Model.Policy.System && list.Has(policy.Name))
            ? new(FenceMessages.PolicyIsOutside(fence, policy.Name), list.Place, FenceMessages.ThePolicies)
            : null;

    /// <summary>DTS607; an account that names no credentials is reached by the default chain, if at all.</summary>
    public FenceBreach? Credentials(Credentials? credentials) =>
        fence.Credentials is { } list && KindOf(credentials) is var kind && !list.Has(kind)
            ? new(
                FenceMessages.CredentialsAreOutside(
                    fence,
                    kind,
                    isUnnamed: credentials is null,
                    AllowedWords.Values(list.Values)
                ),
                list.Place,
                FenceMessages.TheKinds
            )
            : null;

    /// <summary>DTS608.</summary>
    public FenceBreach? Session(string role, int seconds, bool isAsked) =>
        fence.MaxSessionDuration is { } limit && seconds > limit.Most
            ? new(
                FenceMessages.SessionIsOutside(fence, limit.Most, role, seconds, isAsked),
                limit.Place,
                FenceMessages.TheLongest
            )
            : null;

    /// <summary>DTS609 to DTS612: what is forbidden outright.</summary>
    /// <param name="what">What it is.</param>
    /// <param name="problem">What is said about it.</param>
    public FenceBreach? Ban(Forbidden what, Func<Fence, Problem> problem) =>
        fence.Forbids.Find(what) is { } place ? new(problem(fence), place, FenceMessages.IsForbidden) : null;

    /// <summary>DTS613, of a role without protection.</summary>
    public FenceBreach? Unprotected(string role, string owner) =>
        fence.RequireProtect is { } list && list.Has(owner)
            ? new(
                FenceMessages.RoleIsUnprotected(fence, role, _names.Brief(owner)),
                list.Place,
                FenceMessages.TheProtected
            )
            : null;

    /// <summary>DTS614, of a grant without end.</summary>
    /// <param name="owner">The account whose role it is.</param>
    /// <param name="task">The task; null where no manifest asks for it.</param>
    /// <param name="today">The day of the run.</param>
    public FenceBreach? Endless(string owner, string? task, DateOnly today) =>
        fence.RequireUntil is { } list && list.Has(owner)
            ? new(
                task is null
                    ? FenceMessages.WayBackDoesNotEnd(fence, _names.Brief(owner))
                    : FenceMessages.TaskDoesNotEnd(fence, _names.Brief(owner), task, today.AddDays(SomeDays)),
                list.Place,
                FenceMessages.TheEnding
            )
            : null;

    /// <summary>DTS615.</summary>
    public FenceBreach? Removals(int removals) =>
        fence.MaxRemovals is { } limit && removals > limit.Most
            ? new(FenceMessages.TooManyRemovals(fence, limit.Most, removals), limit.Place, FenceMessages.TheMost)
            : null;

    /// <summary>DTS616, of a trusted account whose ID nothing proves.</summary>
    /// <param name="id">Its ID, or whoever else is trusted.</param>
    /// <param name="hasCredentials">Whether it names credentials.</param>
    public FenceBreach? Unproved(string id, bool hasCredentials) =>
        fence.RequireVerified is { } place
            ? new(
                FenceMessages.TrustedIsUnproved(fence, _names.Brief(id), _names.Find(id), hasCredentials),
                place,
                FenceMessages.IsRequired
            )
            : null;

    private static FenceBreach Trusted(FenceList list, Problem problem) =>
        new(problem, list.Place, FenceMessages.TheTrusted);

    private string? Allowed(FenceList list) => AllowedWords.Accounts(list.Values, _names);

    private string? Allowed(FencePairs pairs, string owner) =>
        AllowedWords.Accounts(pairs.In(owner).SelectMany(pair => pair.Trusted.Values), _names);

    private static string KindOf(Credentials? credentials) =>
        credentials switch
        {
            ProfileCredentials => "profile",
            EnvironmentCredentials => "environment",
            AssumeRoleCredentials => "assumeRole",
            _ => "ambient",
        };
}
