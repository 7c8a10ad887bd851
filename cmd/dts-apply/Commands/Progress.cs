using DtsApply.Applying;
using DtsApply.Planning;
using DtsApply.Reporting;

namespace DtsApply.Cmd.Commands;

/// <summary>How a run tells that it is alive: a region redrawn in place on a terminal, lines elsewhere, nothing with -q or -o json.</summary>
internal sealed class Progress : IDisposable
{
    private readonly Output _output;
    private readonly ProgressLines? _lines;
    private readonly ProgressRegion? _region;
    private Step? _last;

    private Progress(Output output, ProgressLines? lines, ProgressRegion? region) => (_output, _lines, _region) = (output, lines, region);

    /// <summary>The kind that fits the output.</summary>
    public static Progress Of(Output output, Plan plan, TimeProvider clock)
    {
        var names = new Columns(plan.Pending.Select(change => (change.Account, change.Address.Role)));
        return output.Quiet || output.IsJson ? new(output, null, null)
            : output.CanRedraw ? new(output, null, new(output.Talk, names, plan.Pending.Sum(change => change.Actions.Length), clock))
            : new(output, new(output.Talk, names, clock), null);
    }

    /// <summary>A step of the run.</summary>
    public void On(Step step)
    {
        _last = step;
        _lines?.On(step);
        _region?.On(step);
    }

    /// <summary>A call that will be tried again.</summary>
    public void On(RetryNotice notice)
    {
        _lines?.On(notice);
        _region?.On(notice);
    }

    /// <summary>The first signal: said at once, so that it is known to be heard.</summary>
    public void Interrupted()
    {
        _region?.Clear();
        var call = _last is { State: "running" } step ? $" ({step.Account} {step.What})" : "";
        _output.Talk.Line($"interrupt: finishing the call under way{call}; again to stop at once");
        _output.Talk.Line();
    }

    /// <summary>Takes the region off the screen.</summary>
    public void Dispose() => _region?.Dispose();
}
