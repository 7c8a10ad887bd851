using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using DtsApply.Alibaba.Credentials;
using DtsApply.Alibaba.OpenApi;
using DtsApply.Alibaba.Ram;
using DtsApply.Live;
using DtsApply.Model;

namespace DtsApply.Alibaba;

/// <summary>What the clients of all accounts share.</summary>
/// <param name="Transport">Sends one call once.</param>
/// <param name="Retries">How to try again.</param>
/// <param name="Lockout">Ends all calls once something answered about another account.</param>
internal sealed record ClientParts(ITransport Transport, RetryPolicy Retries, Lockout Lockout)
{
    /// <summary>Told of each key before it is used.</summary>
    public Action<AccessKey>? OnKey { get; init; }
}

/// <summary>
/// The calls of one account, each signed with the key that its source gives now. Once a key was proved to be the
/// declared account's, no other signs a call before the service said whose it is, and no write is signed with one that
/// was not proved.
/// </summary>
internal sealed class AccountClient : IDisposable
{
    private readonly ClientParts _parts;
    private readonly Lazy<RenewedKey> _keys;
    private readonly ConcurrentDictionary<AccessKey, Lazy<Task<Identity>>> _identities = new();
    private readonly AccountThrottle _throttle;

    /// <param name="account">The account.</param>
    /// <param name="parts">What is shared.</param>
    /// <param name="throttle">What its calls share.</param>
    /// <param name="find">Finds the source of its keys.</param>
    public AccountClient(Account account, ClientParts parts, AccountThrottle throttle, Func<ISessions, IKeySource> find)
    {
        (Account, _parts, _throttle) = (account, parts, throttle);
        _keys = new(() => new(find(new Sessions(ClientFor, Check)), parts.Retries.Clock));
    }

    public Account Account { get; }

    /// <summary>The source of the keys, found without calling anything.</summary>
    /// <exception cref="CloudException">It lacks something.</exception>
    public IKeySource FindCredentials() => _keys.Value.Source;

    /// <summary>Whose the key is that calls are signed with now; asked anew each time.</summary>
    public Task<Identity> IdentifyAsync(CancellationToken cancellationToken) =>
        WithKeyAsync(
            async (key, token) =>
            {
                var identity = await AskIdentityAsync(key, token);
                _identities[key] = new(Task.FromResult(identity));
                return identity;
            },
            cancellationToken
        );

    /// <summary>A key of the declared account and the identity behind it, to assume roles with.</summary>
    /// <param name="refused">The key whose session the service calls ended; null where none was tried.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<(AccessKey Key, Caller? Caller)> ProvedKeyAsync(
        AccessKey? refused,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await (refused is null ? Task.CompletedTask : _keys.Value.AfterAsync(refused, cancellationToken));
            return await WithKeyAsync<(AccessKey, Caller?)>(
                async (key, token) => (key, new Caller(Account, await ProveAsync(key, token))),
                cancellationToken
            );
        }
        catch (CloudException exception)
        {
            throw exception.OwnedBy(Account);
        }
    }

    /// <inheritdoc cref="RetryingClient.AskAsync"/>
    public Task<T> AskAsync<T>(
        Call call,
        JsonTypeInfo<T> shape,
        Func<T, bool> isWhole,
        CancellationToken cancellationToken,
        Action<JsonElement>? onAnswer = null
    )
        where T : class =>
        WithKeyAsync(
            async (key, token) =>
            {
                await ProveRenewedAsync(key, token);
                return await ClientFor(key).AskAsync(call, shape, isWhole, token, onAnswer);
            },
            cancellationToken
        );

    /// <summary>The answer of a write, signed with a proved key.</summary>
    public async Task<JsonElement> WriteAsync(
        Call call,
        Func<JsonElement, bool> isWhole,
        ResendOptions again,
        CancellationToken cancellationToken
    )
    {
        var isAgain = false;
        return await WithKeyAsync(
            async (key, token) =>
            {
                await ProveAsync(key, token);
                if (isAgain && again.Before is { } before)
                {
                    await before();
                }

                isAgain = true;
                return await ClientFor(key).AnswerAsync(call, isWhole, token, again);
            },
            cancellationToken
        );
    }

    /// <summary>Sends a call, signed with a proved key, whose answer is looked at and dropped.</summary>
    public Task TryAsync(Call call, Func<JsonElement, bool> isWhole, CancellationToken cancellationToken) =>
        WithKeyAsync(
            async (key, token) =>
            {
                await ProveAsync(key, token);
                _ = await ClientFor(key).AnswerAsync(call, isWhole, token);
                return call;
            },
            cancellationToken
        );

    public void Dispose() => _throttle.Dispose();

    private RetryingClient ClientFor(AccessKey key)
    {
        _parts.OnKey?.Invoke(key);
        return new(Account.Name.Value!, key, _parts.Transport, _throttle, _parts.Retries);
    }

    /// <summary>
    /// Does one thing with the current key, and once more with another where the service says that its session has
    /// ended: it certainly did nothing then.
    /// </summary>
    private async Task<T> WithKeyAsync<T>(
        Func<AccessKey, CancellationToken, Task<T>> work,
        CancellationToken cancellationToken
    )
    {
        var key = await _keys.Value.CurrentAsync(cancellationToken);
        try
        {
            return await work(key, cancellationToken);
        }
        catch (CloudException exception) when (HasExpired(exception))
        {
            var other = await _keys.Value.AfterAsync(key, cancellationToken);
            if (other == key)
            {
                throw;
            }

            key = other;
        }

        return await work(key, cancellationToken);
    }

    private bool HasExpired(CloudException exception) =>
        exception is { Error.Code: ServiceCodes.TokenExpired, Owner: null } && _keys.Value.Source.CanRenew;

    // Where an identity was asked for already, another key is another identity until it is proved.
    private Task ProveRenewedAsync(AccessKey key, CancellationToken cancellationToken) =>
        _identities.IsEmpty ? Task.CompletedTask : ProveAsync(key, cancellationToken);

    private async Task<Identity> ProveAsync(AccessKey key, CancellationToken cancellationToken)
    {
        var identity = await IdentityAsync(key).WaitAsync(cancellationToken);
        return identity.AccountId == Account.Id.Value ? identity : throw CloudException.OfAnother(identity);
    }

    // Asked once a key, for all calls that wait. An answer that did not come is asked for again by the next; that the
    // service refuses the key is remembered, or a thousand members would have it refused a thousand times.
    private Task<Identity> IdentityAsync(AccessKey key)
    {
        if (_identities.TryGetValue(key, out var before) && before.IsValueCreated && IsUnanswered(before.Value))
        {
            _identities.TryRemove(new(key, before));
        }

        return _identities.GetOrAdd(key, asking => new(() => AskIdentityAsync(asking, CancellationToken.None))).Value;
    }

    private static bool IsUnanswered(Task<Identity> asked) =>
        asked is { IsFaulted: true, Exception.InnerException: not CloudException { Kind: FailureKind.Credentials } };

    private async Task<Identity> AskIdentityAsync(AccessKey key, CancellationToken cancellationToken)
    {
        var call = Call.Sts("GetCallerIdentity", StsHosts.Find(Account.Sts));
        var answer = await ClientFor(key)
            .AskAsync(call, AnswerJson.Default.CallerAnswer, RoleAnswers.IsWhole, cancellationToken);
        if (answer.AccountId == Account.Id.Value)
        {
            // Whose keys these are is the guard's question; here the answer contradicts itself.
            Check(call.Action, answer.Arn);
        }

        return new(answer.AccountId!, answer.IdentityType ?? "", answer.Arn!, key.Label)
        {
            Key = key.Masked,
            Expires = key.Expires,
        };
    }

    /// <summary>An answer that names another account than was asked about ends all calls (DTS531).</summary>
    public void Check(string action, string? arn) => Check(action, arn, Account);

    /// <summary>The same of an answer about another account than the one that calls.</summary>
    public void Check(string action, string? arn, Account of)
    {
        if (arn is not null && Arn.AccountOf(arn) is { } answered && answered != of.Id.Value)
        {
            throw _parts.Lockout.Lock(of.Name.Value!, action, answered);
        }
    }
}
