using DtsApply.Messages;
using DtsApply.Model;

namespace DtsApply.Planning;

/// <summary>
/// A wrong folder or set looks as if everything else were no longer wanted, so many removals at once must be allowed by
/// their number (DTS513). A role that is deleted is one removal, and so is each account that a role which stays no
/// longer trusts. To prune every role that a set has is the clearest sign of all, however few they are, and whatever
/// else would be made instead. What has ended by its own day is none of them.
/// </summary>
internal static class RemovalLimit
{
    private const int Few = 3;
    private const int Share = 4;

    /// <summary>Why the plan as a whole is refused; null where it may be carried out.</summary>
    public static Diagnostic? Check(Plan plan, Consent consent)
    {
        var (removals, roles) = (plan.Removals, plan.RolesOfTheSet);
        var all = consent.Prune && Deleted(plan) is > 0 and var deleted && deleted == OfTheSet(plan);
        return removals <= consent.AllowRemovals || (!all && (removals <= Few || removals * Share <= roles)) ? null
            : all ? RemovalLimitMessages.AllRolesWouldGo(Deleted(plan), plan.Set, removals).WithoutPlace()
            : plan.Changes.Any(change => change.Undoes is not null)
                ? TooMany(plan).WithoutPlace() with
                {
                    Help = RemovalLimitMessages.IfMeant(removals),
                }
            : TooMany(plan).WithoutPlace();
    }

    // What is adopted in the same run is no part of the set yet.
    private static int OfTheSet(Plan plan) =>
        plan.Changes.Count(change => change.Before is { } live && Ownership.SetOf(live) == plan.Set)
        + plan.Accounts.Sum(account => account.Undeclared.Length);

    public static int Deleted(Plan plan) => plan.Pending.Count(IsRemoval);

    public static int Taken(Plan plan) => plan.Pending.Where(change => change.Kind is ChangeKind.Update).Sum(Taken);

    private static Problem TooMany(Plan plan)
    {
        var (deleted, taken, roles) = (Deleted(plan), Taken(plan), plan.RolesOfTheSet);
        var narrowed = plan.Pending.Count(change => change.Kind is ChangeKind.Update && Taken(change) > 0);
        return taken is 0 ? RemovalLimitMessages.RolesWouldGo(deleted, roles, plan.Set)
            : deleted is 0 ? RemovalLimitMessages.AccountsWouldGo(taken, narrowed, roles, plan.Set)
            : RemovalLimitMessages.RolesAndAccountsWouldGo(deleted, taken, narrowed, roles, plan.Set);
    }

    // What has ended was agreed to when its last day was written.
    private static bool IsRemoval(Change change) =>
        change.Kind is ChangeKind.Delete && change.Wanted?.HasEnded is not true;

    private static int Taken(Change change) =>
        AccountsLetIn
            .By(change.Before!)
            .Except(AccountsLetIn.By(change.After!))
            .Except(change.Ended.Select(grant => grant.TrustedId))
            .Count();
}
