using DtsApply.Live;

namespace DtsApply.Alibaba.Credentials;

/// <summary>One way to come by the keys of an account. Whoever made it has looked that its configuration is whole.</summary>
internal interface IKeySource
{
    /// <summary>How screens name it, such as <c>profile orders</c>.</summary>
    string Label { get; }

    /// <summary>Whether asking again may give another key.</summary>
    bool CanRenew { get; }

    /// <summary>Gets a key, a new one each time where the source makes keys.</summary>
    /// <exception cref="CloudException">It gives none.</exception>
    Task<AccessKey> FetchAsync(CancellationToken cancellationToken);
}

/// <summary>A key that is written down, in variables or in a profile.</summary>
internal sealed class WrittenKey(AccessKey key) : IKeySource
{
    public string Label => key.Label;

    public bool CanRenew => false;

    public Task<AccessKey> FetchAsync(CancellationToken cancellationToken) => Task.FromResult(key);
}
