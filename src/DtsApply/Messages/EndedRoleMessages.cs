using DtsApply.Model;
using DtsApply.Text;

namespace DtsApply.Messages;

/// <summary>Roles whose tasks have all ended, and that cannot go (DTS505, DTS506, DTS533).</summary>
internal static class EndedRoleMessages
{
    public const string IsProtected = "it is protected";

    public static string Trusts(string principal) => $"it trusts {principal}, which no manifest explains";

    public static string TrustSaysMore(OpaqueStatement statement) =>
        $"its trust policy has {OpaqueStatementWords.Reasons(statement)}, which this tool never writes";

    public static string DeclareUnprotected(SourceSpan place) => $"declare it with role.protect: false, at {place}";

    public static string ApplyAgain(Policy policy) => $"apply once more, when {policy.Label} is detached";

    /// <summary>That the access of a role has ended, and the role stays.</summary>
    /// <param name="why">What keeps it.</param>
    /// <param name="help">What to do to have it removed; null for nothing.</param>
    /// <param name="detached">The policies by whose detaching its access ends; null where the ended accounts are taken
    /// out of its trust policy.</param>
    public static Problem IsKept(string why, string? help, IEnumerable<string>? detached)
    {
        var names = detached?.ToList();
        var how = names is null
            ? "the ended accounts are taken out of its trust policy"
            : $"{Quoting.List(names, "and")} {(names.Count is 1 ? "is" : "are")} detached";
        return new(
            RuleId.DTS533,
            $"its access has ended, and the role is kept, because {why}; {how}",
            help is null ? null : $"to remove it, {help}",
            Severity.Warning
        );
    }

    /// <inheritdoc cref="LiveRoleMessages.WasMadeAnotherWay"/>
    public static Problem WasMadeAnotherWay(string? created) =>
        LiveRoleMessages.WasMadeAnotherWay(created) with
        {
            Help =
                "its tasks have ended, and apply takes back only what dts-apply gave; correct the role in the RAM "
                + "console, or delete these tasks",
        };

    public static Problem BelongsToAnotherSet(string set) =>
        LiveRoleMessages.BelongsToAnotherSet(set) with
        {
            Help = $"its tasks have ended here; use --set {set} with the manifests of that set, or delete these tasks",
        };
}
