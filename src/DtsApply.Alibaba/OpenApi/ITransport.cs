using DtsApply.Alibaba.Credentials;

namespace DtsApply.Alibaba.OpenApi;

/// <summary>
/// Sends one call once and says what came of it: never again by itself, never to where an answer points. What is above
/// it (retries, budgets, keys, their proof, what is shown of errors) is the same whoever signs and sends.
/// </summary>
internal interface ITransport : IDisposable
{
    /// <summary>What to do where nothing can be reached.</summary>
    string HelpToReach { get; }

    /// <summary>Sends a call once.</summary>
    /// <param name="call">The call.</param>
    /// <param name="keys">What it is signed with.</param>
    /// <param name="limit">How long its answer is waited for; after that nobody knows what became of it.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    Task<Attempt> SendAsync(Call call, AccessKey keys, TimeSpan limit, CancellationToken cancellationToken);
}
