namespace DtsApply.Applying.Journals;

/// <summary>
/// What a run is about to do and what came of it, kept while it happens: whenever the run dies, what is kept tells what
/// was certainly done, what was certainly not begun, and the one call of each account that nobody knows about. Called
/// from several accounts at once.
/// </summary>
public interface IJournal
{
    /// <summary>Where it is kept; null where nothing is.</summary>
    string? Place { get; }

    /// <summary>
    /// Keeps one entry, a <see cref="Sending"/> so that it outlives the machine. Null once it is kept, otherwise why it
    /// is not; after one that was not, none is any more.
    /// </summary>
    Task<string?> AppendAsync(JournalEntry entry);
}

/// <summary>Keeps nothing, for callers that need none.</summary>
public sealed class NoJournal : IJournal
{
    /// <inheritdoc/>
    public string? Place => null;

    /// <inheritdoc/>
    public Task<string?> AppendAsync(JournalEntry entry) => Task.FromResult<string?>(null);
}

/// <summary>The journal cannot be written: what was about to be sent is not sent.</summary>
/// <param name="message">Why.</param>
public sealed class JournalException(string message) : Exception(message);
