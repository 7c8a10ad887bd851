namespace DtsApply.Sandbox.Faults;

/// <summary>A way in which the sandbox misbehaves when it is told to.</summary>
internal enum FaultKind
{
    Throttle,
    Error500,
    Error503,
    Html502,
    DropBefore,
    DropAfter,
    ExpiredToken,
    Latency,
    Unreadable,
    Unassumable,
    DeleteConflict,
    StaleLists,
}

/// <summary>One fault that was asked for.</summary>
/// <param name="Kind">Which one.</param>
/// <param name="Action">The only action that it hits; null for all, or for those that the fault is about.</param>
/// <param name="Account">The only account that it hits; null for all.</param>
internal sealed record FaultRule(FaultKind Kind, string? Action, string? Account)
{
    /// <summary>How many calls it hits, the first ones of each action in each account; null for chance.</summary>
    public int? First { get; init; }

    /// <summary>How likely it hits a call, from 0 to 1.</summary>
    public double Chance { get; init; }

    /// <summary>How long it lasts, for the faults that are a delay or a lag.</summary>
    public TimeSpan Time { get; init; }

    public bool Concerns(FaultKind kind, string account, string action) =>
        Kind == kind && (Action ?? action) == action && (Account ?? account) == account;
}
