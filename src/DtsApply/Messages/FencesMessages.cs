using System.Collections.Immutable;
using DtsApply.Model;

namespace DtsApply.Messages;

/// <summary>Which fences a run has: named beside plans, held against what a plan file records (DTS620), and against each
/// other (DTS619).</summary>
internal static class FencesMessages
{
    private const string PlanAgain = "plan again within this fence, and have that plan approved";
    private const string NoFence = "no fence";

    /// <summary><c>within fence platform 9ab2c41e</c>.</summary>
    public static string Within(ImmutableArray<FenceMark> fences) =>
        $"within {(fences.Length is 1 ? "fence" : "fences")} "
        + string.Join(", ", fences.Select(fence => $"{fence.Name} {fence.Brief}"));

    /// <summary>That two fences leave nothing.</summary>
    /// <param name="fence">The one.</param>
    /// <param name="other">The other.</param>
    /// <param name="what">Of what they leave none.</param>
    public static Problem LeaveNothing(Fence fence, Fence other, string what) =>
        new(RuleId.DTS619, $"{fence.Name} and {other.Name} together allow no {what}", "tell whoever keeps them");

    public const string Owner = "owner";
    public const string TrustedAccount = "trusted account";
    public const string Pair = "pair";
    public const string RoleName = "role name";
    public const string Set = "set";

    /// <summary>That a plan was made within other fences than a run has.</summary>
    /// <param name="file">The plan file.</param>
    /// <param name="recorded">The fences that it records.</param>
    /// <param name="now">Those of this run.</param>
    public static Diagnostic PlanWasMadeWithin(
        string file,
        ImmutableArray<FenceMark> recorded,
        ImmutableArray<FenceMark> now
    ) =>
        new(
            Severity.Error,
            RuleId.DTS620,
            $"{file} was made within {(recorded.IsEmpty ? NoFence : "another fence than this run has")}"
        )
        {
            Facts = [.. Facts("recorded", recorded), .. Facts("now", now)],
            Help = now.IsEmpty ? "name its fence with --fence" : PlanAgain,
        };

    /// <summary>That a fence changed while its plan was looked at.</summary>
    public static Diagnostic HasChangedMeanwhile(ImmutableArray<FenceMark> planned, ImmutableArray<FenceMark> now) =>
        new(Severity.Error, RuleId.DTS620, "the fence changed while the plan was looked at")
        {
            Facts = [.. Facts("planned", planned), .. Facts("now", now)],
            Help = "plan again",
        };

    private static IEnumerable<Fact> Facts(string label, ImmutableArray<FenceMark> fences) =>
        fences.IsEmpty
            ? [new(label, NoFence)]
            : fences.Select((fence, index) => new Fact(index is 0 ? label : "", $"{fence.Name}  {fence.Brief}"));
}
