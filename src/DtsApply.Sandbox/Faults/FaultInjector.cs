using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using DtsApply.Sandbox.Gateway;
using DtsApply.Sandbox.Ram;
using DtsApply.Sandbox.State;
using DtsApply.Text;

namespace DtsApply.Sandbox.Faults;

/// <summary>What a call meets besides the service: decided before it, around it and after it.</summary>
internal sealed class FaultInjector(SandboxFaults faults, TimeProvider clock)
{
    private static readonly Refusal Throttled = new(
        400,
        "Throttling.User",
        "Request was denied due to user flow control."
    );
    private static readonly Refusal Unavailable = new(
        503,
        "ServiceUnavailable",
        "The request has failed due to a temporary failure of the server."
    );
    private static readonly Refusal Html = new(
        502,
        "",
        "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>"
    );

    private readonly ConcurrentDictionary<(FaultKind Kind, string Account, string Action), int> _calls = new();
    private readonly PastStates _past = new();

    public bool IsNone => faults.Rules.IsEmpty;

    /// <summary>
    /// The answer that a call gets in the place of its own, if any. One without a code is a page, not an error of the
    /// service.
    /// </summary>
    public Refusal? Before(string account, string action) =>
        IsNone ? null
        : Strikes(FaultKind.Throttle, account, action) ? Throttled
        : Strikes(FaultKind.Error500, account, action) ? GatewayRefusals.Internal
        : Strikes(FaultKind.Error503, account, action) ? Unavailable
        : Strikes(FaultKind.Html502, account, action) ? Html
        : Strikes(FaultKind.ExpiredToken, account, action) ? GatewayRefusals.TokenExpired
        : null;

    /// <summary>Whether the connection is cut without the call being carried out.</summary>
    public bool DropsBefore(string account, string action) => Strikes(FaultKind.DropBefore, account, action);

    /// <summary>Whether the connection is cut after the call was carried out.</summary>
    public bool DropsAfter(string account, string action) => Strikes(FaultKind.DropAfter, account, action);

    public Task DelayAsync(string account, string action, CancellationToken cancellationToken) =>
        TimeOf(FaultKind.Latency, account, action, concerned: true) is var delay && delay > TimeSpan.Zero
            ? Task.Delay(delay, clock, cancellationToken)
            : Task.CompletedTask;

    /// <summary>
    /// The state as a call sees it: for a listing that is stale, one of the past; and without the roles named by it
    /// that do not show yet, wherever it names them. The lags of a role are those of its account, whoever asks.
    /// </summary>
    public SandboxState Seen(SandboxState state, string caller, Api api, Parameters parameters)
    {
        if (IsNone)
        {
            return state;
        }

        var seen = state.With(OfThePast(state.Account(caller), api.Name));
        foreach (var (accountId, name) in RoleNames.In(parameters, caller))
        {
            if (
                seen.Find(accountId) is { } account
                && account.Roles.TryGetValue(name, out var role)
                && IsHidden(account, api.Name, role)
            )
            {
                seen = seen.With(account.Without(role));
            }
        }

        return seen;
    }

    private SandboxAccount OfThePast(SandboxAccount account, string action)
    {
        var isList = action is "ListRoles" or "ListPolicies" or "ListUsers" or "ListEntitiesForPolicy";
        var lag = TimeOf(FaultKind.StaleLists, account.Id, action, concerned: isList);
        return lag > TimeSpan.Zero ? _past.At(account, clock.GetUtcNow() - lag) : account;
    }

    /// <summary>A new role is there for CreateRole at once: it is never made twice.</summary>
    private bool IsHidden(SandboxAccount account, string action, StoredRole role) =>
        action is not "CreateRole"
        && (
            IsWithin(TimeOf(FaultKind.Unreadable, account.Id, action, concerned: true), role.Created)
            || IsWithin(
                TimeOf(
                    FaultKind.Unassumable,
                    account.Id,
                    action,
                    concerned: action is "AssumeRole" or "AssumeRoleWithOIDC"
                ),
                role.Created
            )
        );

    /// <summary>Keeps what a write is about to change, where a listing may be asked for it later.</summary>
    public void Remember(SandboxAccount account)
    {
        if (!IsNone && faults.Rules.Any(rule => rule.Kind is FaultKind.StaleLists))
        {
            _past.Add(account, clock.GetUtcNow());
        }
    }

    /// <summary>What a call is refused with because something has not shown yet.</summary>
    public Refusal? Lag(SandboxAccount account, string action, string? roleName)
    {
        if (
            IsNone
            || action is not "DeleteRole"
            || roleName is null
            || !account.Roles.TryGetValue(roleName, out var role)
        )
        {
            return null;
        }

        var conflict = TimeOf(FaultKind.DeleteConflict, account.Id, action, concerned: true);
        return IsWithin(conflict, role.Detached)
            ? Refusal.Conflict("Role.Policy", "The role can not have any attached policy while deleting the role.")
            : null;
    }

    private bool IsWithin(TimeSpan lag, string? date) =>
        lag > TimeSpan.Zero
        && date is not null
        && string.CompareOrdinal(UtcTime.Seconds(clock.GetUtcNow() - lag), date) < 0;

    private TimeSpan TimeOf(FaultKind kind, string account, string action, bool concerned) =>
        faults
            .Rules.LastOrDefault(rule => rule.Concerns(kind, account, action) && (concerned || rule.Action is not null))
            ?.Time
        ?? TimeSpan.Zero;

    private bool Strikes(FaultKind kind, string account, string action)
    {
        if (IsNone || faults.Rules.LastOrDefault(rule => rule.Concerns(kind, account, action)) is not { } rule)
        {
            return false;
        }

        var call = _calls.AddOrUpdate((kind, account, action), 1, static (_, before) => before + 1);
        return rule.First is { } first
            ? call <= first
            : Draw($"{faults.Seed}/{kind}/{account}/{action}/{call}") < rule.Chance;
    }

    /// <summary>A number from 0 up to 1 that follows from a text.</summary>
    private static double Draw(string text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        return BitConverter.ToUInt32(hash) / (uint.MaxValue + 1.0);
    }
}
