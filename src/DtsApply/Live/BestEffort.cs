namespace DtsApply.Live;

/// <summary>
/// Asks what only helps the reader of a plan: it must not use up the time of the account's own work, and no answer is
/// no news.
/// </summary>
internal static class BestEffort
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    /// <summary>The answer; null where there was none in time.</summary>
    /// <exception cref="CloudException">Something answered about another account, which is never no news.</exception>
    public static async Task<T?> AskAsync<T>(Func<CancellationToken, Task<T?>> ask, CancellationToken cancellationToken)
        where T : class
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Longest);
        try
        {
            return await ask(limit.Token);
        }
        catch (CloudException exception) when (exception.Kind is not FailureKind.Elsewhere)
        {
            return null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }
}
