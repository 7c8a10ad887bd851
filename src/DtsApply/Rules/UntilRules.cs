using DtsApply.Messages;
using DtsApply.Model;

namespace DtsApply.Rules;

/// <summary>
/// Access that ends by itself: that it does soon, and that it did (DTS315, DTS316; the manifest format, "until"). All
/// of a day says the same, so they count whole days.
/// </summary>
internal static class UntilRules
{
    private const int Ahead = 14;

    /// <summary>Access that ends within the next days.</summary>
    public static IEnumerable<Diagnostic> Dts315(RuleContext declared) =>
        from task in declared.Tasks
        where DaysLeft(task, declared.Today) is >= 0 and <= Ahead
        select UntilMessages.EndsSoon(task.Name.Value, task.Until.Value).At(task.Until.Source) with
        {
            Task = task.Name.Value,
        };

    /// <summary>Access that has ended, of a task that is still declared.</summary>
    public static IEnumerable<Diagnostic> Dts316(RuleContext declared) =>
        from task in declared.Tasks
        where DaysLeft(task, declared.Today) is < 0
        select UntilMessages.HasEnded(task.Name.Value, task.Until.Value).At(task.Until.Source) with
        {
            Task = task.Name.Value,
        };

    private static int? DaysLeft(CrossAccountTask task, DateOnly? today) =>
        task.Until.IsGiven ? task.Until.Value.DayNumber - today?.DayNumber : null;
}
