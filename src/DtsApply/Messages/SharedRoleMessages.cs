using DtsApply.Model;

namespace DtsApply.Messages;

/// <summary>Tasks that share a role and do not agree about it (DTS206 to DTS208, DTS312).</summary>
internal static class SharedRoleMessages
{
    public static Problem DescriptionsDiffer(string role, string account) =>
        Differs(RuleId.DTS206, role, account, "two descriptions", "description");

    public static Problem SessionDurationsDiffer(string role, string account) =>
        Differs(RuleId.DTS207, role, account, "two session durations", "session duration");

    public static Problem ExtraPoliciesDiffer(string role, string account) =>
        Differs(RuleId.DTS208, role, account, "two values for extraPolicies", "value");

    public static Problem ProtectDiffers(string role, string account) =>
        Differs(RuleId.DTS208, role, account, "two values for protect", "value");

    public static string OtherOneIsFromTask(string? task) => $"the other one, from task {task}";

    public static Problem NamesDifferInCase(string role, string other, string account) =>
        new(
            RuleId.DTS312,
            $"{role} and {other} in {account} differ only in case",
            "RAM may take them for one; write one of the two"
        );

    private static Problem Differs(RuleId rule, string role, string account, string what, string one) =>
        new(
            rule,
            $"role {role} in {account} has {what}",
            $"write one {one} in both, or give one task its own role.name"
        );
}
