using DtsApply.Model;

namespace DtsApply.Messages;

/// <summary>Tasks between accounts of different types (DTS307, DTS308).</summary>
internal static class AccountTypeMessages
{
    public static Problem TypesDoNotSynchronize(Account source, Account destination) =>
        new(
            RuleId.DTS307,
            $"{Types(source, destination)}; DTS does not synchronize between them",
            "use accounts of one type"
        );

    public static Problem TypesMayNotMigrate(Account source, Account destination) =>
        new(
            RuleId.DTS308,
            Types(source, destination),
            "the guide excludes this for synchronization and does not mention migration; try it with a small task "
                + "first",
            Severity.Warning
        );

    public static string TypeOf(string? account) => $"the type of {account}";

    private static string Types(Account source, Account destination) =>
        $"{source.Name.Value} is {source.Type.Value}, {destination.Name.Value} is {destination.Type.Value}";
}
