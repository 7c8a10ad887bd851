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

    public static string Differ((string Name, AccountType Type) one, (string Name, AccountType Type) other) =>
        $"{one.Name} is {one.Type}, {other.Name} is {other.Type}";

    private static string Types(Account source, Account destination) =>
        Differ((source.Name.Value!, source.Type.Value), (destination.Name.Value!, destination.Type.Value));
}
