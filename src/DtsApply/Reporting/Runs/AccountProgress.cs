namespace DtsApply.Reporting.Runs;

/// <summary>What an account is at.</summary>
/// <param name="Account">The account's name.</param>
/// <param name="Role">The role's name.</param>
/// <param name="What">The action's name, <c>read</c> or <c>read back</c>.</param>
/// <param name="State">In words.</param>
/// <param name="Since">When that began.</param>
internal sealed record AccountProgress(string Account, string Role, string What, string State, long Since)
{
    /// <summary>Whether it waits to try again, or tries again.</summary>
    public bool Waits { get; init; }

    /// <summary>When that was said, and how long it waits.</summary>
    public (long Said, TimeSpan Delay) Pause { get; init; }

    /// <summary>Whether nothing more happens in the account.</summary>
    public bool IsOver { get; init; }

    /// <summary>Whether a write is under way.</summary>
    public bool IsCalling =>
        !IsOver && (Waits || State is "running") && What is not (RunProgress.Read or RunProgress.ReadBack);
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
