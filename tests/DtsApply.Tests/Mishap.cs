using DtsApply.Live;

namespace DtsApply.Tests;

/// <summary>A call that goes wrong.</summary>
internal sealed record Mishap(CloudException Exception, bool After)
{
    public static Mishap Lost(bool after) => new(new(FailureKind.Lost, "no answer"), after);

    public static Mishap NoAnswer { get; } =
        new(
            new(FailureKind.NoAnswer, "no answer")
            {
                Tries = 8,
                Elapsed = TimeSpan.FromSeconds(94),
                Action = "GetRole",
            },
            After: false
        );

    /// <summary>Turned away, and not sent again because the run is to stop.</summary>
    public static Mishap GivenUp { get; } =
        new(new(FailureKind.NoAnswer, "no answer") { IsGivenUp = true }, After: false);

    public static Mishap Denied { get; } = new(FakeCloud.Refusal("NoPermission"), After: false);
}
