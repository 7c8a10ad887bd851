using System.Globalization;
using DtsApply.Applying;

namespace DtsApply.Reporting;

/// <summary>Progress for logs, CI and screen readers: one line when something ends or is tried again, nothing when it starts. Safe from several threads.</summary>
/// <param name="page">Where the lines go.</param>
/// <param name="columns">The account and role columns.</param>
/// <param name="clock">The clock, for the time of day in UTC.</param>
public sealed class ProgressLines(Page page, Columns columns, TimeProvider clock)
{
    private const int Longest = 18;
    private readonly Lock _lock = new();

    /// <summary>A step of a run.</summary>
    public void On(Step step)
    {
        if (step.State is not "running")
        {
            Line(step.Account, step.Role, step.What, $"{step.State}, {Words.Duration(step.Elapsed)}");
        }
    }

    /// <summary>A call that will be tried again.</summary>
    public void On(RetryNotice notice) => Line(notice.Account, notice.Role ?? "", notice.Action,
        string.Create(CultureInfo.InvariantCulture, $"{notice.Reason}, try {notice.Try} of {notice.Of} in {Words.Duration(notice.Delay)}"));

    private void Line(string account, string role, string what, string how)
    {
        lock (_lock)
        {
            page.Line(string.Create(CultureInfo.InvariantCulture, $"{clock.GetUtcNow():HH:mm:ss}Z  {columns.Of(account, role)}  {what,-Longest}  {how}"));
        }
    }
}
