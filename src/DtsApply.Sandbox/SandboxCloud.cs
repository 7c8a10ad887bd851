using System.Collections.Frozen;
using System.Collections.Immutable;
using DtsApply.Sandbox.Faults;
using DtsApply.Sandbox.Gateway;
using DtsApply.Sandbox.Policies;
using DtsApply.Sandbox.State;
using DtsApply.Sandbox.Storing;

namespace DtsApply.Sandbox;

/// <summary>
/// The embedded RAM and STS. It takes requests as the real services get them, signature and all, and answers as they
/// do; what carries the requests, a handler in this process or a server, is not its business. Checks come in this
/// order: key, signature, time, nonce, token, action; then what the caller's policies allow, if they are evaluated, and
/// the action's own.
/// </summary>
public sealed class SandboxCloud
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    private readonly SandboxStore _store;
    private readonly SandboxOptions _options;
    private readonly FrozenSet<string> _accounts;
    private readonly FaultInjector _misbehaviour;

    /// <summary>Makes one.</summary>
    /// <param name="store">Its memory; the caller opens and closes it.</param>
    /// <param name="options">Its accounts and its clock.</param>
    public SandboxCloud(SandboxStore store, SandboxOptions options)
    {
        _store = store;
        _options = options;
        _accounts = options.AccountIds.ToFrozenSet(StringComparer.Ordinal);
        _misbehaviour = new(options.Faults, options.Clock);
    }

    /// <summary>Answers one request. Whatever is wrong with the request is an answer too.</summary>
    /// <exception cref="SandboxStateException">The state file cannot be used.</exception>
    public async ValueTask<SandboxAnswer> HandleAsync(SandboxRequest request, CancellationToken cancellationToken)
    {
        var requestId = RequestId();
        var parameters = Parameters.Parse(request);
        if (UnsignedCall.Find(request, parameters) is { } unsigned)
        {
            return UnsignedCall.Check(request, parameters, _options.Clock.GetUtcNow(), Window) is { } wrong
                ? ResponseWriter.Write(wrong, unsigned.Host, requestId)
                : await DisturbedAsync(
                    new(unsigned, UnsignedCall.Caller(parameters, _options.AccountIds), parameters, requestId),
                    cancellationToken
                );
        }

        if (CallReader.Read(request, parameters, out var call) is { } unreadable)
        {
            return ResponseWriter.Write(unreadable, Api.HostOf(call?.Version), requestId);
        }

        var host = Api.HostOf(call!.Version);
        var (refusal, caller) = await CallerOfAsync(call, cancellationToken);
        if (refusal is not null)
        {
            return ResponseWriter.Write(refusal, host, requestId);
        }

        if (Api.Find(call.Version, call.Action) is not { } api)
        {
            return ResponseWriter.Write(GatewayRefusals.ApiNotFound, host, requestId);
        }

        return await DisturbedAsync(new(api, caller!, parameters, requestId), cancellationToken);
    }

    /// <summary>Answers a request that no service ever saw.</summary>
    internal SandboxAnswer Refuse(Refusal refusal) => ResponseWriter.Write(refusal, Api.HostOf(null), RequestId());

    private string RequestId() => _options.RequestIds().ToString("D").ToUpperInvariant();

    /// <summary>Carries the call out, with what was asked for to go wrong around it.</summary>
    private async ValueTask<SandboxAnswer> DisturbedAsync(Verified call, CancellationToken cancellationToken)
    {
        var (account, action) = (call.Caller.AccountId, call.Api.Name);
        await _misbehaviour.DelayAsync(account, action, cancellationToken);
        if (_misbehaviour.Before(account, action) is { } fault)
        {
            return ResponseWriter.Write(fault, call.Api.Host, call.RequestId);
        }

        if (_misbehaviour.DropsBefore(account, action))
        {
            return ResponseWriter.Dropped(call.RequestId);
        }

        var reply = await RunAsync(call, cancellationToken);
        return _misbehaviour.DropsAfter(account, action)
            ? ResponseWriter.Dropped(call.RequestId)
            : ResponseWriter.Write(reply, call.Api.Host, call.RequestId);
    }

    private ValueTask<Reply> RunAsync(Verified call, CancellationToken cancellationToken)
    {
        return call.Api.Writes ? _store.WriteAsync(Write, cancellationToken) : _store.ReadAsync(Run, cancellationToken);

        Reply Run(SandboxState state)
        {
            if (
                _options.EvaluatesPolicies
                && Permissions.Check(state, call.Api, call.Caller, call.Parameters) is { } denied
            )
            {
                return denied;
            }

            var seen = _misbehaviour.Seen(state, call.Caller.AccountId, call.Api, call.Parameters);
            var account = seen.Account(call.Caller.AccountId);
            return _misbehaviour.Lag(account, call.Api.Name, call.Parameters.Find("RoleName")) is { } lag
                ? lag
                : call.Api.Run(new((seen, account), call.Caller, call.Parameters, _options));
        }

        (Reply, ImmutableArray<SandboxChange>) Write(SandboxState state)
        {
            var reply = Run(state);
            if (!reply.Changes.IsEmpty)
            {
                _misbehaviour.Remember(state.Account(call.Caller.AccountId));
            }

            return (reply, reply.Changes);
        }
    }

    private async ValueTask<(Refusal? Refusal, SandboxCaller? Caller)> CallerOfAsync(
        SignedCall call,
        CancellationToken cancellationToken
    )
    {
        var (found, secret, caller) = await _store.ReadAsync(
            state => KeyLookup.Find(state, _accounts, call, _options.Clock.GetUtcNow()),
            cancellationToken
        );
        if (secret is null)
        {
            return (found, null);
        }

        if (!call.IsSignedWith(secret))
        {
            return (GatewayRefusals.SignatureDoesNotMatch(call), caller);
        }

        var now = _options.Clock.GetUtcNow();
        return !call.TryReadStamp(out var stamp) ? (GatewayRefusals.StampFormat, caller)
            : (now - stamp).Duration() > Window ? (GatewayRefusals.StampExpired, caller)
            : !await _store.TryUseAsync(
                UsedNonce.Create(call, stamp + Window),
                now,
                _options.KeepsNonces,
                cancellationToken
            )
                ? (GatewayRefusals.NonceUsed, caller)
            : (found, caller);
    }

    private sealed record Verified(Api Api, SandboxCaller Caller, Parameters Parameters, string RequestId);
}
