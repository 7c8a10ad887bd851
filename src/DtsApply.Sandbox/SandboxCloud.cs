using System.Collections.Frozen;
using System.Globalization;
using DtsApply.Sandbox.Gateway;
using DtsApply.Sandbox.State;
using DtsApply.Sandbox.Storing;

namespace DtsApply.Sandbox;

/// <summary>
/// The embedded RAM and STS. It takes requests as the real services get them, signature and all, and answers as they do; what carries the requests,
/// a handler in this process or a server, is not its business. Checks come in this order: key, signature, time, nonce, token, action; then the action's own.
/// </summary>
public sealed class SandboxCloud
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    private readonly SandboxStore _store;
    private readonly SandboxOptions _options;
    private readonly FrozenSet<string> _accounts;
    private readonly Nonces _nonces;

    /// <summary>Makes one.</summary>
    /// <param name="store">Its memory; the caller opens and closes it.</param>
    /// <param name="options">Its accounts and its clock.</param>
    public SandboxCloud(SandboxStore store, SandboxOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _store = store;
        _options = options;
        _accounts = options.AccountIds.ToFrozenSet(StringComparer.Ordinal);
        _nonces = new(options.Clock);
    }

    /// <summary>Answers one request. Whatever is wrong with the request is an answer too.</summary>
    /// <exception cref="SandboxStateException">The state file cannot be used.</exception>
    public async ValueTask<SandboxAnswer> HandleAsync(SandboxRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var requestId = _options.RequestIds().ToString("D").ToUpperInvariant();
        var parameters = Parameters.Of(request);
        if (Wire.Read(request, parameters, out var call) is { } unreadable)
        {
            return Answers.Of(unreadable, Api.HostOf(call?.Version), requestId);
        }

        var host = Api.HostOf(call!.Version);
        var (refusal, caller) = await CallerOfAsync(call, cancellationToken);
        if (refusal is not null)
        {
            return Answers.Of(refusal, host, requestId);
        }

        if (Api.Find(call.Version, call.Action) is not { } api)
        {
            return Answers.Of(GatewayRefusals.ApiNotFound, host, requestId);
        }

        var reply = await RunAsync(api, caller!, parameters, cancellationToken);
        return Answers.Of(reply, host, requestId);
    }

    private ValueTask<Reply> RunAsync(Api api, Caller caller, Parameters parameters, CancellationToken cancellationToken)
    {
        return api.Writes
            ? _store.WriteAsync(state => Run(state) is var reply ? (reply, reply.Changes) : default, cancellationToken)
            : _store.ReadAsync(Run, cancellationToken);

        Reply Run(SandboxState state) => api.Run(new(state, caller, parameters, _options));
    }

    private async ValueTask<(Refusal? Refusal, Caller? Caller)> CallerOfAsync(SignedCall call, CancellationToken cancellationToken)
    {
        var (found, secret, caller) = await _store.ReadAsync(state => Keyring.Find(state, _accounts, call, _options.Clock.GetUtcNow()), cancellationToken);
        if (secret is null)
        {
            return (found, null);
        }

        var refusal = !call.IsSignedWith(secret) ? GatewayRefusals.SignatureDoesNotMatch
            : StampProblem(call.Stamp) is { } untimely ? untimely
            : !_nonces.TryUse(call.KeyId, call.Nonce) ? GatewayRefusals.NonceUsed
            : found;
        return (refusal, caller);
    }

    private Refusal? StampProblem(string stamp) =>
        !DateTimeOffset.TryParseExact(stamp, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? GatewayRefusals.StampFormat
        : (_options.Clock.GetUtcNow() - moment).Duration() > Window ? GatewayRefusals.StampExpired
        : null;
}
