using DtsApply.Live;
using DtsApply.Model;

namespace DtsApply.Reporting.Runs;

/// <summary>What an account is at.</summary>
/// <param name="Account">The account's name.</param>
/// <param name="Role">The role's name.</param>
/// <param name="Activity">What began or ended last.</param>
/// <param name="Ended">How it ended; null while it runs.</param>
/// <param name="Since">When it began or ended.</param>
internal sealed record AccountProgress(string Account, string Role, Activity Activity, Status? Ended, long Since)
{
    /// <summary>The call that waits to be tried again, or is; null where none is.</summary>
    public RetryNotice? Retry { get; init; }

    /// <summary>When that was said.</summary>
    public long RetrySaid { get; init; }

    /// <summary>Whether nothing more happens in the account.</summary>
    public bool IsOver { get; init; }

    /// <summary>Whether it goes on: nothing has ended yet, or a call is tried again.</summary>
    public bool IsRunning => Ended is null || Retry is not null;

    /// <summary>Whether a write is under way.</summary>
    public bool IsCalling => !IsOver && IsRunning && !Activity.IsLook;
}

/// <summary>How far a run is at one moment.</summary>
/// <param name="Working">The accounts at work, in the order of the plan.</param>
/// <param name="Placed">What was asked for by name and has begun.</param>
/// <param name="Left">How many accounts are at work or have not begun.</param>
internal sealed record ProgressMoment(
    IReadOnlyList<AccountProgress> Working,
    IReadOnlyDictionary<string, AccountProgress> Placed,
    int Left
);
