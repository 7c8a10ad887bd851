using DtsApply.Model;
using DtsApply.Text;

namespace DtsApply.Messages;

/// <summary>What is not removed, and why (DTS505 to DTS507, DTS509, DTS511, DTS512).</summary>
internal static class RemovalMessages
{
    /// <summary>What to do about a role that destroy would not remove for its trust: others may share it.</summary>
    /// <param name="tasks">The tasks that these manifests declare of it, at least one, each with its place.</param>
    public static string EndTheseTasks(IReadOnlyCollection<string> tasks)
    {
        var named = Quoting.List([.. Format.Three(tasks)], tasks.Count > 3 ? null : "and");
        return $"destroy removes only what these manifests alone explain; to end this access alone, delete {named} "
            + $"and apply all manifests that share the role, or give {(tasks.Count is 1 ? "it" : "them")} an until that "
            + "has passed and apply; either narrows the role";
    }

    /// <summary>A task with the place of its document.</summary>
    public static string TaskAt(CrossAccountTask task) => $"task {task.Name.Value} ({task.Name.Source})";

    /// <summary>What to do about a role that prune would not remove for its trust.</summary>
    public const string PruneOnlyPlainTrust =
        "prune removes only roles that trust accounts and their DTS tasks alone; correct its trust policy, then prune";

    /// <inheritdoc cref="LiveRoleMessages.WasMadeAnotherWay"/>
    public static Problem WasMadeAnotherWay(string? created) =>
        LiveRoleMessages.WasMadeAnotherWay(created) with
        {
            Help =
                "destroy removes only what dts-apply made; delete it in the RAM console, or take it over with apply "
                + "--adopt first",
        };

    public static Problem BelongsToAnotherSet(string set) =>
        LiveRoleMessages.BelongsToAnotherSet(set) with
        {
            Help = $"use --set {set} with the manifests of that set",
        };

    public static Problem IsProtected =>
        new(RuleId.DTS512, "it is protected", "say role.protect: false, apply, then destroy");

    public static Problem IsUndeclaredAndProtected =>
        new(
            RuleId.DTS512,
            "no manifest declares it any more, but it is protected",
            "to remove it, declare it once more with role.protect: false, apply, then prune"
        );

    public static Problem TrustSaysMore(OpaqueStatement statement, string help) =>
        new(
            RuleId.DTS511,
            $"its trust policy has {OpaqueStatementWords.Reasons(statement)}, which this tool never writes",
            help
        );

    public static Problem TrustsTheUnexplained(string principal, string help) =>
        LiveRoleMessages.TrustsTheUnexplained(principal) with
        {
            Help = help,
            Severity = Severity.Error,
        };

    public static Problem DestroyMayHitSomethingElse(Policy policy) => MayServeSomethingElse(policy, "destroy");

    public static Problem PruneMayHitSomethingElse(Policy policy) => MayServeSomethingElse(policy, "prune");

    private static Problem MayServeSomethingElse(Policy policy, string command) =>
        new(
            RuleId.DTS507,
            $"{ExtraPolicyMessages.AlsoHas(policy)}, so it may serve something else",
            $"detach that in the RAM console, then {command}"
        );
}
