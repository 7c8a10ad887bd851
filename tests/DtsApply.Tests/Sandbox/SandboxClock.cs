namespace DtsApply.Tests.Sandbox;

/// <summary>A clock that stands still until it is set.</summary>
internal sealed class SandboxClock(DateTimeOffset now) : TimeProvider
{
    public static readonly DateTimeOffset Start = new(2026, 11, 23, 15, 57, 0, TimeSpan.Zero);

    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
