using DtsApply.Model;

namespace DtsApply.Messages;

/// <summary>What the guide's account table says of a task's accounts (DTS301 to DTS306).</summary>
internal static class ScenarioMessages
{
    public const string SourceIsHere = "the source is here";

    public static Problem BothDatabasesAreInOneAccount(string? account) =>
        new(
            RuleId.DTS301,
            $"both databases belong to account {account}",
            "a task inside one account needs no cross-account role; otherwise correct one of the two accounts"
        );

    /// <param name="account">The account that creates the task.</param>
    /// <param name="side">Whose database it owns as well.</param>
    /// <param name="fitting">The scenario for a task where only the other side is cross-account.</param>
    public static Problem CreatorOwnsADatabase(string? account, SideName side, Scenario fitting) =>
        new(
            RuleId.DTS302,
            $"task.account {account} owns the {side.Word()} database, so that side is not cross-account",
            $"use scenario {fitting}, or another task.account"
        );

    public static Problem AnotherAccountCreatesTheTask(string? creator, string? given) =>
        new(
            RuleId.DTS303,
            $"the task is created by {creator}, not by {given}",
            "remove task.account, or use the scenario that fits"
        );

    /// <param name="only">The only account that can create it; null where there are more, or none.</param>
    public static Problem CreatorIsNotSaid(string? only) =>
        new(
            RuleId.DTS304,
            "who creates the task is not said",
            $"add task.account: {only ?? "NAME, with the name of a third account, which owns neither database"}"
        );

    public static Problem RoleWouldTrustItsOwnAccount(string role, string account) =>
        new(
            RuleId.DTS305,
            $"role {role} in {account} would trust {account} itself",
            "RAM would store dts.aliyuncs.com and DTS would be refused; the trusted account is the one that creates "
                + "the task"
        );

    /// <param name="side">The side on which the role's settings stand.</param>
    /// <param name="otherHasRole">Whether the other side has settings of its own.</param>
    public static Problem RoleHasNoEffect(SideName side, bool otherHasRole) =>
        new(
            RuleId.DTS306,
            $"{side.Word()}.role has no effect, no role is made on this side",
            otherHasRole
                ? $"remove it; {side.Opposite().Word()} has a role of its own"
                : $"move it to {side.Opposite().Word()}, or remove it"
        );
}
