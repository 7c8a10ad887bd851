using System.Collections.Immutable;
using DtsApply.Messages;
using DtsApply.Model;

namespace DtsApply.Rules;

/// <summary>
/// DTS does not synchronize between accounts of different types (DTS307, DTS308; guide, "Usage notes").
/// </summary>
internal static class AccountTypeRules
{
    /// <summary>Synchronization between types of accounts is not supported.</summary>
    public static IEnumerable<Diagnostic> Dts307(RuleContext declared) =>
        from pair in Different(declared)
        where pair.Task.Type.Value is TaskType.Synchronization
        select AccountTypeMessages
            .TypesDoNotSynchronize(pair.From, pair.To)
            .At(pair.Task.Destination.Account.Source) with
        {
            Related = Places(pair),
        };

    /// <summary>The guide does not mention migration between types of accounts.</summary>
    public static IEnumerable<Diagnostic> Dts308(RuleContext declared) =>
        from pair in Different(declared)
        where pair.Task.Type.Value is TaskType.Migration
        select AccountTypeMessages.TypesMayNotMigrate(pair.From, pair.To).At(pair.Task.Destination.Account.Source) with
        {
            Related = Places(pair),
            Task = pair.Task.Name.Value,
        };

    private static IEnumerable<(CrossAccountTask Task, Account From, Account To)> Different(RuleContext declared) =>
        from task in declared.Tasks
        where task.Type.IsSound
        let source = declared.Account(task.Source.Account)
        let destination = declared.Account(task.Destination.Account)
        where
            source is { Type.IsSound: true }
            && destination is { Type.IsSound: true }
            && source.Type.Value != destination.Type.Value
        select (task, source, destination);

    private static ImmutableArray<Related> Places((CrossAccountTask Task, Account From, Account To) pair) =>
        [
            .. ((Account[])[pair.From, pair.To])
                .Where(account => account.Type.IsGiven)
                .Select(account => new Related(account.Type.Source, AccountTypeMessages.TypeOf(account.Name.Value))),
        ];
}
