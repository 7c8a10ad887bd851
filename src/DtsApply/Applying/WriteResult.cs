using DtsApply.Live;

namespace DtsApply.Applying;

/// <summary>How a write ended; the failure is null when it was done.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Failure">Why it was not done, or is not known to be.</param>
internal sealed record WriteResult(Outcome Outcome, CloudException? Failure)
{
    /// <summary>Whether it is someone else's: RAM says that all of it was there already.</summary>
    public bool WasThere { get; init; }
}
