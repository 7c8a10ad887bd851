using System.Globalization;
using DtsApply.Model;
using DtsApply.Text;
using static System.FormattableString;

namespace DtsApply.Messages;

/// <summary>
/// What fences do not let pass (DTS601 to DTS616). IDs stand whole beside every name, since only they were compared. No
/// help says how to widen a fence.
/// </summary>
internal static class FenceMessages
{
    private const string Ask = "ask whoever keeps the fence";

    public const string TheOwners = "the accounts in which roles may be made";
    public const string TheTrusted = "the accounts that may be trusted";
    public const string ThePairs = "who may be trusted there";
    public const string TheRoleNames = "the role names that are allowed";
    public const string TheSets = "the sets that are allowed";
    public const string ThePolicies = "the policies that are allowed";
    public const string TheKinds = "the kinds of credentials that are allowed";
    public const string TheLongest = "the longest session";
    public const string IsForbidden = "forbidden here";
    public const string TheProtected = "the accounts with protected roles";
    public const string TheEnding = "the accounts in which grants end";
    public const string TheMost = "how many are allowed";
    public const string IsRequired = "required here";

    /// <param name="fence">The fence.</param>
    /// <param name="account">The account, with its whole ID.</param>
    /// <param name="allowed">Those that are allowed, as <see cref="AllowedWords.Accounts"/> tells them.</param>
    public static Problem OwnerIsOutside(Fence fence, string account, string? allowed) =>
        new(
            RuleId.DTS601,
            $"fence {fence.Name} lets no role be made or widened in account {account}",
            allowed is null ? Ask : $"roles may be made in {allowed}; or {Ask}"
        );

    /// <inheritdoc cref="OwnerIsOutside"/>
    public static Problem TrustedIsOutside(Fence fence, string account, string? allowed) =>
        Untrusted(fence, $"account {account}", allowed);

    /// <summary>The same of what is no account, such as another service.</summary>
    public static Problem StrangerIsOutside(Fence fence, string principal, string? allowed) =>
        Untrusted(fence, principal, allowed);

    /// <inheritdoc cref="OwnerIsOutside"/>
    public static Problem PairIsOutside(Fence fence, string owner, string trusted, string? allowed) =>
        new(
            RuleId.DTS603,
            $"fence {fence.Name} does not let a role in {owner} trust {trusted}",
            allowed is null ? Ask : $"there it may trust {allowed}; or {Ask}"
        );

    /// <param name="fence">The fence.</param>
    /// <param name="role">The role's name.</param>
    /// <param name="allowed">The patterns; null for none.</param>
    /// <param name="meant">The name that is meant; null where none is.</param>
    public static Problem RoleNameIsOutside(Fence fence, string role, string? allowed, string? meant)
    {
        var guess = meant is null ? "" : $"; did you mean {meant}?";
        return new(
            RuleId.DTS604,
            $"fence {fence.Name} does not allow the role name {role}",
            allowed is null ? Ask : $"allowed: {allowed}{guess}"
        );
    }

    /// <inheritdoc cref="RoleNameIsOutside"/>
    public static Problem SetIsOutside(Fence fence, string set, string? allowed) =>
        new(
            RuleId.DTS605,
            $"fence {fence.Name} does not allow set {set}",
            allowed is null ? Ask : $"--set with one of {allowed}"
        );

    public static Problem PolicyIsOutside(Fence fence, string policy) =>
        new(RuleId.DTS606, $"fence {fence.Name} does not allow role.policies {policy}", $"remove it, or {Ask}");

    /// <param name="fence">The fence.</param>
    /// <param name="kind">The kind, as manifests write it.</param>
    /// <param name="isUnnamed">Whether the account names none, and would be reached by that kind.</param>
    /// <param name="allowed">The kinds that are allowed; null for none.</param>
    public static Problem CredentialsAreOutside(Fence fence, string kind, bool isUnnamed, string? allowed) =>
        new(
            RuleId.DTS607,
            $"fence {fence.Name} does not allow credentials by {kind}"
                + (isUnnamed ? ", which an account that names none has" : ""),
            allowed is null ? Ask : $"allowed: {allowed}"
        );

    /// <param name="fence">The fence.</param>
    /// <param name="most">The longest, in seconds.</param>
    /// <param name="role">The role's name.</param>
    /// <param name="seconds">Its session.</param>
    /// <param name="isAsked">Whether a manifest asks for it; else the role has it.</param>
    public static Problem SessionIsOutside(Fence fence, int most, string role, int seconds, bool isAsked) =>
        new(
            RuleId.DTS608,
            Invariant($"fence {fence.Name} allows sessions of {most} s, and role {role} ")
                + Invariant($"{(isAsked ? "asks for" : "has")} {seconds} s"),
            Invariant($"write maxSessionDuration: {most}")
        );

    public static Problem ExtraPoliciesAreForbidden(Fence fence) =>
        new(RuleId.DTS609, $"fence {fence.Name} forbids extraPolicies: Allow", "write Report or Remove");

    /// <summary>The same of what comes back by an undo, which no manifest asks for.</summary>
    public static Problem ExtraPolicyIsForbidden(Fence fence, string policy) =>
        new(
            RuleId.DTS609,
            $"fence {fence.Name} forbids extraPolicies: Allow, and policy {policy} would come back",
            Ask
        );

    /// <param name="fence">The fence.</param>
    /// <param name="isUndone">Whether it is a way back, in which no other name can be chosen.</param>
    public static Problem AdoptIsForbidden(Fence fence, bool isUndone) =>
        new(
            RuleId.DTS610,
            $"fence {fence.Name} forbids --adopt",
            isUndone ? Ask : $"choose another role.name, or {Ask}"
        );

    public static Problem TakeOverIsForbidden(Fence fence, string set) =>
        new(RuleId.DTS611, $"fence {fence.Name} forbids --take-over", $"use --set {set}, or {Ask}");

    public static Problem PruneIsForbidden(Fence fence) =>
        new(
            RuleId.DTS612,
            $"fence {fence.Name} forbids --prune",
            $"destroy these roles with the manifests that declared them, or {Ask}"
        );

    public static Problem RoleIsUnprotected(Fence fence, string role, string account) =>
        new(RuleId.DTS613, $"fence {fence.Name} wants role {role} in {account} protected", "write role.protect: true");

    /// <param name="fence">The fence.</param>
    /// <param name="account">The account, with its whole ID.</param>
    /// <param name="task">The task.</param>
    /// <param name="day">A day that would do.</param>
    public static Problem TaskDoesNotEnd(Fence fence, string account, string task, DateOnly day) =>
        new(
            RuleId.DTS614,
            $"{GrantsEnd(fence, account)}, and task {task} does not",
            $"write until: \"{CalendarDay.Write(day)}\""
        );

    /// <summary>The same of what comes back by an undo, of which no manifest says when it ends.</summary>
    public static Problem WayBackDoesNotEnd(Fence fence, string account) =>
        new(RuleId.DTS614, $"{GrantsEnd(fence, account)}, and what comes back does not", Ask);

    public static Problem TooManyRemovals(Fence fence, int most, int removals) =>
        new(
            RuleId.DTS615,
            Invariant(
                $"fence {fence.Name} allows {Format.Count(most, "removal")} in a run, and this plan has {removals}"
            ),
            $"remove fewer at a time, with --account, or {Ask}; --allow-removals does not widen it"
        );

    /// <param name="fence">The fence.</param>
    /// <param name="account">The trusted account, with its whole ID, or whoever else is trusted.</param>
    /// <param name="name">How the account is named where credentials are to be added; null where it is declared
    /// nowhere.</param>
    /// <param name="hasCredentials">Whether it names credentials.</param>
    public static Problem TrustedIsUnproved(Fence fence, string account, string? name, bool hasCredentials) =>
        new(
            RuleId.DTS616,
            $"fence {fence.Name} wants the ID of {account} proved, and "
                + (
                    name is null ? "no manifest declares it"
                    : hasCredentials ? "its credentials were not reached"
                    : "it names no credentials"
                ),
            name is null ? Ask : $"add credentials of {name}, from which its ID is read"
        );

    private static Problem Untrusted(Fence fence, string whom, string? allowed) =>
        new(
            RuleId.DTS602,
            $"fence {fence.Name} lets no role trust {whom}",
            allowed is null ? Ask : $"create the task with {allowed}, or {Ask}"
        );

    private static string GrantsEnd(Fence fence, string account) =>
        string.Create(CultureInfo.InvariantCulture, $"fence {fence.Name} wants grants in {account} to end");
}
